/**
 * Makes text safe to show on a terminal. Names come from other people, and a control character in them could move the cursor,
 * rewrite what was printed before, or reverse the order of letters.
 */

/**
 * C0 and C1 controls, line and paragraph separators, what changes the direction of writing, and characters that take no room.
 * Joiners (U+200C, U+200D) stay, because Persian names and emoji need them.
 */
const UNSAFE = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The text on one line, with its control characters written as `\u001b`. */
export function printable(text: string): string {
  return text.replace(UNSAFE, escapeOf);
}

/** The same, but with the line breaks that the program itself has put there. */
export function printableLines(text: string): string {
  return text.replace(UNSAFE, character => (character === '\n' ? character : escapeOf(character)));
}

/** A copy of the value in which every text is printable. */
export function allPrintable<T>(value: T): T {
  return copy(value) as T;
}

/** JSON without characters that a terminal acts upon. It parses to the same value. */
export function printableJson(value: unknown): string {
  return printable(JSON.stringify(value));
}

function copy(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copy(member)]));
}

/** In UTF-16 code units, because JSON knows only those. */
function escapeOf(character: string): string {
  return character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
