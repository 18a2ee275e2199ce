/** The settings of phones that have none of their own (contract webex §3.11): what was set, over what phones begin with. Pure. */
import { type Blocks, mergeBlocks, type SetDefaults } from '../../../core/telephony/desk-defaults.ts';
import type { DefaultsChange, ShownDefaults } from '../../../services/telephony/desk-jobs.ts';
import { uuidOf } from '../ids.ts';
import { invalidField, missingField } from '../problems.ts';
import type * as api from '../schemas/desk-jobs.ts';
import { BLOCKS } from './default-settings.ts';

/** Undefined where nothing was set. */
export function sharedSettings({ organization, location }: SetDefaults): Blocks | undefined {
  const set = [organization, location].flatMap(each => (each?.enabled ? [each.values as Blocks] : []));
  return set.length === 0 ? undefined : mergeBlocks(BLOCKS, ...set);
}

/** When they were last set, in the location or where it follows the organization. */
export function sharedSince({ organization, location }: SetDefaults): number | null {
  const times = [organization, location].flatMap(each => (each === null ? [] : [each.modifiedAt]));
  return times.length === 0 ? null : Math.max(...times);
}

export function toDefaultSettings(found: ShownDefaults, isLocation: boolean): api.DefaultSettings {
  const since = sharedSince(found);
  return {
    customizations: { ...(sharedSettings(found) ?? BLOCKS) },
    ...(isLocation ? { customEnabled: found.location?.enabled ?? false } : {}),
    updateInProgress: found.isUpdating,
    ...(since === null ? {} : { lastUpdateTime: Math.floor(since / 1000) }),
  };
}

/** An organization always has settings; a location has its own where the request says so. */
export function toDefaultsChange({
  locationId,
  locationCustomizationsEnabled,
  customizations,
}: api.SettingsJobInput): DefaultsChange {
  const enabled = locationId === undefined || locationCustomizationsEnabled === true;
  if (enabled && customizations === undefined) throw missingField('customizations');
  return {
    locationId: locationId === undefined ? null : uuidOf(locationId),
    enabled,
    values: enabled ? toBlocks(customizations ?? {}) : {},
  };
}

function toBlocks(given: Readonly<Record<string, unknown>>): Blocks {
  const blocks = Object.entries(given).filter(([, block]) => block !== null);
  for (const [name, block] of blocks) {
    if (typeof block !== 'object' || Array.isArray(block)) throw invalidField(`customizations.${name}`);
  }
  return Object.fromEntries(blocks.map(([name, block]) => [name, withoutNulls(block)])) as Blocks;
}

/** Null is left out, at any depth. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}
