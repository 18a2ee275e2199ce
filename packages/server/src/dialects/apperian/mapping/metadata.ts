/** An organization's custom user fields: an object of its own making, within what a list of many users can carry (contract apperian §3.1). Pure. */
import { invalid } from '../../../domain/problem.ts';

export type Metadata = Readonly<Record<string, unknown>>;

/** A page has a thousand users: their fields are some words each, and not documents. */
const CHARACTERS = 10_000;
/** Whatever is nested much deeper ends the stack of whoever writes or reads it. */
const LEVELS = 10;

/** As it was given; throws `invalid` for what no list could show again. */
export function toMetadata(given: Metadata | null): Metadata | null {
  if (given === null || (isWithin(given, LEVELS) && JSON.stringify(given).length <= CHARACTERS)) return given;
  const expected = `an object of at most ${CHARACTERS} characters as JSON, ${LEVELS} levels deep at most`;
  throw invalid('custom_metadata', expected, '', 'range');
}

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every(each => isWithin(each, levels - 1));
}
