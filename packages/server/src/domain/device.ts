/** A device: registered hardware or software, such as a phone, a handset, an app catalog or a browser. */
import type { Instant } from '../lib/instant.ts';
import type { DeviceId, LocationId, OwnerId } from './ids.ts';

export type DeviceKind = 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device';

export type Platform = 'ios' | 'android' | 'windows' | 'other';

/** Kinds that the hardware's udid identifies within the organization: one row per (udid, kind). */
export const CATALOG_KINDS: readonly DeviceKind[] = ['native_catalog', 'web_catalog'];

/** Kinds that are managed as handsets. Desk phones and browsers are not. */
export const HANDSET_KINDS: readonly DeviceKind[] = ['mobile', ...CATALOG_KINDS];

/** Kinds that have lines, and report in. */
export const DESK_KINDS: readonly DeviceKind[] = ['desk_phone', 'room_device'];

export interface Device {
  readonly id: DeviceId;
  readonly number: number;
  readonly kind: DeviceKind;
  readonly name: string | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly platform: Platform | null;
  readonly osVersion: string | null;
  readonly serial: string | null;
  /** 12 upper-case hex digits without separators. */
  readonly mac: string | null;
  /** Stored exactly as it was sent. Not unique across people. */
  readonly udid: string | null;
  readonly locationId: LocationId | null;
  readonly tags: readonly string[];
  /** Members of a vendor's object that the core does not know, by dialect. No service reads them. */
  readonly extras: Readonly<Record<string, unknown>>;
  /** Set while the device is disabled for all of its holders. */
  readonly disabled: Disabling | null;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  readonly revision: number;
}

/** What a caller may set on a device. */
export type DeviceFacts = Partial<
  Pick<Device, 'name' | 'make' | 'model' | 'platform' | 'osVersion' | 'serial' | 'mac' | 'locationId' | 'tags' | 'extras'>
>;

/** A device without any facts. */
export const NO_FACTS: Required<DeviceFacts> = {
  name: null,
  make: null,
  model: null,
  platform: null,
  osVersion: null,
  serial: null,
  mac: null,
  locationId: null,
  tags: [],
  extras: {},
};

export interface Disabling {
  readonly reason: string;
  /** The person or application that did it; null for the system. */
  readonly by: OwnerId | null;
  readonly at: Instant;
}
