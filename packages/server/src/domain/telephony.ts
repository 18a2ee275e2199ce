/** Lines on desk phones, the models that have them, and the settings of those who can be called. */
import type { Instant } from '../lib/instant.ts';
import type { AssignmentId, DeviceId, LocationId, OwnerId, PersonId } from './ids.ts';
import type { Owner } from './owner.ts';

/** An owner who can be called. */
export interface Calling {
  readonly owner: Owner;
  readonly locationId: LocationId;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
  /** Whether calls are compressed to save bandwidth. */
  readonly compression: boolean;
}

/** A line of its own, which is neither a person's nor a workspace's. */
export interface VirtualLine {
  readonly id: OwnerId;
  readonly firstName: string;
  readonly lastName: string;
  readonly createdAt: Instant;
}

export const APPEARANCES = ['primary', 'shared'] as const;
export type Appearance = (typeof APPEARANCES)[number];

/** An owner's line appearance on a port of a device. */
export interface Line {
  readonly id: string;
  readonly assignmentId: AssignmentId;
  readonly deviceId: DeviceId;
  readonly owner: Owner;
  /** Counted from 1; one line per port. */
  readonly port: number;
  /** `primary` on the one line that decides who owns the device. */
  readonly kind: Appearance;
  /** How the line shows on the phone, in the words of those who put it there. */
  readonly appearance: Appearance;
  /** How many ports it takes. */
  readonly weight: number;
  readonly label: string | null;
  /** Called at once when the receiver is lifted; null: no hotline. */
  readonly hotlineDestination: string | null;
  readonly allowCallDecline: boolean;
  readonly t38Fax: boolean;
}

/** What may be chosen when a line is given. */
export type LineSettings = Pick<
  Line,
  'port' | 'appearance' | 'weight' | 'label' | 'hotlineDestination' | 'allowCallDecline' | 't38Fax'
>;

export const ACTIVATION_STATES = ['activating', 'activated', 'deactivated'] as const;
export type ActivationState = (typeof ACTIVATION_STATES)[number];

/** What a desk phone or room device has beyond a device. */
export interface DeskPhone {
  readonly deviceId: DeviceId;
  readonly activationState: ActivationState;
  readonly activatedBy: 'mac' | 'code';
  /** The address from which it last reported; null when it never did. */
  readonly ip: string | null;
  readonly software: string | null;
  readonly firstSeenAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  readonly sipUserName: string;
}

/** A device's settings as their owner put them: an object that no service reads. */
export interface Customizations {
  readonly enabled: boolean;
  /** Null where nobody has put any. */
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly modifiedAt: Instant | null;
}

/** An owner's host settings for guests. */
export interface Hoteling {
  readonly enabled: boolean;
  readonly limitGuestUse: boolean;
  readonly guestHoursLimit: number;
}

/** What holds for an owner who has set nothing. */
export const HOTELING_DEFAULT: Hoteling = { enabled: false, limitGuestUse: false, guestHoursLimit: 12 };

export interface GuestSession {
  readonly id: string;
  readonly deviceId: DeviceId;
  readonly personId: PersonId;
  readonly assignmentId: AssignmentId;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly until: Instant | null;
}

/** A guest's session without a wish lasts as long as the host's limit, or this. */
const GUEST_HOURS_DEFAULT = 12;
const HOUR_MICROS = 3_600_000_000;

/** When a session ends by itself: the wish, cut to the host's limit where there is one. */
export function guestSessionEnd(hoteling: Hoteling, wantedHours: number | null, now: Instant): Instant {
  const limit = hoteling.limitGuestUse ? hoteling.guestHoursLimit : Number.POSITIVE_INFINITY;
  const hours = Math.min(wantedHours ?? Math.min(GUEST_HOURS_DEFAULT, limit), limit);
  return now + Math.round(hours * HOUR_MICROS);
}

/**
 * On how many devices one owner may have a line, and how many may be the owner's own. Defaults of the organization's policy:
 * the count is the same whichever dialect adds the device.
 */
export const MAX_DEVICE_COUNT = 35;
export const MAX_OWNED_DEVICE_COUNT = 5;

/** Too many to guess at the permitted rate of tries, few enough to type on a phone. */
export const ACTIVATION_CODE_DIGITS = 16;
/** A week: phones are often activated days after they are ordered. */
export const ACTIVATION_CODE_MICROS = 7 * 24 * HOUR_MICROS;
