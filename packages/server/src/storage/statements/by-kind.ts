/** A number for each kind of device, as statements bind them. */
import type { DeviceKind } from '../../domain/device.ts';

export interface ByKind {
  readonly mobile: number;
  readonly nativeCatalog: number;
  readonly webCatalog: number;
  readonly browser: number;
  readonly deskPhone: number;
  readonly roomDevice: number;
}

export function byKind(numberOf: (kind: DeviceKind) => number): ByKind {
  return {
    mobile: numberOf('mobile'),
    nativeCatalog: numberOf('native_catalog'),
    webCatalog: numberOf('web_catalog'),
    browser: numberOf('browser'),
    deskPhone: numberOf('desk_phone'),
    roomDevice: numberOf('room_device'),
  };
}
