/** Members that few people and devices have. They are stored together, and only those that have a value. */
import type { DirectoryId } from './ids.ts';

/** What a person or device is called in another system. */
export interface ExternalId {
  readonly source: string;
  readonly id: string;
}

/** The MAC address of one interface, as 12 upper-case hex digits. */
export interface Mac {
  readonly address: string;
  readonly kind: 'ethernet' | 'wifi' | 'bluetooth' | 'other';
}

export type MetadataValue = string | number | boolean;
export type MetadataValues = Readonly<Record<string, MetadataValue>>;

export interface PersonDetails {
  readonly employeeNumber?: string;
  readonly notes?: string;
  readonly externalIds?: ExternalId[];
  readonly metadata?: MetadataValues;
  /** The directory that manages the person. */
  readonly managedBy?: DirectoryId;
}

export interface DeviceDetails {
  readonly macs?: Mac[];
  /** 15 digits each. */
  readonly imei?: string[];
  readonly iccid?: string;
  readonly phoneNumber?: string;
  readonly assetTag?: string;
  /** YYYY-MM-DD. */
  readonly purchasedAt?: string;
  readonly notes?: string;
  readonly externalIds?: ExternalId[];
  readonly metadata?: MetadataValues;
}

/** What a caller may send: null clears a member, and a member that is left out stays. Keys of metadata are merged. */
export type DetailsChange<D> = {
  readonly [M in keyof D]?: M extends 'metadata' ? Readonly<Record<string, unknown>> | null : D[M] | null;
};

export const PERSON_DETAILS = [
  'employeeNumber',
  'notes',
  'externalIds',
  'metadata',
] as const satisfies readonly (keyof PersonDetails)[];

export const DEVICE_DETAILS = [
  'macs',
  'imei',
  'iccid',
  'phoneNumber',
  'assetTag',
  'purchasedAt',
  'notes',
  'externalIds',
  'metadata',
] as const satisfies readonly (keyof DeviceDetails)[];

/** What is left of the members, without those that were cleared; null if none is. */
export function withoutCleared<D extends object>(members: { readonly [M in keyof D]?: D[M] | null | undefined }): D | null {
  const kept = Object.entries(members).filter(([, value]) => !isEmpty(value));
  return kept.length === 0 ? null : (Object.fromEntries(kept) as D);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
