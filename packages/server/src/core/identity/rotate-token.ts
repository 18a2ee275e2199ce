/** Replaces a token by one that may do the same, and lets the old one work on for a while, so that nothing stands still meanwhile. */
import { type Credential, isOver } from '../../domain/credential.ts';
import { Problem } from '../../domain/problem.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Edit } from '../change.ts';
import { changeToken } from './change-token.ts';
import { type Issued, revokeByHand } from './credentials.ts';
import { issueApiToken } from './tokens.ts';

export interface Rotation {
  /** How long the old token works on; 0 ends it at once. */
  readonly keepSeconds: number;
  /** The end of the new one. Left out: it is valid for as long as the old one was made for. */
  readonly expiresAt?: Instant | null | undefined;
}

export interface Rotated extends Issued {
  /** The old token, as it is now. */
  readonly replaced: Credential;
}

const SECOND_MICROS = 1_000_000;
const DAY_MICROS = 86_400_000_000;

/** The new token has the holder, the scopes, the limits and the label of the old one, and who rotates it has to hold these scopes. */
export async function rotateToken(edit: Edit, before: Credential, { keepSeconds, expiresAt }: Rotation): Promise<Rotated> {
  if (before.kind !== 'api_token') throw new Problem('conflict', 'Only a token that was made by hand can be replaced.');
  if (isOver(before, edit.now)) throw new Problem('conflict', 'The token is revoked or has expired: make another one.');
  const { subject, scopes, label, limits } = before;
  const ends = expiresAt === undefined ? endLike(edit, before) : expiresAt;
  const issued = await issueApiToken(edit, { subject, scopes, label, expiresAt: ends, ...(limits && { limits }) });
  return { ...issued, replaced: await endOld(edit, before, edit.now + keepSeconds * SECOND_MICROS) };
}

/** A limited token makes none that outlives it, so its successor ends when it would. */
function endLike({ now, actor }: Edit, { createdAt, expiresAt }: Credential): Instant | null {
  if (actor.limits !== null) return expiresAt;
  const { maxTokenDays } = actor.policy;
  const latest = maxTokenDays === undefined ? null : now + maxTokenDays * DAY_MICROS;
  if (expiresAt === null) return latest;
  return Math.min(now + expiresAt - createdAt, latest ?? Number.MAX_SAFE_INTEGER);
}

async function endOld(edit: Edit, before: Credential, end: Instant): Promise<Credential> {
  if (end > edit.now) {
    return before.expiresAt !== null && before.expiresAt <= end ? before : changeToken(edit, before, { expiresAt: end });
  }
  await revokeByHand(edit, before);
  return { ...before, revokedAt: edit.now };
}
