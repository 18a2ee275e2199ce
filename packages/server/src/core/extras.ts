/** What dialects keep with an object, by dialect: members of a vendor's object for which the core has no word. */
import { LENGTHS } from '@heldby/contract';
import { requireJsonLength } from './lengths.ts';

export type Extras = Readonly<Record<string, unknown>>;

/** Members that are given replace those of the same dialect and name; all others stay. */
export function mergeExtras(before: Extras, given: Extras = {}): Extras {
  const merged = Object.entries(given).map(([dialect, part]) => [
    dialect,
    { ...(before[dialect] as object), ...(part as object) },
  ]);
  return { ...before, ...Object.fromEntries(merged) };
}

/** The same where they are stored as text. */
export function mergeStoredExtras(before: string | null, given: Extras | undefined): string | null {
  if (given === undefined) return before;
  const merged = mergeExtras(parseExtras(before), given);
  requireJsonLength('extras', merged, LENGTHS.extras);
  return JSON.stringify(merged);
}

export function parseExtras(stored: string | null): Extras {
  return stored === null ? {} : (JSON.parse(stored) as Extras);
}
