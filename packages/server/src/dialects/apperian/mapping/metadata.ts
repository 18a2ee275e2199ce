/** An organization's custom user fields: any object, within limits that keep a list of many users small (contract apperian §3.1). Pure. */
import { invalid } from '../../../domain/problem.ts';

export type Metadata = Readonly<Record<string, unknown>>;

/** A page has up to a thousand users, each with these fields. */
const CHARACTERS = 10_000;
/** Deeper nesting could exhaust the stack of programs that walk the value. */
const LEVELS = 10;

/** Returns the value as it was given; throws `invalid` where it exceeds the limits. */
export function toMetadata(given: Metadata | null): Metadata | null {
  if (given === null || (isWithin(given, LEVELS) && JSON.stringify(given).length <= CHARACTERS)) return given;
  const expected = `an object of at most ${CHARACTERS} characters as JSON, ${LEVELS} levels deep at most`;
  throw invalid('custom_metadata', expected, '', 'range');
}

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every(each => isWithin(each, levels - 1));
}
