/** What dialects keep with an object, by dialect: members of a vendor's object for which the core has no word. */
import { isDeepStrictEqual } from 'node:util';
import { LENGTHS } from '@heldby/contract';
import { requireJsonLength } from './lengths.ts';

export type Extras = Readonly<Record<string, unknown>>;

/** What of the given extras a dialect keeps, by the object as it was: not what it only showed, and what now comes back. */
export type Fit<T> = (given: Extras, before: T) => Extras;

export function fitted<T>(given: Extras | undefined, before: T, fit: Fit<T> | undefined): Extras | undefined {
  return given === undefined || fit === undefined ? given : fit(given, before);
}

/** Members that are given replace those of the same dialect and name, and undefined takes one away; all others stay. */
export function mergeExtras(before: Extras, given: Extras = {}): Extras {
  const merged = Object.entries(given).map(
    ([dialect, part]) => [dialect, withoutUndefined({ ...(before[dialect] as object), ...(part as object) })] as const,
  );
  return { ...before, ...Object.fromEntries(merged.filter(([dialect, part]) => dialect in before || !isEmpty(part))) };
}

function withoutUndefined(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function isEmpty(members: object): boolean {
  return Object.keys(members).length === 0;
}

/** Without the entries of lists, at any depth, that name an owner as theirs. */
export function withoutOwner(value: unknown, ownerId: string): unknown {
  if (Array.isArray(value)) return value.filter(each => each?.ownerId !== ownerId).map(each => withoutOwner(each, ownerId));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutOwner(member, ownerId)]));
}

/** The entries of lists, at any depth, that name an owner as theirs, each with the names under which its list is kept. */
export function entriesOf(
  value: unknown,
  ownerId: string,
  list = '',
): readonly { readonly list: string; readonly entry: object }[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) {
    const within = (name: string) => (list === '' ? name : `${list}.${name}`);
    return Object.entries(value).flatMap(([name, member]) => entriesOf(member, ownerId, within(name)));
  }
  return value.flatMap(each => (each?.ownerId === ownerId ? [{ list, entry: each }] : entriesOf(each, ownerId, list)));
}

/** `mergeExtras` where they are stored as text. */
export function mergeStoredExtras(before: string | null, given: Extras | undefined): string | null {
  if (given === undefined) return before;
  const kept = parseExtras(before);
  const merged = mergeExtras(kept, given);
  if (isDeepStrictEqual(merged, kept)) return before;
  requireJsonLength('extras', merged, LENGTHS.extras);
  return JSON.stringify(merged);
}

export function parseExtras(stored: string | null): Extras {
  return stored === null ? {} : (JSON.parse(stored) as Extras);
}
