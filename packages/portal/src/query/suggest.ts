/** What could be typed at the cursor: names of filters, their words, or what the server has to be asked for. */
import { canNegate, choicesOf, fieldOf, type Grammar, type QueryField, type ReferenceField } from './grammar.ts';
import { quoteValue } from './parse.ts';
import { type Token, tokenize } from './tokens.ts';

export interface Option {
  /** Takes the place of the text from `from` to `to`. */
  readonly insert: string;
  readonly label: string;
  readonly detail: string;
}

export interface Suggestions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Option[];
  /** More values come from the server, by this text. What is found goes through `optionOf`. */
  readonly lookUp?: { readonly of: ReferenceField['of']; readonly text: string };
}

export function suggestAt(grammar: Grammar, text: string, cursor: number): Suggestions {
  const token = tokenize(text).find(({ from, to }) => from < cursor && cursor <= to);
  if (token === undefined) return { from: cursor, to: cursor, options: nameOptions(grammar, '', false) };
  if (token.name === null || cursor < token.valueFrom) return suggestNames(grammar, token, text, cursor);
  const field = fieldOf(grammar, token.name);
  return field === undefined ? { from: token.from, to: token.to, options: [] } : suggestValues(field, token, text, cursor);
}

/** A value that the server found, ready to be put in. */
export function optionOf(value: string, label: string, detail: string): Option {
  return { insert: `${quoteValue(value)} `, label, detail };
}

function suggestNames(grammar: Grammar, token: Token, text: string, cursor: number): Suggestions {
  const typed = text.slice(token.from + (token.not ? 1 : 0), cursor);
  const to = token.name === null ? token.to : token.valueFrom;
  return { from: token.from, to, options: nameOptions(grammar, typed, token.not) };
}

function nameOptions(grammar: Grammar, typed: string, not: boolean): Option[] {
  const wanted = typed.toLowerCase();
  const minus = not ? '-' : '';
  const names = grammar.fields
    .filter(field => (!not || canNegate(field)) && fits(wanted, field.name, field.text))
    .map(({ name, text }) => ({ insert: `${minus}${name}:`, label: `${minus}${name}:`, detail: text }));
  // Somebody who types “desk” may mean `kind:desk_phone`.
  const values = wanted === '' ? [] : grammar.fields.flatMap(field => valueOptions(field, wanted, not, `${minus}${field.name}:`));
  return [...names.toSorted((a, b) => rank(a.label, minus + wanted) - rank(b.label, minus + wanted)), ...values];
}

function suggestValues(field: QueryField, token: Token, text: string, cursor: number): Suggestions {
  const before = text.slice(token.valueFrom, cursor);
  const from = token.valueFrom + before.lastIndexOf(',') + 1;
  const typed = text.slice(from, cursor).replaceAll('"', '');
  const comma = text.indexOf(',', cursor);
  const to = comma === -1 || comma > token.to ? token.to : comma;
  const span = { from, to };
  if (field.type === 'reference') return { ...span, options: [], lookUp: { of: field.of, text: typed } };
  return { ...span, options: valueOptions(field, typed.toLowerCase(), token.not, '') };
}

function valueOptions(field: QueryField, typed: string, not: boolean, prefix: string): Option[] {
  return choicesOf(field)
    .filter(({ value, text }) => fits(typed, value, text) && (!not || canNegate(field, value)))
    .map(({ value, text }) => ({ insert: `${prefix}${value} `, label: `${prefix}${value}`, detail: text }));
}

/** Whether a name begins so, or a word of it or of what it means. */
function fits(typed: string, name: string, text: string): boolean {
  return name.startsWith(typed) || ` ${name.replaceAll(/[-_]/g, ' ')} ${text.toLowerCase()}`.includes(` ${typed}`);
}

/** Names that begin so come before names that have it inside. */
function rank(label: string, start: string): number {
  return label.startsWith(start) ? 0 : 1;
}
