/**
 * Blocks: who may not use which hardware, until an administrator lifts it. A block outlives the assignment that it was set on, and the
 * device's row, because it is found by what identifies the hardware.
 */
import { digest } from '../lib/crypto.ts';
import type { Instant } from '../lib/instant.ts';
import { type Assignment, type AssignmentRole, type Doer, EXPIRED, HOLDING_ROLES, SCHEDULED, SYSTEM } from './assignment.ts';
import type { DeviceDetails } from './details.ts';
import type { Device, Disabling } from './device.ts';
import * as hardware from './hardware.ts';
import type { DeviceId, OwnerId } from './ids.ts';
import type { Owner } from './owner.ts';

/** What is forbidden or planned. At least one of `reason`, `disableAt` and `expiresAt` is set. */
export interface Restriction {
  /** Null while only something is planned. */
  readonly reason: string | null;
  /** Who set it; null for the system. */
  readonly by: OwnerId | null;
  readonly at: Instant | null;
  /** A planned disabling. */
  readonly disableAt: Instant | null;
  /** A planned end. After it, only an administrator gives the holder the device again. */
  readonly expiresAt: Instant | null;
}

export interface Block extends Restriction {
  readonly id: string;
  /** The device on which it was set, or on which the same hardware was last seen. */
  readonly deviceId: DeviceId;
  /** Who is blocked; null for every holder. */
  readonly owner: Owner | null;
  readonly createdAt: Instant;
  readonly revision: number;
}

export interface NamedBlock extends Block {
  readonly names: {
    /** Empty for every holder. */
    readonly owner: string;
    /** Null while only something is planned. */
    readonly by: Doer | null;
  };
}

/** The block as it counts at the instant: a plan counts from its instant on. */
export function blockAt<B extends Block>(block: B, now: Instant): B {
  const come = comeOf(block, now);
  if (come === null) return block;
  const { names } = block as Partial<NamedBlock>;
  return { ...block, ...come, by: null, ...(names && { names: { ...names, by: SYSTEM } }) };
}

function comeOf({ reason, disableAt, expiresAt }: Restriction, now: Instant): Pick<Restriction, 'reason' | 'at'> | null {
  if (reason !== null) return null;
  if (disableAt !== null && disableAt <= now && (expiresAt === null || disableAt < expiresAt)) {
    return { reason: SCHEDULED, at: disableAt };
  }
  return expiresAt !== null && expiresAt <= now ? { reason: EXPIRED, at: expiresAt } : null;
}

/** How a device is disabled by the blocks of every holder; null if there are none. */
export function disablingOf(blocks: readonly Block[]): Disabling | null {
  const block = blocks.find(({ owner, reason, at }) => owner === null && reason !== null && at !== null);
  if (block === undefined) return null;
  const { reason, by, at } = block;
  return reason === null || at === null ? null : { reason, by, at };
}

/** What an assignment leaves behind for the next one of the same holder; null if nothing. The stay of a guest ends, and that is all. */
export function restrictionOf(assignment: Assignment): Restriction | null {
  const { role, disabledReason: reason, disabledBy: by, disabledAt: at } = assignment;
  const plans = carriesPlans(role) ? assignment : { disableAt: null, expiresAt: null };
  const { disableAt, expiresAt } = plans;
  return reason === null && disableAt === null && expiresAt === null ? null : { reason, by, at, disableAt, expiresAt };
}

/** Whether the planned ends of assignments with this role are about the holder and the device. */
export function carriesPlans(role: AssignmentRole): boolean {
  return HOLDING_ROLES.includes(role);
}

/** What identifies hardware. An empty text stands for an identity that is unknown. */
export interface HardwareKeys {
  readonly deviceKey: string;
  readonly udidKey: string;
  readonly macKey: string;
  readonly serialKey: string;
  readonly tokenKey: string;
  /** Further interfaces and the IMEIs, which few devices have. */
  readonly moreKeys: readonly string[];
}

export type Identified = Partial<Pick<Device, 'id' | 'udid' | 'mac' | 'serial' | 'make' | 'details'>>;

/** The keys by which blocks of a device are found. `pushToken`: the one that its app reports. */
export function hardwareKeys(device: Identified, pushToken: string | null = null): HardwareKeys {
  const { id, udid, mac, serial, make, details } = device;
  return {
    deviceKey: id === undefined ? '' : deviceKeyOf(id),
    udidKey: keyOf('udid', given(udid, hardware.udidKey)),
    macKey: keyOf('mac', given(mac, hardware.macKey)),
    serialKey: keyOf(
      'serial',
      given(serial, text => numberedBy(make, text)),
    ),
    tokenKey: tokenKeyOf(pushToken),
    moreKeys: details === null || details === undefined ? NO_KEYS : moreKeysOf(details),
  };
}

const NO_KEYS: readonly string[] = [];

function moreKeysOf({ macs = [], imei = [] }: DeviceDetails): string[] {
  return [...macs.map(({ address }) => keyOf('mac', address)), ...imei.map(each => keyOf('imei', each))];
}

/** All keys of the hardware that are known. */
export function keysOf({ deviceKey, udidKey, macKey, serialKey, tokenKey, moreKeys }: HardwareKeys): string[] {
  return [deviceKey, udidKey, macKey, serialKey, tokenKey, ...moreKeys].filter(key => key !== '');
}

export function deviceKeyOf(id: DeviceId): string {
  return `device ${id}`;
}

/** Without the app and the platform, which the app's client chooses. */
export function tokenKeyOf(token: string | null): string {
  return keyOf('token', given(token, hardware.pushTokenKey));
}

/** Two makers may give out the same serial number. */
function numberedBy(make: string | null | undefined, serial: string): string | null {
  const key = hardware.serialKey(serial);
  return key === null ? null : `${(make ?? '').trim().toLowerCase()} ${key}`;
}

/** Null for a value that identifies nothing. */
function given(value: string | null | undefined, key: (value: string) => string | null): string | null {
  return value === null || value === undefined || value === '' ? null : key(value);
}

/** 144 bits of a digest: the store learns no hardware id or token from a key, and none is too long for an index. */
const KEY_CHARACTERS = 24;

function keyOf(kind: string, value: string | null): string {
  return value === null ? '' : `${kind} ${digest(value).slice(0, KEY_CHARACTERS)}`;
}
