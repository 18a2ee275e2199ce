/** How many devices of a kind one person may hold, and what happens to one more. */
import type { DeviceKind } from './device.ts';
import type { Policy } from './organization.ts';
import type { CapAction } from './policy-rules.ts';

export interface KindCap {
  readonly limit: number;
  readonly over: CapAction;
}

const SETTINGS = {
  mobile: ['capMobile', 'capMobileOver'],
  native_catalog: ['capNativeCatalog', 'capNativeCatalogOver'],
  web_catalog: ['capWebCatalog', 'capWebCatalogOver'],
  browser: ['capBrowser', 'capBrowserOver'],
  desk_phone: ['capDeskPhone', 'capDeskPhoneOver'],
  room_device: ['capRoomDevice', 'capRoomDeviceOver'],
} as const satisfies Record<DeviceKind, readonly [keyof Policy, keyof Policy]>;

export function capSettingOf(kind: DeviceKind): string {
  return SETTINGS[kind][0];
}

/** Undefined where there is none. */
export function capOf(policy: Policy, kind: DeviceKind): KindCap | undefined {
  const [setting, action] = SETTINGS[kind];
  const limit = policy[setting];
  return limit === undefined ? undefined : { limit, over: policy[action] ?? 'refuse' };
}

/** With which the reason of an assignment begins that ended for another one. */
const CAPS = 'policy caps: ';

export function capReason(kind: string, limit: number): string {
  return `${CAPS}one person holds at most ${limit} of the kind ${kind}, and got another one`;
}

export function isByCap(reason: string | null): boolean {
  return reason?.startsWith(CAPS) ?? false;
}
