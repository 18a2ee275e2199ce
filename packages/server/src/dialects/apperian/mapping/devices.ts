/** The core's handsets as Apperian's devices and pairings (contract apperian §3.2 and §3.3), and back. Pure. */
import type { Static } from 'typebox';
import type { HandsetHolder } from '../../../core/people/holder.ts';
import type { Device as CoreDevice, DeviceFacts, Platform } from '../../../domain/device.ts';
import type { Handset } from '../../../services/holding/handsets.ts';
import type { CatalogWish } from '../../../services/identity/catalogs.ts';
import { renderId } from '../ids.ts';
import type { Device, DeviceInfo, ListedPairing, Pairing } from '../schemas/devices.ts';
import { day, untilOf, withOffset, withoutOffset } from './dates.ts';
import { toUser } from './users.ts';

type Info = Static<typeof DeviceInfo>;

/** Members without a counterpart in the core; stored with the device as they came. */
const HARDWARE_DEFAULTS = {
  front_camera: false,
  camera: false,
  flash: false,
  operating_system: 0,
  operating_system_name: '',
  form_factor: 0,
  total_ram: 0,
  free_ram: 0,
  total_storage: 0,
  free_storage: 0,
  jailbreak_status: 0,
  single_app_mode_app_psk: null as number | null,
};
type Hardware = typeof HARDWARE_DEFAULTS;
const HARDWARE = Object.keys(HARDWARE_DEFAULTS) as (keyof Hardware)[];

/** Contract apperian §6: the name of a platform where the device never reported one. */
const PLATFORMS: Readonly<Record<Platform, readonly [number, string]>> = {
  ios: [1, 'iOS'],
  android: [102, 'Android'],
  windows: [401, 'Windows Phone'],
  other: [0, ''],
};

/** Apple's tokens had 32 bytes, some have 54 or 80 by now, and Apple says to expect any length. This vendor shows no others. */
const APNS_TOKEN = /^(?:[0-9a-f]{2}){32,100}$/;

export function toDevice({ device, pushToken }: Pick<Handset, 'device' | 'pushToken'>): Static<typeof Device> {
  return {
    ...hardwareOf(device),
    apns_token: device.platform === 'ios' && pushToken !== null && APNS_TOKEN.test(pushToken) ? pushToken : null,
    id: renderId(device.id),
    operating_system_version: device.osVersion ?? '',
    manufacturer: device.make ?? '',
    name: device.name ?? '',
    model: device.model ?? '',
    created: withOffset(device.createdAt),
    udid: device.udid ?? '',
  };
}

/** The reported system counts only while it agrees with the platform, which another face may have changed since. */
function hardwareOf({ extras, platform }: CoreDevice): Hardware {
  const kept = { ...HARDWARE_DEFAULTS, ...(extras.apperian as Partial<Hardware> | undefined) };
  if (platformOf(kept.operating_system) === platform) return kept;
  const [operating_system, operating_system_name] = platform === null ? [0, ''] : PLATFORMS[platform];
  return { ...kept, operating_system, operating_system_name };
}

/** Null for 0, which means an unknown system. */
function platformOf(operatingSystem: number): Platform | null {
  if (operatingSystem === 0) return null;
  if (operatingSystem === 1) return 'ios';
  if (operatingSystem >= 102 && operatingSystem <= 109) return 'android';
  return operatingSystem === 401 ? 'windows' : 'other';
}

export function toPairing(holder: HandsetHolder, handset: Handset): Static<typeof Pairing> {
  const { assignment } = handset;
  return {
    id: renderId(assignment.id),
    last_active: assignment.lastActiveAt === null ? null : day(assignment.lastActiveAt),
    created: withoutOffset(assignment.createdAt),
    user: toUser(holder),
    device: toDevice(handset),
    disabled_reason: handset.blockedReason,
    until: untilOf(assignment.disableAt),
  };
}

export function toListedPairing(handset: Handset): Static<typeof ListedPairing> {
  const { assignment } = handset;
  return {
    device: { ...toDevice(handset), user: null },
    id: renderId(assignment.id),
    disabled_reason: handset.blockedReason,
    until: untilOf(assignment.disableAt),
    created: withoutOffset(assignment.createdAt),
  };
}

/** Browsers send the page's origin with every login; apps on the phone send none. `catalog` overrides both. */
export function toCatalogDevice(info: Info, fromBrowser: boolean): CatalogWish {
  const isWeb = info.catalog === undefined ? fromBrowser : info.catalog === 'web';
  return {
    kind: isWeb ? 'web_catalog' : 'native_catalog',
    udid: info.udid,
    facts: factsOf(info),
    // A phone without pushes sends an empty one.
    apnsToken: info.apns_token?.trim() || undefined,
  };
}

function factsOf(info: Info): DeviceFacts {
  const { name, manufacturer, model, serial, operating_system_version, operating_system } = info;
  return {
    ...given('name', name),
    ...given('make', manufacturer),
    ...given('model', model),
    ...given('serial', serial),
    ...given('osVersion', operating_system_version),
    ...(typeof operating_system === 'number' ? { platform: platformOf(operating_system) } : {}),
    extras: { apperian: Object.fromEntries(HARDWARE.flatMap(key => (isSaid(info, key) ? [[key, info[key]]] : []))) },
  };
}

/** Null counts as left out, but for the one member that the vendor itself sets to null. */
function isSaid(info: Info, key: keyof Hardware): boolean {
  return info[key] !== undefined && (info[key] !== null || key === 'single_app_mode_app_psk');
}

/** Empty text means that the device does not know its own value. */
function given<K extends string>(name: K, value: string | null | undefined): { readonly [P in K]?: string | null } {
  return value === undefined || value === null ? {} : ({ [name]: value === '' ? null : value } as { [P in K]: string | null });
}
