/**
 * The chain that makes a history tamper-evident: each event holds SHA-256(previous chain ‖ its own digest), so that an event that is
 * changed, removed, added or moved afterwards breaks every link behind it. Pure.
 */
import { sha256 } from '../lib/crypto.ts';

/** All that an event's digest covers. What happened is text as it is stored: its bytes count. */
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

/** What the first event is chained to. */
export const NO_CHAIN: Uint8Array = new Uint8Array(0);

/** SHA-256 of the event's members as a JSON array, in this order for ever. */
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

/** The chain of an event that comes behind another one's. */
export function chainLink(previous: Uint8Array, digest: Uint8Array): Buffer {
  return sha256(Buffer.concat([previous, digest]));
}
