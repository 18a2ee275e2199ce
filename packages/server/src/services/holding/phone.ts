/** Maps rows and just-written phones to the caller's view of a phone. */
import type { PhonePlatform } from '../../core/composed/register-phone.ts';
import type { HeldPhone } from '../../core/pushes/phone.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { acceptsPushes, type PushState } from '../../domain/push.ts';
import { remember } from '../../lib/remember.ts';
import type { PhoneRow } from '../../storage/statements/pushes.ts';

/** The members from `token` on are null if no app has registered the phone for pushes. */
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

/** Memoized per row, which the store caches. */
export const toKnownPhone = remember(toPhone);
