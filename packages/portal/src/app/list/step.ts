/** Which changes of a query are steps in the history of the browser. */
import type { Grammar } from '../../query/grammar.ts';
import { parseQuery, printTerm } from '../../query/parse.ts';

/** Letters of a search are no steps in the history; filters are. */
export function isStep(grammar: Grammar, before: string, next: string): boolean {
  const terms = (text: string) => parseQuery(grammar, text).query.terms.map(printTerm).join(' ');
  return terms(before) !== terms(next);
}
