/** Lists and counts the devices on which an owner has a line or is a guest. */
import type { Core } from '../../core/core.ts';
import { isBoundToLocations, type Purpose, reachOf, requireRight, requireSelfOr } from '../../core/rights.ts';
import { findCalling, requireCalling, requireCallingIn } from '../../core/telephony/find-calling.ts';
import { type LineLimits, lineLimits } from '../../core/telephony/limits.ts';
import type { Actor } from '../../domain/actor.ts';
import { DESK_KINDS, type Device } from '../../domain/device.ts';
import type { DeviceId, LocationId, OwnerId } from '../../domain/ids.ts';
import type { Owner, OwnerKind } from '../../domain/owner.ts';
import { type ActivationState, type Appearance, HOTELING_DEFAULT, type Hoteling } from '../../domain/telephony.ts';
import type { Instant } from '../../lib/instant.ts';
import { remember } from '../../lib/remember.ts';
import { selectHeldBy } from '../../storage/statements/assignments.ts';
import { toHoteling } from '../../storage/statements/calling.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import { type LineDeviceRow, selectLineDevicesOf, selectPrimariesInReach } from '../../storage/statements/lines.ts';
import type { Reader } from '../../storage/storage.ts';

/** The owner's line on one device, and the holder of the device's primary line. */
export interface LineDevice {
  readonly device: Device;
  /** Whether the owner's own line is the primary one. */
  readonly isPrimaryOwner: boolean;
  /** How the line appears on the phone; `guest` while the owner is a guest on it. */
  readonly appearance: Appearance | 'guest';
  readonly activationState: ActivationState;
  readonly ip: string | null;
  readonly primary: PrimaryHolder | null;
}

export interface PrimaryHolder {
  readonly owner: Owner;
  readonly firstName: string;
  readonly lastName: string;
  /** For virtual lines only. */
  readonly location: { readonly id: LocationId; readonly name: string } | null;
}

export interface LineDevices {
  readonly devices: readonly LineDevice[];
  readonly hoteling: Hoteling;
  readonly limits: LineLimits;
}

export interface DeviceCount {
  /** Owned desk phones and room devices, plus one if there is any application. */
  readonly total: number;
  /** Apps and browsers. */
  readonly applications: number;
}

export interface LineDeviceService {
  readonly listOf: (actor: Actor, owner: Owner) => Promise<LineDevices>;
  /** The same for who may read the owner's devices, of one device; null for an owner who is not called. */
  readonly find: (actor: Actor, owner: Owner, deviceId: DeviceId) => Promise<LineDevices | null>;
  readonly countOf: (actor: Actor, owner: Owner) => Promise<DeviceCount>;
}

const READ = {
  person: 'read lines of people',
  workspace: 'read lines of workspaces',
  virtual_line: 'read lines of virtual lines',
  application: 'read lines of applications',
} as const satisfies Readonly<Record<OwnerKind, Purpose>>;

export function createLineDevices(core: Core): LineDeviceService {
  const { storage, clock } = core;
  const rowsOf = async ({ org }: Actor, { id: ownerId, kind: ownerKind }: Owner) => {
    const now = clock.now();
    return withoutPast(await storage.all(selectLineDevicesOf, { org, ownerId, ownerKind, now }), now);
  };

  return {
    listOf: async (actor, owner) => {
      requireRight(actor, READ[owner.kind]);
      const rows = await rowsOf(actor, owner);
      const [first] = rows;
      // Without devices, check separately that the owner exists and the actor may see them.
      if (first === undefined) await requireCalling(storage, actor, owner);
      else requireCallingIn(actor, first.callingLocationId);
      return shownTo(storage, actor, owner, rows);
    },
    find: async (actor, owner, deviceId) => {
      requireSelfOr(actor, owner.id, 'read devices');
      if ((await findCalling(storage, actor.org, owner)) === undefined) return null;
      const rows = await rowsOf(actor, owner);
      const ofDevice = rows.filter(({ id }) => id === deviceId);
      return shownTo(storage, actor, owner, ofDevice);
    },
    countOf: async (actor, owner) => {
      requireRight(actor, READ[owner.kind]);
      await requireCalling(storage, actor, owner);
      const held = await storage.all(selectHeldBy, { org: actor.org, ownerId: owner.id, at: clock.now() });
      const owned = held.filter(row => row.role === 'owner' || row.role === 'user').map(toDevice);
      const desks = owned.filter(device => DESK_KINDS.includes(device.kind)).length;
      const applications = owned.length - desks;
      return { total: desks + Math.min(applications, 1), applications };
    },
  };
}

function shownTo(reader: Reader, actor: Actor, owner: Owner, rows: readonly LineDeviceRow[]): LineDevices | Promise<LineDevices> {
  const whole = toWhole(rows, lineLimits(actor.policy));
  if (!isBoundToLocations(actor)) return whole;
  return primariesInReach(reader, actor, owner.id).then(inReach => withoutOthers(whole, inReach));
}

async function primariesInReach(reader: Reader, actor: Actor, ownerId: OwnerId): Promise<ReadonlySet<OwnerId>> {
  const rows = await reader.all(selectPrimariesInReach, { org: actor.org, ownerId, ...reachOf(actor) });
  return new Set(rows.map(row => row.ownerId));
}

/** A location administrator sees the phone, but not an owner who is elsewhere. */
function withoutOthers(whole: LineDevices, inReach: ReadonlySet<OwnerId>): LineDevices {
  const shown = (each: LineDevice) => each.primary === null || inReach.has(each.primary.owner.id);
  return { ...whole, devices: whole.devices.map(each => (shown(each) ? each : { ...each, primary: null })) };
}

/** Leaves out the primary holders whose planned end has come. Returns the same array while there are none. */
function withoutPast(rows: readonly LineDeviceRow[], now: Instant): readonly LineDeviceRow[] {
  const isPast = ({ primaryExpiresAt }: LineDeviceRow) => primaryExpiresAt !== null && primaryExpiresAt <= now;
  return rows.some(isPast) ? rows.map(row => (isPast(row) ? { ...row, primaryId: null } : row)) : rows;
}

/** Memoized per row array, which the store caches, while the limits are the same. */
function toWhole(rows: readonly LineDeviceRow[], limits: LineLimits): LineDevices {
  const known = toKnownWhole(rows, limits);
  return sameLimits(known.limits, limits) ? known : { ...known, limits };
}

const toKnownWhole = remember((rows: readonly LineDeviceRow[], limits: LineLimits): LineDevices => {
  return { devices: oncePerDevice(rows).map(toLineDevice), hoteling: hostSettings(rows[0]), limits };
});

function sameLimits(one: LineLimits, other: LineLimits): boolean {
  return one.maxDeviceCount === other.maxDeviceCount && one.maxOwnedDeviceCount === other.maxOwnedDeviceCount;
}

/** Owners without stored host settings accept no guests. */
function hostSettings(row: LineDeviceRow | undefined): Hoteling {
  if (row === undefined || row.enabled === null || row.limitGuestUse === null || row.guestHoursLimit === null) {
    return HOTELING_DEFAULT;
  }
  const { enabled, limitGuestUse, guestHoursLimit } = row;
  return toHoteling({ enabled, limitGuestUse, guestHoursLimit });
}

/** Keeps one row per device: the primary line, else the guest session, else the line on the lowest port. */
function oncePerDevice(rows: readonly LineDeviceRow[]): LineDeviceRow[] {
  const devices = new Map<string, LineDeviceRow>();
  for (const row of rows) {
    const known = devices.get(row.id);
    if (known === undefined || rankOf(row) < rankOf(known)) devices.set(row.id, row);
  }
  return [...devices.values()];
}

function rankOf({ lineKind, port }: LineDeviceRow): number {
  if (lineKind === 'primary') return 0;
  return port === null ? 1 : 2;
}

function toLineDevice(row: LineDeviceRow): LineDevice {
  const device = toDevice(row);
  return {
    device,
    isPrimaryOwner: row.lineKind === 'primary',
    appearance: row.port === null ? 'guest' : (row.appearance as Appearance),
    activationState: device.disabled === null ? (row.activationState as ActivationState) : 'deactivated',
    ip: row.ip,
    primary: row.primaryId === null ? null : toPrimary(row, row.primaryId),
  };
}

function toPrimary(row: LineDeviceRow, id: string): PrimaryHolder {
  const { primaryLocationId, primaryLocationName } = row;
  return {
    owner: { kind: row.primaryKind as OwnerKind, id },
    firstName: row.primaryFirstName,
    lastName: row.primaryLastName,
    location: primaryLocationId === null ? null : { id: primaryLocationId, name: primaryLocationName ?? '' },
  };
}
