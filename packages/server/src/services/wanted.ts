/** Reads what is searched for, the same in the search and in lists. */
import { Problem } from '../domain/problem.ts';
import { type Wanted, WORDS_LIMIT, wantedOf } from '../domain/search/wanted.ts';

export function requireWanted(q: string): Wanted {
  const wanted = wantedOf(q);
  if (wanted !== null) return wanted;
  const expected = `text with a letter or a digit, and at most ${WORDS_LIMIT} words`;
  const fault = { where: 'query', field: 'q', kind: 'format', expected, value: q } as const;
  throw new Problem('invalid', `q must be ${expected}.`, { faults: [fault] });
}
