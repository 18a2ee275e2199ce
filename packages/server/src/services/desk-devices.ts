/** A desk phone or room device with its owner, as lists show it. */
import type { Device } from '../domain/device.ts';
import type { LocationId } from '../domain/ids.ts';
import type { Owner, OwnerKind } from '../domain/owner.ts';
import type { ActivationState } from '../domain/telephony.ts';
import type { Instant } from '../lib/instant.ts';
import type { DeskDeviceRow } from '../storage/statements/desk-phones.ts';
import { toDevice } from '../storage/statements/devices.ts';

export interface DeskDevice {
  readonly device: Device;
  /** Whoever has the primary line. */
  readonly owner: Owner;
  readonly port: number;
  /** The device's own location, or else its owner's. */
  readonly locationId: LocationId | null;
  readonly activationState: ActivationState;
  readonly ip: string | null;
  readonly software: string | null;
  readonly firstSeenAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  readonly sipUserName: string;
}

export function toDeskDevice(row: DeskDeviceRow): DeskDevice {
  const device = toDevice(row);
  return {
    device,
    owner: { kind: row.ownerKind as OwnerKind, id: row.ownerId },
    port: row.port,
    locationId: device.locationId ?? row.ownerLocationId,
    activationState: device.disabled === null ? (row.activationState as ActivationState) : 'deactivated',
    ip: row.ip,
    software: row.software,
    firstSeenAt: row.firstSeenAt,
    lastSeenAt: row.lastSeenAt,
    sipUserName: row.sipUserName,
  };
}
