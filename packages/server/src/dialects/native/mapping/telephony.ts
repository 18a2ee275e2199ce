/** Telephony as the native API shows it. Pure. */
import type * as api from '@heldby/contract';
import type { Calling, DeskPhone, GuestSession, VirtualLine } from '../../../domain/telephony.ts';
import { toIso, toIsoOrNull } from '../../../lib/instant.ts';

export function toCalling({ owner: _, ...calling }: Calling): api.Calling {
  return calling;
}

export function toVirtualLine(line: VirtualLine): api.VirtualLine {
  return { ...line, createdAt: toIso(line.createdAt) };
}

export function toDeskPhone({ deviceId, activationState, ip, software, firstSeenAt, lastSeenAt }: DeskPhone): api.DeskPhone {
  return { deviceId, activationState, ip, software, firstSeenAt: toIsoOrNull(firstSeenAt), lastSeenAt: toIsoOrNull(lastSeenAt) };
}

export function toGuestSession({ assignmentId: _, createdAt, expiresAt, until, ...rest }: GuestSession): api.GuestSession {
  return { ...rest, createdAt: toIso(createdAt), expiresAt: toIso(expiresAt), until: toIsoOrNull(until) };
}
