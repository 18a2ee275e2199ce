/** Stores the telephony part of a desk phone or room device. All code that changes it calls this file. */
import { isDeepStrictEqual } from 'node:util';
import { DESK_KINDS, type Device } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { notFound } from '../../domain/problem.ts';
import type { DeskPhone } from '../../domain/telephony.ts';
import {
  insertDeskPhone,
  resetDeskPhone as resetRow,
  selectDeskPhone,
  toDeskPhone,
  updateDeskPhone,
} from '../../storage/statements/desk-phones.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';

/** What a phone sends when it reports in. */
export interface Report {
  readonly ip: string;
  readonly software: string | null;
}

/** A new desk phone or room device is `activating`. Other kinds of devices have no telephony part. */
export function addDeskPhone(edit: Edit, device: Device, activatedBy: DeskPhone['activatedBy']): void {
  if (!DESK_KINDS.includes(device.kind)) return;
  edit.tx.send(insertDeskPhone, { org: edit.org, sipPasswordDigest: null, ...newDeskPhone(device, activatedBy) });
}

/** Resets the phone for its next owner, without the settings of the last one. */
export function resetDeskPhone(edit: Edit, device: Device, activatedBy: DeskPhone['activatedBy']): void {
  edit.tx.send(resetRow, { org: edit.org, sipPasswordDigest: null, ...newDeskPhone(device, activatedBy) });
}

/** Stores a report. The first one activates the phone. `owner`: its new owner, if it gets one in the same transaction. */
export async function reportIn(edit: Edit, deviceId: DeviceId, report: Report, owner?: Owner): Promise<DeskPhone> {
  const before = await requireDeskPhone(edit, deviceId);
  const { now } = edit;
  const seen = { firstSeenAt: before.firstSeenAt ?? now, lastSeenAt: now };
  const software = report.software ?? before.software;
  return saveDeskPhone(edit, before, { ...before, ...seen, ip: report.ip, software, activationState: 'activated' }, owner);
}

async function requireDeskPhone({ tx, org }: Edit, deviceId: DeviceId): Promise<DeskPhone> {
  const row = await tx.one(selectDeskPhone, { org, deviceId });
  if (row === undefined) throw notFound('device');
  return toDeskPhone(row);
}

/** Writes the phone if it differs from `before`. */
function saveDeskPhone(edit: Edit, before: DeskPhone, after: DeskPhone, owner?: Owner): DeskPhone {
  if (isDeepStrictEqual(after, before)) return before;
  edit.tx.send(updateDeskPhone, { org: edit.org, ...after });
  if (before.activationState === 'activated') record.deskPhoneCheckedIn(edit, before, after, owner);
  else record.deskPhoneActivated(edit, before, after, owner);
  return after;
}

function newDeskPhone(device: Device, activatedBy: DeskPhone['activatedBy']): DeskPhone {
  return {
    deviceId: device.id,
    activationState: 'activating',
    activatedBy,
    ip: null,
    software: null,
    firstSeenAt: null,
    lastSeenAt: null,
    sipUserName: `p${device.number}`,
  };
}
