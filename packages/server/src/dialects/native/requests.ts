/** Reads what native requests have in common: ids, pages, instants, and the options of a write. */

import { type Fault, notFound, Problem } from '../../domain/problem.ts';
import type { Call } from '../../http/dialect.ts';
import { type Instant, parseAsOf, parseInstant } from '../../lib/instant.ts';
import { parseUuid } from '../../lib/uuid.ts';
import type { PageRequest } from '../../services/core.ts';
import type { Write } from '../../services/write.ts';

const DEFAULT_LIMIT = 50;
const MAX_KEY_CHARACTERS = 200;

/** A malformed id is an unknown one. `resource` is the word before `Id` in the path. */
export function idOf(call: { readonly params: Readonly<Record<string, string>> }, resource: string): string {
  const id = parseUuid(call.params[`${resource}Id`] ?? '');
  if (id === undefined) throw notFound(resource);
  return id;
}

export function pageOf(query: { readonly limit?: number; readonly cursor?: string }): PageRequest {
  return { limit: query.limit ?? DEFAULT_LIMIT, cursor: query.cursor ?? null };
}

/** The instant that `asOf` names; null is the present. */
export function asOf(query: { readonly asOf?: string }): Instant | null {
  if (query.asOf === undefined) return null;
  return parseAsOf(query.asOf) ?? fail('query', 'asOf', 'an RFC 3339 date-time or date', query.asOf);
}

/** Undefined stays not given, null stays null. */
export function instants<K extends string>(body: Readonly<Partial<Record<K, string | null>>>, names: readonly K[]) {
  const result: Partial<Record<K, Instant | null>> = {};
  for (const name of names) {
    const value = body[name];
    if (value === undefined) continue;
    result[name] = value === null ? null : (parseInstant(value) ?? fail('body', name, 'an RFC 3339 date-time', value));
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

/** The body's own members, without those that every write takes. */
export function membersOf<B extends { reason?: string }>(body: B): Omit<B, 'reason'> {
  const { reason: _, ...members } = body;
  return members;
}

export function revisionTag(revision: number): string {
  return `"${revision}"`;
}

function keyOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header !== 'string' || header === '' || header.length > MAX_KEY_CHARACTERS) {
    throw new Problem('invalid', `Idempotency-Key must have 1 to ${MAX_KEY_CHARACTERS} characters.`);
  }
  return header;
}

/** RFC 9110 §13.1.1, with revisions as entity tags: `"3"`, or `*` for whatever there is. */
function revisionOf(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const revision = /^\s*"(\d{1,15})"\s*$/.exec(header)?.[1];
  if (revision === undefined) throw new Problem('invalid', 'If-Match must be the ETag of an earlier answer.');
  return Number(revision);
}

function fail(where: Fault['where'], field: string, expected: string, value: string): never {
  throw new Problem('invalid', `${field} must be ${expected}.`, { faults: [{ where, field, kind: 'format', expected, value }] });
}
