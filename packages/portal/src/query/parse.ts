/** Reads a query, and prints it. What is printed reads as the same query. */
import { queryWords as words } from '../words/query.ts';
import { canNegate, choicesOf, fieldOf, type Grammar } from './grammar.ts';
import { nearestName } from './nearest.ts';
import { type Token, tokenize } from './tokens.ts';

export interface Term {
  readonly name: string;
  readonly not: boolean;
  readonly values: readonly string[];
}

export interface Query {
  readonly terms: readonly Term[];
  /** What is searched, each word somewhere. */
  readonly search: string;
}

export interface QueryError {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

export interface Parsed {
  readonly query: Query;
  readonly errors: readonly QueryError[];
}

/** What is wrong is left out of the query, and told. */
export function parseQuery(grammar: Grammar, text: string): Parsed {
  const terms: Term[] = [];
  const search: string[] = [];
  const errors: QueryError[] = [];
  for (const token of tokenize(text)) {
    const message = faultOf(grammar, token);
    if (message !== undefined) errors.push({ from: token.from, to: token.to, message });
    else if (token.name !== null) terms.push({ name: token.name, not: token.not, values: token.values });
    else search.push(...token.values);
  }
  const words = search.join(' ');
  if (words.length > grammar.maxSearch) errors.push({ from: 0, to: text.length, message: tooLong(grammar) });
  return { query: { terms, search: words.length > grammar.maxSearch ? '' : words }, errors };
}

export function printQuery({ terms, search }: Query): string {
  const words = search.split(/\s+/).filter(word => word !== '');
  return [...terms.map(printTerm), ...words.map(quoteWord)].join(' ');
}

export function printTerm({ name, not, values }: Term): string {
  return `${not ? '-' : ''}${name}:${values.map(quoteValue).join(',')}`;
}

export function quoteValue(value: string): string {
  return /[\s",\\]/.test(value) ? quote(value) : value;
}

/** A word that would read as a filter, or as its negation, is quoted. */
function quoteWord(word: string): string {
  return /["\\]|^-|^[a-z][a-z-]*:/.test(word) ? quote(word) : word;
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

function faultOf(grammar: Grammar, token: Token): string | undefined {
  const { name, not, values } = token;
  if (token.open) return words.openQuote;
  if (name === null) return not ? words.noNotWords : undefined;
  const field = fieldOf(grammar, name);
  if (field === undefined) return words.noField(name) + suggestName(grammar, name);
  if (values.length === 0) return words.noValue(name);
  if (values.length > 1 && field.type !== 'choice') return words.onlyOne(name);
  const choices = choicesOf(field).map(({ value }) => value);
  const unknown = choices.length === 0 ? undefined : values.find(value => !choices.includes(value));
  if (unknown !== undefined) return words.noChoice(name, unknown, choices.join(', '));
  return not && !canNegate(field, values[0])
    ? words.noNot(field.type === 'flags' ? `${name}:${values[0]}` : `${name}:`)
    : undefined;
}

function suggestName(grammar: Grammar, name: string): string {
  const near = nearestName(
    grammar.fields.map(field => field.name),
    name,
  );
  return near === undefined ? '' : words.didYouMean(near);
}

function tooLong(grammar: Grammar): string {
  return grammar.maxSearch === 0 ? words.noSearch : words.tooLong(grammar.maxSearch);
}
