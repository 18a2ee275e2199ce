/** The telephony half of a desk phone or room device, and the one way in which it is stored. */
import { isDeepStrictEqual } from 'node:util';
import { DESK_KINDS, type Device } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { notFound } from '../../domain/problem.ts';
import type { DeskPhone } from '../../domain/telephony.ts';
import {
  insertDeskPhone,
  restartDeskPhone as restartRow,
  selectDeskPhone,
  toDeskPhone,
  updateDeskPhone,
} from '../../storage/statements/desk-phones.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';

/** What a phone says of itself when it reports in. */
export interface Report {
  readonly ip: string;
  readonly software: string | null;
}

/** A new desk phone or room device waits to be activated. Other kinds of devices have no telephony half. */
export function addDeskPhone(edit: Edit, device: Device, activatedBy: DeskPhone['activatedBy']): void {
  if (!DESK_KINDS.includes(device.kind)) return;
  edit.tx.send(insertDeskPhone, { org: edit.org, sipPasswordDigest: null, ...newDeskPhone(device, activatedBy) });
}

/** A phone that is given out again starts anew, without the settings of its last owner. */
export function restartDeskPhone(edit: Edit, device: Device, activatedBy: DeskPhone['activatedBy']): void {
  edit.tx.send(restartRow, { org: edit.org, sipPasswordDigest: null, ...newDeskPhone(device, activatedBy) });
}

export async function requireDeskPhone({ tx, org }: Edit, deviceId: DeviceId): Promise<DeskPhone> {
  const row = await tx.one(selectDeskPhone, { org, deviceId });
  if (row === undefined) throw notFound('device');
  return toDeskPhone(row);
}

/** The phone reports in; with its first report it becomes active. `owner`: whose it becomes with that, where it does. */
export async function reportIn(edit: Edit, deviceId: DeviceId, report: Report, owner?: Owner): Promise<DeskPhone> {
  const before = await requireDeskPhone(edit, deviceId);
  const { now } = edit;
  const seen = { firstSeenAt: before.firstSeenAt ?? now, lastSeenAt: now };
  const software = report.software ?? before.software;
  return saveDeskPhone(edit, before, { ...before, ...seen, ip: report.ip, software, activationState: 'activated' }, owner);
}

/** Brings the stored phone from `before` to `after`. Nothing is written where nothing differs. */
export function saveDeskPhone(edit: Edit, before: DeskPhone, after: DeskPhone, owner?: Owner): DeskPhone {
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
