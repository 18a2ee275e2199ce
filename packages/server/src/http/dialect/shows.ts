/** How a face shows a device: what its vendor's API answers, where, and who sees it; or why it shows nothing. */
import type { DeviceFaceReason } from '@heldby/contract';
import type { Actor } from '../../domain/actor.ts';
import type { NamedAssignment } from '../../domain/assignment.ts';
import type { DeviceKind, DeviceNow, NamedDevice } from '../../domain/device.ts';
import type { Role } from '../../domain/role.ts';
import type { Services } from '../../services/services.ts';

/** The device, and those of its holders that the actor may see. The actor may read the device. */
export interface AskedDevice {
  readonly actor: Actor;
  readonly device: NamedDevice<DeviceNow>;
  readonly holders: readonly NamedAssignment[];
}

/** One call of the face that shows the device. */
export interface DeviceView {
  readonly path: string;
  /** The member of the answer in which the device is one of several; null where the answer is the device. */
  readonly within: string | null;
  /** Whose device it is there; null where it is nobody's in particular. */
  readonly holder: NamedAssignment | null;
  /** Whether the holder themself sees it there. */
  readonly toHolder: boolean;
  /** The roles of those who see it there with others. */
  readonly roles: readonly Role[];
  /** The scope that a token needs, in the words of the face; null for none. */
  readonly scope: string | null;
  /** The device in the answer, by the mapping of the face, with its secrets masked. */
  readonly body: object;
}

/** Why the face does not show the device at all, or not as this holder's. */
export interface HiddenDevice {
  readonly code: DeviceFaceReason['code'];
  readonly detail: string;
  readonly holder: NamedAssignment | null;
}

export interface Showing {
  readonly views: readonly DeviceView[];
  readonly hidden: readonly HiddenDevice[];
}

export type Shows = (asked: AskedDevice, services: Services) => Promise<Showing>;

/** A dialect, as far as it shows devices. */
export interface Face {
  readonly id: string;
  readonly shows: Shows;
}

/** One reason for the whole device. */
export function showsNothing(code: HiddenDevice['code'], detail: string): Showing {
  return { views: [], hidden: [{ code, detail, holder: null }] };
}

/** Why it is not shown as this holder's. */
export function hiddenFrom(holder: NamedAssignment, code: HiddenDevice['code'], detail: string): Showing {
  return { views: [], hidden: [{ code, detail, holder }] };
}

const KINDS: Readonly<Record<DeviceKind, string>> = {
  mobile: 'a mobile phone or tablet',
  native_catalog: 'an app catalog',
  web_catalog: 'a catalog in a browser',
  browser: 'a browser',
  desk_phone: 'a desk phone',
  room_device: 'a room device',
};

/** The kind of device in a sentence. */
export function spokenKind({ kind }: DeviceNow): string {
  return KINDS[kind];
}

/** What several holders make together. */
export function together(parts: readonly Showing[]): Showing {
  return { views: parts.flatMap(({ views }) => views), hidden: parts.flatMap(({ hidden }) => hidden) };
}
