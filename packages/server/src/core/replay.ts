/** Stores answers under idempotency keys. A repeated key with the same request returns the first answer and changes nothing. */
import type { OrgId } from '../domain/ids.ts';
import { Problem } from '../domain/problem.ts';
import { digest } from '../lib/crypto.ts';
import type { Instant } from '../lib/instant.ts';
import { deleteReplaysBefore, insertReplay, selectReplay } from '../storage/statements/idempotency.ts';
import type { Transaction } from '../storage/storage.ts';
import type { Write } from './change.ts';
import type { Core } from './core.ts';

/** The request that a key belongs to. */
export interface Keyed {
  readonly write: Write;
  readonly operation: string;
  readonly request: unknown;
  /** What of the answer may be stored, and is what a repeated key gets. */
  readonly kept: (answer: unknown) => unknown;
}

/** In place of an answer about somebody who was erased since. No answer is the empty text. */
export const ERASED_ANSWER = '';

/** The first answer; undefined if there is none. Another request under the same key is a conflict. */
export async function findReplay<T>(tx: Transaction, { write, operation, request }: Keyed): Promise<{ result: T } | undefined> {
  const key = write.idempotencyKey ?? null;
  if (key === null) return undefined;
  const known = await tx.one(selectReplay, { org: write.actor.org, actorId: write.actor.id, key });
  if (known === undefined) return undefined;
  if (known.operation !== operation || known.request !== fingerprint(write, request)) {
    throw new Problem('conflict', 'This idempotency key was used for another request.');
  }
  if (known.result === ERASED_ANSWER) {
    throw new Problem('conflict', 'This was done before. Its answer told of somebody who was erased since.');
  }
  return { result: JSON.parse(known.result) as T };
}

/** The same before there is a transaction, for what is slow or cannot be undone. */
export async function earlierAnswer<T>(
  { storage }: Core,
  write: Write,
  operation: string,
  request: unknown,
): Promise<{ result: T } | undefined> {
  if ((write.idempotencyKey ?? null) === null) return undefined;
  const keyed = { write, operation, request, kept: (answer: unknown) => answer };
  return storage.transaction(write.actor.org, tx => findReplay<T>(tx, keyed));
}

export function keepReplay(tx: Transaction, keyed: Keyed, now: Instant, result: unknown): void {
  const { write, operation, request, kept: toKept } = keyed;
  const key = write.idempotencyKey ?? null;
  if (key === null) return;
  const answer = toKept(result ?? null);
  const kept = { operation, request: fingerprint(write, request), result: JSON.stringify(answer) };
  tx.send(insertReplay, { org: write.actor.org, actorId: write.actor.id, key, now, ...kept });
}

/** Deletes the answers stored before the instant, and returns how many. */
export function forgetReplays(tx: Transaction, org: OrgId, before: Instant): Promise<number> {
  return tx.run(deleteReplaysBefore, { org, before });
}

/**
 * A secret as a part of a request: another secret under the same key is another request. Undefined without a key, because then
 * nothing is stored. A digest would let somebody with a backup guess a password much faster than its slow hash does.
 */
export function secretIn({ keyring }: Core, { idempotencyKey, actor }: Write, secret: string): string | undefined {
  return (idempotencyKey ?? null) === null ? undefined : keyring.mark(secret, `idempotency ${actor.organizationId}`);
}

function fingerprint({ reason }: Write, request: unknown): string {
  return digest(JSON.stringify([request ?? null, reason ?? null]));
}
