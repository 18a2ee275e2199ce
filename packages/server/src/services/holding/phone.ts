/** The caller's view of a phone, made of what is stored or of what was just written. Pure. */
import type { PhonePlatform } from '../../core/composed/register-phone.ts';
import type { HeldPhone } from '../../core/pushes/phone.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { acceptsPushes, type PushState } from '../../domain/push.ts';
import { remember } from '../../lib/remember.ts';
import type { PhoneRow } from '../../storage/statements/pushes.ts';
import type { PhoneList, PhonePage } from './phones.ts';

/** The members from `token` on are null on a phone that no app has registered for pushes. */
export interface Phone {
  readonly deviceId: DeviceId;
  readonly name: string | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly platform: PhonePlatform;
  readonly token: string | null;
  readonly notificationId: string | null;
  readonly acceptNotifications: boolean;
  readonly sessionHash: string | null;
  readonly pushState: PushState | null;
}

export function phoneOf({ device, registration }: HeldPhone): Phone {
  const { id, name, make, model, platform } = device;
  return {
    deviceId: id,
    name,
    make,
    model,
    platform: platform as PhonePlatform,
    token: registration?.token ?? null,
    notificationId: registration?.notificationId ?? null,
    acceptNotifications: registration !== null && acceptsPushes(registration),
    sessionHash: registration?.sessionHash ?? null,
    pushState: registration?.state ?? null,
  };
}

export function toPhone(row: PhoneRow): Phone {
  const state = row.state as PushState | null;
  return {
    deviceId: row.id,
    name: row.name,
    make: row.make,
    model: row.model,
    platform: row.platform as PhonePlatform,
    token: row.token,
    notificationId: row.notificationId,
    acceptNotifications: acceptsPushes({ state, acceptNotifications: row.acceptNotifications === 1 }),
    sessionHash: row.sessionHash,
    pushState: state,
  };
}

/** Of rows that the store keeps, what is made of them is kept with them. */
export const toKnownPhone = remember(toPhone);

/** The page belongs to the rows: another page is other rows. */
export const toWholeList = remember(
  (rows: readonly PhoneRow[], page: PhonePage): PhoneList => ({ phones: rows.map(toPhone), total: rows.length, page }),
);
