/**
 * The chain that makes a history tamper-evident: each event holds SHA-256(previous chain ‖ its own digest), so that changing,
 * removing, adding or moving an event breaks every later link.
 */
import { sha256 } from '../lib/crypto.ts';

/** Everything that an event's digest covers. `before` and `after` are the stored JSON text, because its bytes are hashed. */
export interface ChainedEvent {
  readonly sequence: number;
  readonly at: number;
  readonly actorKind: string;
  readonly actorId: string;
  readonly credentialId: string | null;
  readonly requestId: string | null;
  readonly reason: string | null;
  readonly type: string;
  readonly subject: string;
  readonly deviceId: string | null;
  readonly ownerId: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** The previous chain of the first event. */
export const NO_CHAIN: Uint8Array = new Uint8Array(0);

/** SHA-256 of the event's members as a JSON array. The order must never change. */
export function eventDigest(event: ChainedEvent): Buffer {
  const { sequence, at, actorKind, actorId, credentialId, requestId, reason } = event;
  const { type, subject, deviceId, ownerId, before, after } = event;
  const members = [
    sequence,
    at,
    actorKind,
    actorId,
    credentialId,
    requestId,
    reason,
    type,
    subject,
    deviceId,
    ownerId,
    before,
    after,
  ];
  return sha256(JSON.stringify(members));
}

/** The chain of an event, from that of the previous one and its own digest. */
export function chainLink(previous: Uint8Array, digest: Uint8Array): Buffer {
  return sha256(Buffer.concat([previous, digest]));
}
