/** Push registrations: the token for pushes to one app on one device. It belongs to one holder and is shown to nobody else. */
import { digest } from '../lib/crypto.ts';
import type { Platform } from './device.ts';
import { pushTokenKey } from './hardware.ts';
import type { ApplicationId, AssignmentId, OwnerId } from './ids.ts';

export type PushState = 'active' | 'quarantined' | 'ended';

/** One app's registration of one device, for one holder. Each assignment has at most one, which is its key. */
export interface PushRegistration {
  readonly assignmentId: AssignmentId;
  readonly applicationId: ApplicationId | null;
  readonly target: string;
  readonly token: string;
  readonly notificationId: string;
  readonly acceptNotifications: boolean;
  readonly sessionHash: string | null;
  readonly state: PushState;
}

/** 144 bits: collisions are practically impossible, and the row, its index and its events are 19 characters shorter. */
const TARGET_CHARACTERS = 24;

/**
 * The identity of a push target: one token of one app on one platform, or for a placeholder in place of a token, the holder's own.
 * Indexes hold this digest, because tokens can be of any length.
 */
export function pushTarget(application: ApplicationId | null, platform: Platform, token: string, holder: OwnerId): string {
  const key = pushTokenKey(token) ?? `${holder}\n${token}`;
  return digest(`${application ?? ''}\n${platform}\n${key}`).slice(0, TARGET_CHARACTERS);
}

/** Enough to tell two tokens apart, and too little to send with. Short tokens show nothing. */
const SHOWN_CHARACTERS = 4;
const SHORTEST_SHOWN = 32;

/** The token for somebody who may know that there is one. */
export function maskedToken(token: string): string {
  return token.length < SHORTEST_SHOWN ? '…' : `…${token.slice(-SHOWN_CHARACTERS)}`;
}

/** Whether pushes may be sent: the app asked for them and no newer registration took the token over. */
export function acceptsPushes(registration: { state: PushState | null; acceptNotifications: boolean }): boolean {
  return registration.state === 'active' && registration.acceptNotifications;
}
