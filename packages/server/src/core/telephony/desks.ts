/** Finds desk phones and room devices with their owners, and checks who may see and change them. */
import type { Actor } from '../../domain/actor.ts';
import type { Device } from '../../domain/device.ts';
import type { DeviceId, LocationId, OrgId } from '../../domain/ids.ts';
import type { Owner, OwnerKind } from '../../domain/owner.ts';
import { notFound } from '../../domain/problem.ts';
import type { ActivationState } from '../../domain/telephony.ts';
import type { Instant } from '../../lib/instant.ts';
import { type DeskDeviceRow, selectDeskDevice } from '../../storage/statements/desk-devices.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import { keptOf } from '../merged.ts';
import { findsDevice, requireWholeDevice } from '../reach.ts';
import { isAdministrator, mayAct, type Places, reaches, requireSelfOr } from '../rights.ts';

export interface DeskDevice {
  readonly device: Device;
  /** The holder of the primary line; null if they gave it up and others still have shared lines. */
  readonly owner: Owner | null;
  readonly port: number | null;
  /** Where the owner is called and where they belong. */
  readonly ownerPlaces: Places;
  /** The device's own location, or its owner's if it has none. */
  readonly locationId: LocationId | null;
  readonly activationState: ActivationState;
  readonly ip: string | null;
  readonly software: string | null;
  readonly firstSeenAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  readonly sipUserName: string;
}

export interface OwnedDesk extends DeskDevice {
  readonly owner: Owner;
  readonly port: number;
}

export function toDeskDevice(row: DeskDeviceRow): DeskDevice {
  const device = toDevice(row);
  return {
    device,
    owner: row.ownerId === null ? null : { kind: row.ownerKind as OwnerKind, id: row.ownerId },
    port: row.port,
    ownerPlaces: [row.callingLocationId, row.ownerLocationId],
    locationId: device.locationId ?? row.callingLocationId ?? row.ownerLocationId,
    activationState: device.disabled === null ? (row.activationState as ActivationState) : 'deactivated',
    ip: row.ip,
    software: row.software,
    firstSeenAt: row.firstSeenAt,
    lastSeenAt: row.lastSeenAt,
    sipUserName: row.sipUserName,
  };
}

/** The id of one that was merged leads to the one that is kept. */
async function findKeptDesk(reader: Reader, { org }: Actor, id: DeviceId, now: Instant): Promise<DeskDevice | undefined> {
  const kept = await keptOf(reader, org, { id });
  return kept === undefined ? undefined : findAnyDesk(reader, org, kept, now);
}

/** The device with its owner, for its owner and for administrators in whose location it is; `not_found` for others. */
export async function requireDeskDevice(reader: Reader, actor: Actor, id: DeviceId, now: Instant): Promise<OwnedDesk> {
  const desk = await requireAnyDesk(reader, actor, id, now);
  if (!isOwned(desk)) throw notFound('device');
  return desk;
}

/** The same, but administrators also find a device that nobody owns any more. */
export async function requireAnyDesk(reader: Reader, actor: Actor, id: DeviceId, now: Instant): Promise<DeskDevice> {
  const desk = (await findAnyDesk(reader, actor.org, id, now)) ?? (await findKeptDesk(reader, actor, id, now));
  if (desk === undefined) throw notFound('device');
  if (desk.owner?.id === actor.id) return desk;
  if (!mayAct(actor, 'read desk devices') || !(await findsDevice(reader, actor, desk.device, now))) throw notFound('device');
  return desk;
}

/** The device, for its owner and for administrators who may write devices. */
export async function requireWritableDesk(edit: Edit, id: DeviceId): Promise<DeskDevice> {
  const { tx, actor, org, now } = edit;
  if (isAdministrator(actor.role) && !mayAct(actor, 'write devices')) {
    const desk = await findAnyDesk(tx, org, id, now);
    requireSelfOr(actor, desk?.owner?.id ?? '', 'write devices');
  }
  const desk = await requireAnyDesk(tx, actor, id, now);
  if (desk.owner?.id !== actor.id) await requireWholeDevice(edit, desk.device);
  return desk;
}

/** The same for administrators only, and with an owner. Call it where the right to write is checked. */
export async function requireControlledDesk(edit: Edit, id: DeviceId): Promise<OwnedDesk> {
  const desk = await requireDeskDevice(edit.tx, edit.actor, id, edit.now);
  await requireWholeDevice(edit, desk.device);
  return desk;
}

/** The device as the actor may see it: without an owner who is outside of their locations. */
export function shownTo(actor: Actor, desk: DeskDevice): DeskDevice {
  if (desk.owner === null || desk.owner.id === actor.id || reaches(actor, desk.ownerPlaces)) return desk;
  return { ...desk, owner: null, port: null, ownerPlaces: [], locationId: desk.device.locationId };
}

/** The device with its owner, whether or not the actor may see it. */
export async function findDeskDevice(reader: Reader, org: OrgId, id: DeviceId, now: Instant): Promise<OwnedDesk | undefined> {
  const desk = await findAnyDesk(reader, org, id, now);
  return desk !== undefined && isOwned(desk) ? desk : undefined;
}

/** Whether the device's primary line has a holder. */
export async function hasOwner(reader: Reader, org: OrgId, id: DeviceId, now: Instant): Promise<boolean> {
  const desk = await reader.one(selectDeskDevice, { org, id, now });
  return desk !== undefined && desk.ownerId !== null;
}

/** The device with its owner, if it has one, whether or not the actor may see it; undefined for one without lines. */
export async function findAnyDesk(reader: Reader, org: OrgId, id: DeviceId, now: Instant): Promise<DeskDevice | undefined> {
  const row = await reader.one(selectDeskDevice, { org, id, now });
  return row && toDeskDevice(row);
}

function isOwned(desk: DeskDevice): desk is OwnedDesk {
  return desk.owner !== null && desk.port !== null;
}
