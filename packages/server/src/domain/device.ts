/** A device: registered hardware or software, such as a phone, a handset, an app catalog or a browser. */
import type { Instant } from '../lib/instant.ts';
import type { Doer } from './assignment.ts';
import type { DetailsChange, DeviceDetails } from './details.ts';
import type { DeviceId, LocationId, OwnerId } from './ids.ts';

export const DEVICE_KINDS = ['mobile', 'native_catalog', 'web_catalog', 'browser', 'desk_phone', 'room_device'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

export type Platform = 'ios' | 'android' | 'windows' | 'other';

/** Kinds that the hardware's udid identifies within the organization: one row per (udid, kind). */
export const CATALOG_KINDS: readonly DeviceKind[] = ['native_catalog', 'web_catalog'];

/** Kinds that are managed as handsets. Desk phones and browsers are not. */
export const HANDSET_KINDS: readonly DeviceKind[] = ['mobile', ...CATALOG_KINDS];

/** Kinds that have lines, and report in. */
export const DESK_KINDS: readonly DeviceKind[] = ['desk_phone', 'room_device'];

/** States in the life of a device that somebody sets. */
export type SetLifecycle = 'in_repair' | 'lost' | 'retired';

/** The others follow from who holds the device. */
export type Lifecycle = SetLifecycle | 'in_stock' | 'assigned';

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
  /** What few devices have; null for all others. */
  readonly details: DeviceDetails | null;
  /** Set by hand; null while it follows from the holders. */
  readonly lifecycle: SetLifecycle | null;
  /** Set while the device is disabled for all of its holders. */
  readonly disabled: Disabling | null;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  readonly revision: number;
}

/** A device, and whether anybody holds it. */
export type DeviceNow = Device & { readonly isHeld: boolean };

/** A device, with the name of who disabled it. */
export type NamedDevice<D extends Device = Device> = D & { readonly disabled: NamedDisabling | null };

/** What a caller may set on a device. */
export type DeviceFacts = DeviceColumns & { readonly details?: DetailsChange<DeviceDetails> };

/** What is stored of it. */
export type CheckedFacts = DeviceColumns & { readonly details?: DeviceDetails | null };

/** The same without what few devices have. */
export type DeviceColumns = Partial<
  Pick<Device, 'name' | 'make' | 'model' | 'platform' | 'osVersion' | 'serial' | 'mac' | 'locationId' | 'tags' | 'extras'>
>;

/** A device without any facts. */
export const NO_FACTS: Required<DeviceColumns> = {
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

export interface NamedDisabling extends Disabling {
  readonly doer: Doer;
}
