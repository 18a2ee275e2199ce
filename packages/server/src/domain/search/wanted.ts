/**
 * What a search looks for, as patterns in documents: first whole values, then words that begin so, then anything that has it inside.
 *
 * All words must be found, each somewhere. A word needs three letters or digits in a row to be found inside of others; a shorter
 * one is found where a word begins with it. A word with separators in it is found without them, too.
 */
import { startsOf, valueFrom, wholeOf } from './document.ts';
import { foldedWords, squeezed } from './fold.ts';

/** How well something fits, best first. */
export const RANKS = ['exact', 'start', 'inside'] as const;
export type Rank = (typeof RANKS)[number];

/** One of these holds; each of them when all of its parts do; a part when the document has one of its patterns. */
export type Condition = readonly (readonly (readonly string[])[])[];

/** A condition for each rank. Each holds wherever one before it does. */
export type Wanted = Readonly<Record<Rank, Condition>>;

/** More words than anybody types to find one thing. */
export const WORDS_LIMIT = 16;
/** With fewer, digits and hexadecimal digits that blanks part are taken as words alone. */
const CODE_LETTERS = 3;
/** A MAC address, or digits of a phone number, with any separators. */
const SPACED_CODE = /^(?:[\da-f\s:.-]+|[+\d\s()./-]+)$/;
const LETTERS = /[\p{L}\p{N}]{3}/u;

/** Null where there is no letter and no digit, or there are too many words. */
export function wantedOf(search: string): Wanted | null {
  const words = [...new Set(foldedWords(search).filter(word => squeezed(word) !== ''))];
  if (words.length === 0 || words.length > WORDS_LIMIT) return null;
  const all = words.map(spellingsOf);
  const code = words.length > 1 && SPACED_CODE.test(words.join(' ')) ? squeezed(foldedWords(search).join('')) : '';
  const codes = code.length >= CODE_LETTERS ? [code] : [];
  const whole = [valueFrom(foldedWords(search)), ...(words.length === 1 ? (all[0] ?? []) : []), ...codes];
  const fitting = (patterns: (word: string) => string[]): Condition => [
    all.map(spellings => spellings.flatMap(patterns)),
    ...codes.map(each => [patterns(each)]),
  ];
  return {
    exact: [[[...new Set(whole)].map(wholeOf)]],
    start: fitting(startsOf),
    inside: fitting(word => (LETTERS.test(word) ? [word] : startsOf(word))),
  };
}

/** Whether the condition holds for a document. */
export function holds(condition: Condition, text: string): boolean {
  return condition.some(parts => parts.every(patterns => patterns.some(pattern => text.includes(pattern))));
}

/** How well the document fits; null where it does not. */
export function rankOf(wanted: Wanted, text: string): Rank | null {
  return RANKS.find(rank => holds(wanted[rank], text)) ?? null;
}

/** The word, and without its separators. */
function spellingsOf(word: string): string[] {
  const code = squeezed(word);
  return code === word || code.length < CODE_LETTERS ? [word] : [word, code];
}
