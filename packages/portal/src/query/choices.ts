/** What several grammars need. */
import type { Choice } from './grammar.ts';

/** As the contract has it for `q`; a test compares. */
export const SEARCH_LENGTH = 200;

export function choicesFrom(words: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(words).map(([value, text]) => ({ value, text }));
}
