/** Turns a query into filters of the API. Everything is answered by the server: nothing is filtered in the browser. */
import { queryWords as words } from '../words/query.ts';
import { type ChoiceField, type FlagField, fieldOf, type Grammar, type ReferenceField } from './grammar.ts';
import { printTerm, type Query, type Term } from './parse.ts';
import { resolveTime } from './times.ts';

/** Finds the id of what people call so; undefined if there is none. */
export type Resolve = (of: ReferenceField['of'], text: string) => Promise<string | undefined>;

export interface Filters {
  readonly filters: Readonly<Record<string, string>>;
  /** What can't be asked. The list then shows nothing, rather than something else. */
  readonly problems: readonly string[];
}

export interface Circumstances {
  readonly resolve: Resolve;
  readonly now: Date;
}

/** Names and values of the query string of the list. */
export async function toFilters(grammar: Grammar, query: Query, circumstances: Circumstances): Promise<Filters> {
  const collected = createCollection();
  if (query.search !== '') collected.set('q', query.search, 'q');
  for (const [name, terms] of Map.groupBy(query.terms, term => term.name)) {
    const field = fieldOf(grammar, name);
    if (field?.type === 'choice') addChoices(collected, field, terms);
    else if (field?.type === 'flags') addFlags(collected, field, terms, circumstances.now);
    else if (field !== undefined) {
      for (const term of terms) {
        const value = await readValue(field, term.values[0] ?? '', circumstances);
        if ('problem' in value) collected.problems.push(value.problem);
        else collected.set(field.filter, value.value, name);
      }
    }
  }
  return { filters: collected.filters, problems: collected.problems };
}

interface Collection {
  readonly filters: Record<string, string>;
  readonly problems: string[];
  readonly set: (filter: string, value: string, name: string) => void;
}

function createCollection(): Collection {
  const filters: Record<string, string> = {};
  const problems: string[] = [];
  const set = (filter: string, value: string, name: string) => {
    if (filters[filter] !== undefined && filters[filter] !== value) problems.push(words.twice(name));
    filters[filter] = value;
  };
  return { filters, problems, set };
}

/** What all the terms leave of the words: `kind:a,b -kind:b` leaves `a`. */
function addChoices({ set, problems }: Collection, field: ChoiceField, terms: readonly Term[]): void {
  const left = field.choices
    .map(({ value }) => value)
    .filter(value => terms.every(({ not, values }) => values.includes(value) !== not));
  if (left.length === 0) problems.push(words.noneLeft(field.name));
  else set(field.filter, left.join(','), field.name);
}

function addFlags({ filters, problems }: Collection, field: FlagField, terms: readonly Term[], now: Date): void {
  for (const term of terms) {
    const flag = field.flags.find(({ value }) => value === term.values[0]);
    const [filter, raw] = (term.not ? flag?.not : flag?.filter) ?? [];
    if (filter === undefined || raw === undefined) continue;
    const value = resolveTime(raw, now) ?? raw;
    if (filters[filter] !== undefined && filters[filter] !== value) problems.push(words.contradicts(printTerm(term)));
    filters[filter] = value;
  }
}

type Value = { readonly value: string } | { readonly problem: string };

async function readValue(
  field: Exclude<ReturnType<typeof fieldOf>, ChoiceField | FlagField | undefined>,
  text: string,
  { resolve, now }: Circumstances,
): Promise<Value> {
  if (field.type === 'text') return { value: text };
  if (field.type === 'time') {
    const value = resolveTime(text, now);
    return value === undefined ? { problem: words.badTime(text) } : { value };
  }
  const id = UUID.test(text) ? text : await resolve(field.of, text);
  return id === undefined ? { problem: MISSING[field.of](text) } : { value: id };
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const MISSING = { person: words.noPerson, location: words.noLocation, group: words.noGroup } as const;
