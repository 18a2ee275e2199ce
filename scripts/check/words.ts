/** Words that our English does without: people are "they", and old pronouns make a sentence hard to read. */
import { readFileSync } from 'node:fs';
import type { Finding } from './finding.ts';

/** In a file of their own, so that this one does not hold them. */
export const WORDS = JSON.parse(readFileSync(new URL('words.json', import.meta.url), 'utf8')) as readonly string[];

const FORBIDDEN = new RegExp(`\\b(?:${WORDS.join('|')})\\b`, 'i');

export function findWords(text: string): Finding[] {
  return text.split('\n').flatMap((line, index) => {
    const [word] = FORBIDDEN.exec(line) ?? [];
    return word === undefined ? [] : [{ line: index + 1, says: `the word “${word}”` }];
  });
}
