/** Stores the settings of phones that have none of their own, and tells phones to apply what they have. */
import { LENGTHS } from '@heldby/contract';
import type { DeviceId, LocationId } from '../../domain/ids.ts';
import type { DeskDefaults } from '../../domain/telephony.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  fromDeskDefaults,
  selectDeskDefaults,
  toDeskDefaults,
  upsertDeskDefaults,
} from '../../storage/statements/desk-defaults.ts';
import { selectApplied } from '../../storage/statements/desk-phones.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import { requireJsonLength } from '../lengths.ts';
import { record } from '../record.ts';
import { applyChanges } from './desk-settings.ts';

/** What phones in a location have; null where nothing was set. */
export interface SetDefaults {
  readonly organization: DeskDefaults | null;
  readonly location: DeskDefaults | null;
}

/** `locationId` null: of the organization alone. */
export async function readDeskDefaults(reader: Reader, org: number, locationId: LocationId | null): Promise<SetDefaults> {
  const rows = (await reader.all(selectDeskDefaults, { org, locationId })).map(toDeskDefaults);
  const of = (id: LocationId | null) => rows.find(each => each.locationId === id) ?? null;
  return { organization: of(null), location: locationId === null ? null : of(locationId) };
}

export interface DefaultsWish {
  /** Null: of the whole organization. */
  readonly locationId: LocationId | null;
  readonly enabled: boolean;
  /** The blocks and members that are given replace those of the same name. A location that has no settings of its own keeps none. */
  readonly values: Blocks;
}

export type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export async function saveDeskDefaults(edit: Edit, { locationId, enabled, values }: DefaultsWish): Promise<DeskDefaults> {
  const before = await readDeskDefaults(edit.tx, edit.org, locationId);
  const stored = (locationId === null ? before.organization : before.location)?.values ?? {};
  const set = enabled ? mergeBlocks(stored as Blocks, values) : {};
  const after: DeskDefaults = { locationId, enabled, values: set, modifiedAt: edit.now };
  requireJsonLength('customizations', after.values, LENGTHS.extras);
  edit.tx.send(upsertDeskDefaults, { org: edit.org, ...fromDeskDefaults(after) });
  record.deskDefaultsChanged(edit, locationId ?? edit.actor.organizationId, after);
  return after;
}

/** Member by member of each block; the later ones win. */
export function mergeBlocks(...all: readonly Blocks[]): Blocks {
  const merged: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const blocks of all) {
    for (const [name, block] of Object.entries(blocks)) merged[name] = { ...merged[name], ...block };
  }
  return merged;
}

export interface Applying {
  readonly deviceId: DeviceId;
  /** Leave out a phone with settings of its own. */
  readonly onlyWithoutOwn: boolean;
  /** A phone that was told later has it done. */
  readonly since: Instant;
}

/** Returns whether the phone is one of those that are told. */
export async function applyOnce(edit: Edit, { deviceId, onlyWithoutOwn, since }: Applying): Promise<boolean> {
  const row = await edit.tx.one(selectApplied, { org: edit.org, deviceId });
  if (row === undefined || (onlyWithoutOwn && row.enabled === 1)) return false;
  if (row.appliedAt === null || row.appliedAt <= since) applyChanges(edit, deviceId);
  return true;
}
