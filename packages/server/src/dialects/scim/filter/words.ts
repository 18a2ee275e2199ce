/** Cuts the text of a filter into words, texts and brackets. */
import { ScimProblem } from '../problems.ts';

export interface Word {
  readonly kind: 'name' | 'text' | 'number' | 'bracket' | 'end';
  readonly text: string;
  /** Counted from 1, as people count. */
  readonly at: number;
}

/** Longer than any filter that a directory sends, and short enough to be read at once. */
export const FILTER_MAX_CHARACTERS = 1_024;

const PATTERNS: readonly (readonly [Word['kind'], RegExp])[] = [
  ['text', /"(?:[^"\\]|\\.)*"/y],
  ['number', /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![-\w.:$])/y],
  ['name', /[A-Za-z$_][-\w.:$]*/y],
  ['bracket', /[()[\]]|(?<=\])\./y],
];

export function toWords(filter: string): readonly Word[] {
  if (filter.length > FILTER_MAX_CHARACTERS)
    throw new ScimProblem('invalidFilter', `The filter has ${filter.length} characters. It may have ${FILTER_MAX_CHARACTERS}.`);
  const words: Word[] = [];
  let index = afterBlanks(filter, 0);
  while (index < filter.length) {
    const word = wordAt(filter, index);
    words.push(word);
    index = afterBlanks(filter, index + word.text.length);
  }
  return [...words, { kind: 'end', text: '', at: filter.length + 1 }];
}

function wordAt(filter: string, index: number): Word {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = index;
    const [text] = pattern.exec(filter) ?? [];
    if (text !== undefined) return { kind, text, at: index + 1 };
  }
  throw new ScimProblem(
    'invalidFilter',
    `The filter cannot be read from character ${index + 1} on: ${filter.slice(index, index + 20)}`,
  );
}

function afterBlanks(filter: string, from: number): number {
  let index = from;
  while (filter[index] === ' ' || filter[index] === '\t') index += 1;
  return index;
}
