/** Reads what native requests have in common: ids, pages, instants, and the options of a write. */

import type { Write } from '../../../core/change.ts';
import type { PageRequest } from '../../../core/core.ts';
import { type Fault, notFound, Problem } from '../../../domain/problem.ts';
import type { Call } from '../../../http/dialect/dialect.ts';
import { type Instant, parseAsOf, parseInstant } from '../../../lib/instant.ts';
import { parseUuid } from '../../../lib/uuid.ts';

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

/** The body's own members, without those that every write takes, and with their ids in canonical spelling. */
export function membersOf<B extends { reason?: string }>(body: B): Omit<B, 'reason'> {
  const { reason: _, ...members } = body;
  return canonicalIds(members);
}

const ID_NAME = /(?:^id|Id|^administers)$/;

/** RFC 9562 §4: the digits of a UUID are read in either letter case, and written in lower case. */
function canonicalIds<B extends object>(body: B): B {
  const canonical = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(each => canonical(name, each));
    if (typeof value === 'string') return ID_NAME.test(name) ? (parseUuid(value) ?? value) : value;
    return typeof value === 'object' && value !== null ? canonicalIds(value) : value;
  };
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, canonical(name, value)])) as B;
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

/** Revisions count from 1: no object has this one. */
const NO_REVISION = 0;
const ENTITY_TAG = /^\s*(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*$/;

/**
 * RFC 9110 §13.1.1, with revisions as entity tags: `"3"`, or `*` for whatever there is. A weak tag never matches, and
 * neither does a tag that was not made here; a list of tags is more than any client of this API needs.
 */
function revisionOf(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const [, weak, tag] = ENTITY_TAG.exec(header) ?? [];
  if (tag === undefined) throw new Problem('invalid', 'If-Match must be the ETag of an earlier answer.');
  return weak === undefined && /^[1-9]\d{0,14}$/.test(tag) ? Number(tag) : NO_REVISION;
}

function fail(where: Fault['where'], field: string, expected: string, value: string): never {
  throw new Problem('invalid', `${field} must be ${expected}.`, { faults: [{ where, field, kind: 'format', expected, value }] });
}
