/** Telephony: callings, lines on desk phones, host settings and guest sessions. */
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
  /** Whether they may use the phones of hosts as a guest. */
  readonly guestAllowed: boolean;
}

/** A line that belongs to neither a person nor a workspace. */
export interface VirtualLine {
  readonly id: OwnerId;
  readonly firstName: string;
  readonly lastName: string;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  /** Null while it is open. */
  readonly closedAt: Instant | null;
  /** What dialects keep with it, as JSON by dialect; null for nothing. */
  readonly extras: string | null;
  readonly revision: number;
}

export type Appearance = 'primary' | 'shared';

/** An owner's line appearance on a port of a device. */
export interface Line {
  readonly id: string;
  readonly assignmentId: AssignmentId;
  readonly deviceId: DeviceId;
  readonly owner: Owner;
  /** Counted from 1; one line per port. */
  readonly port: number;
  /** `primary` for the line of the device's owner. */
  readonly kind: Appearance;
  /** How the line appears on the phone, as the client set it. */
  readonly appearance: Appearance;
  /** How many ports it occupies. */
  readonly weight: number;
  readonly label: string | null;
  /** Called at once when the receiver is lifted; null: no hotline. */
  readonly hotlineDestination: string | null;
  readonly allowCallDecline: boolean;
  readonly t38Fax: boolean;
  readonly revision: number;
}

/** The settings that a client may choose for a line. */
export type LineSettings = Pick<
  Line,
  'port' | 'appearance' | 'weight' | 'label' | 'hotlineDestination' | 'allowCallDecline' | 't38Fax'
>;

export type ActivationState = 'activating' | 'activated' | 'deactivated';

/** The telephony part of a desk phone or room device. */
export interface DeskPhone {
  readonly deviceId: DeviceId;
  readonly activationState: ActivationState;
  readonly activatedBy: 'mac' | 'code';
  /** The address from which it last reported; null if it never did. */
  readonly ip: string | null;
  readonly software: string | null;
  readonly firstSeenAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  readonly sipUserName: string;
}

/** A device's settings as a client stored them. No service reads them. */
export interface Customizations {
  readonly enabled: boolean;
  /** Null if none were stored. */
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly modifiedAt: Instant | null;
}

/** The settings of phones that have none of their own: of a location, or of the whole organization. */
export interface DeskDefaults {
  /** Null: of the whole organization. */
  readonly locationId: LocationId | null;
  /** Whether they count for the location, or those of the organization do. */
  readonly enabled: boolean;
  /** What of the settings was set, by the blocks of a vendor. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly modifiedAt: Instant;
}

/** How the line keys of phones of a model are laid out, under a name. */
export interface KeyTemplate {
  readonly id: string;
  readonly name: string;
  readonly model: string;
  /** The layout, by dialect, as it is kept with a device. */
  readonly extras: Readonly<Record<string, unknown>>;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  readonly revision: number;
}

/** An owner's host settings for guests. */
export interface Hoteling {
  readonly enabled: boolean;
  readonly limitGuestUse: boolean;
  readonly guestHoursLimit: number;
}

/** The host settings of an owner who has stored none. */
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

/** How long a session lasts if no length is wanted and the host's limit is not shorter. */
const GUEST_HOURS_DEFAULT = 12;
const HOUR_MICROS = 3_600_000_000;

/** When a session expires: after the wanted hours, cut to the host's limit if there is one. */
export function guestSessionEnd(hoteling: Hoteling, wantedHours: number | null, now: Instant): Instant {
  const limit = hoteling.limitGuestUse ? hoteling.guestHoursLimit : Number.POSITIVE_INFINITY;
  const hours = Math.min(wantedHours ?? Math.min(GUEST_HOURS_DEFAULT, limit), limit);
  return now + Math.round(hours * HOUR_MICROS);
}

/**
 * Defaults of the organization's policy: how many devices one owner may have a line on, and how many they may own. They apply
 * to every dialect.
 */
export const MAX_DEVICE_COUNT = 35;
export const MAX_OWNED_DEVICE_COUNT = 5;

/** Too many to guess at the permitted rate, few enough to type on a phone. */
export const ACTIVATION_CODE_DIGITS = 16;
/** A week: phones are often activated days after they are ordered. */
export const ACTIVATION_CODE_MICROS = 7 * 24 * HOUR_MICROS;
