/**
 * What is stored of a person or device to be searched: one text. Each value is a line, `\n word  word\n`, so that plain patterns tell
 * a whole value, the start of a word, and the inside of one apart. With the two characters before each word, even a single letter makes
 * a trigram. No trigram is in every text: those are what makes an index slow.
 */
import { foldedWords, squeezed } from './fold.ts';

/** A member that is searched, under the name that the API gives it. */
export interface SearchedMember {
  readonly member: string;
  readonly value: string | null;
  /** A number or id that people spell with or without separators. It is found by either. */
  readonly isCode?: boolean;
}

const WORD_GAP = '  ';
const VALUE_START = '\n ';
const VALUE_END = '\n';

/** What a text has where a word begins so. */
export function startsOf(word: string): string[] {
  return [...word].length > 1 ? [` ${word}`] : [VALUE_START + word, WORD_GAP + word];
}

/** What a text has where these words are a whole value. */
export function wholeOf(value: string): string {
  return VALUE_START + value + VALUE_END;
}

/** What a text has where this text is a whole value of it; null where it has no words. */
export function wholeValue(text: string): string | null {
  const words = foldedWords(text);
  return words.length === 0 ? null : wholeOf(valueFrom(words));
}

/** The text of all members. Equal values are in it once. */
export function documentOf(members: readonly SearchedMember[]): string {
  return linesOf(new Set(members.flatMap(valuesOf)));
}

/** The text of one member alone. */
export function textOf(member: SearchedMember): string {
  return linesOf(valuesOf(member));
}

/** Words as a value of a document. */
export function valueFrom(words: readonly string[]): string {
  return words.join(WORD_GAP);
}

function linesOf(values: Iterable<string>): string {
  let text = '';
  for (const value of values) text += VALUE_START + value;
  return text === '' ? '' : text + VALUE_END;
}

function valuesOf({ value, isCode = false }: SearchedMember): string[] {
  if (value === null) return [];
  const words = foldedWords(value);
  if (words.length === 0) return [];
  const plain = valueFrom(words);
  const code = isCode ? squeezed(words.join('')) : '';
  return code === '' || code === plain ? [plain] : [plain, code];
}
