/** The filters of the list of devices, joined by AND; text is compared exactly (contract webex §4.1). */
import type { DeviceKind } from '../../../domain/device.ts';
import type { ActivationState } from '../../../domain/telephony.ts';
import type { DeskFilter, ModelNames } from '../../../services/telephony/desk-filter.ts';
import { uuidOf } from '../ids.ts';
import { modelNames } from '../models/catalogue.ts';
import type { DeviceFilters } from '../schemas/devices.ts';
import { UNKNOWN_MODEL } from './shared.ts';

const STATES: Readonly<Record<string, ActivationState>> = {
  activating: 'activating',
  connected: 'activated',
  disconnected: 'deactivated',
};
const KINDS: Readonly<Record<string, DeviceKind>> = { roomdesk: 'room_device', phone: 'desk_phone' };
const CAPABLE: Readonly<Record<string, DeviceKind>> = { xapi: 'room_device' };

/** The owner whose devices an index finds. */
export function ownerFilter({ personId, workspaceId }: DeviceFilters): string | null {
  const owner = personId ?? workspaceId;
  return owner === undefined ? null : uuidOf(owner);
}

/** The other filters; null where there are none, undefined where no device can fit. */
export function toFilter(query: DeviceFilters): DeskFilter | null | undefined {
  const { locationId = query.workspaceLocationId, displayName, product, serial, software } = query;
  const tags = (query.tag ?? []).flatMap(each => each.split(',')).flatMap(each => each.trim() || []);
  const state = wordOf(STATES, query.connectionStatus);
  const kind = kindOf(query);
  const filter: DeskFilter = {
    ...(displayName === undefined ? {} : { name: { text: displayName, model: toModel(displayName) } }),
    ...(product === undefined ? {} : { model: toModel(product) }),
    ...(locationId === undefined ? {} : { locationId: uuidOf(locationId) }),
    ...(serial === undefined ? {} : { serial }),
    ...(software === undefined ? {} : { software }),
    ...(state == null ? {} : { state }),
    ...(kind == null ? {} : { kind }),
    ...(tags.length === 0 ? {} : { tags }),
  };
  if (state === undefined || kind === undefined || isImpossible(query)) return undefined;
  return Object.keys(filter).length === 0 ? null : filter;
}

/** As type and capability say; undefined where they contradict each other. */
function kindOf({ type, capability }: DeviceFilters): DeviceKind | null | undefined {
  const kind = wordOf(KINDS, type);
  const capable = wordOf(CAPABLE, capability);
  if (kind === undefined || capable === undefined) return undefined;
  return kind !== null && capable !== null && kind !== capable ? undefined : (kind ?? capable);
}

function isImpossible(query: DeviceFilters): boolean {
  const { personId, workspaceId, devicePlatform = 'cisco', plannedMaintenance = 'off' } = query;
  // No owner is both a person and a workspace.
  if (personId !== undefined && workspaceId !== undefined && uuidOf(personId) !== uuidOf(workspaceId)) return true;
  if (devicePlatform !== 'cisco' || plannedMaintenance !== 'off') return true;
  // heldby has no source for these, so that they fit no device.
  return query.upgradeChannel !== undefined || query.errorCode !== undefined || query.permission !== undefined;
}

/** What the core calls the vendor's word: null where none is asked for, undefined for a word that no device has. */
function wordOf<T>(words: Readonly<Record<string, T>>, word: string | undefined): T | null | undefined {
  if (word === undefined) return null;
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

function toModel(shown: string): ModelNames {
  return { ...modelNames(shown), isNone: shown === UNKNOWN_MODEL };
}
