/** Ids of the native API: UUIDs, read in either letter case. */
import { notFound } from '../../domain/problem.ts';
import { parseUuid } from '../../lib/uuid.ts';

/** A malformed id is answered like an unknown one. `resource` is the word before `Id` in the path; problems have it in snake case. */
export function idOf(call: { readonly params: Readonly<Record<string, string>> }, resource: string): string {
  const id = parseUuid(call.params[`${resource}Id`] ?? '');
  if (id === undefined) throw notFound(resource.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`));
  return id;
}

const ID_NAME = /(?:^id|Id|^administers)$/;

/** What is in these is spelled as other systems and the organization spell it. */
const THEIRS: ReadonlySet<string> = new Set(['externalIds', 'metadata']);

/** RFC 9562 §4: a UUID is read in either letter case and written in lower case. */
export function canonicalIds<B extends object>(body: B): B {
  const canonical = (name: string, value: unknown): unknown => {
    if (THEIRS.has(name)) return value;
    if (Array.isArray(value)) return value.map(each => canonical(name, each));
    if (typeof value === 'string') return ID_NAME.test(name) ? (parseUuid(value) ?? value) : value;
    return typeof value === 'object' && value !== null ? canonicalIds(value) : value;
  };
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, canonical(name, value)])) as B;
}
