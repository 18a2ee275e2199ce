/** Reads what native requests have in common: ids, pages, instants, and the options of a write. */
import type { Write } from '../../../core/change.ts';
import type { PageRequest } from '../../../core/core.ts';
import { type Fault, Problem } from '../../../domain/problem.ts';
import type { Call } from '../../../http/dialect/dialect.ts';
import { type Instant, parseAsOf, parseInstant, wantedInstant } from '../../../lib/instant.ts';
import { canonicalIds } from '../ids.ts';
import { revisionOf } from './tags.ts';

const DEFAULT_LIMIT = 50;
const MAX_KEY_CHARACTERS = 200;

export function pageOf(query: { readonly limit?: number; readonly cursor?: string }): PageRequest {
  return { limit: query.limit ?? DEFAULT_LIMIT, cursor: query.cursor ?? null };
}

/** The instant that `asOf` names; null is the present. */
export function asOf(query: { readonly asOf?: string }): Instant | null {
  if (query.asOf === undefined) return null;
  return parseAsOf(query.asOf) ?? fail('query', 'asOf', wantedInstant(query.asOf, parseAsOf), query.asOf);
}

/** Reads the members that are dates. Undefined stays undefined, null stays null. */
export function instants<K extends string>(
  body: Readonly<Partial<Record<K, string | null>>>,
  names: readonly K[],
  where: Fault['where'] = 'body',
) {
  const result: Partial<Record<K, Instant | null>> = {};
  for (const name of names) {
    const value = body[name];
    if (value === undefined) continue;
    result[name] = value === null ? null : (parseInstant(value) ?? fail(where, name, wantedInstant(value), value));
  }
  return result;
}

/** The write with all its options: `dryRun` in the query, `reason` in the body, `Idempotency-Key` and `If-Match` in the header. */
export function writeOf(
  call: Pick<Call, 'write' | 'request'> & { readonly query: object; readonly body: object | undefined },
): Write {
  const { headers } = call.request;
  const { reason = null } = (call.body ?? {}) as { reason?: string };
  const { dryRun = false } = call.query as { dryRun?: boolean };
  return {
    ...call.write,
    reason,
    dryRun,
    idempotencyKey: keyOf(headers['idempotency-key']),
    expectedRevision: revisionOf(headers['if-match']),
  };
}

/** The members of a body without `reason`, with their ids in canonical spelling. */
export function membersOf<B extends { reason?: string }>(body: B): Omit<B, 'reason'> {
  const { reason: _, ...members } = body;
  return canonicalIds(members);
}

function keyOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header !== 'string' || header === '' || header.length > MAX_KEY_CHARACTERS) {
    throw new Problem('invalid', `Idempotency-Key must have 1 to ${MAX_KEY_CHARACTERS} characters.`);
  }
  return header;
}

function fail(where: Fault['where'], field: string, expected: string, value: string): never {
  throw new Problem('invalid', `${field} must be ${expected}.`, { faults: [{ where, field, kind: 'format', expected, value }] });
}
