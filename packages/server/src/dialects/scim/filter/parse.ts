/** Reads the text of a filter (RFC 7644 §3.4.2.2). What is wrong with it is said with the character where it is. */
import { ScimProblem } from '../problems.ts';
import type { Attribute, ResourceType } from '../schemas/attribute.ts';
import { COMPARISONS, type Comparison, type Filter, type Operand } from './filter.ts';
import { operandIn, operandInElement } from './operands.ts';
import { compared, readValue } from './values.ts';
import { toWords, type Word } from './words.ts';

/** Brackets within brackets. Nobody writes more, and each costs a call. */
const DEPTH_LIMIT = 32;

export function parseFilter(text: string, resource: ResourceType): Filter {
  return readAll(text, name => operandIn(resource, name));
}

/** A filter over the elements of one list: what stands between `[` and `]`. */
export function parseElementFilter(text: string, list: Attribute): Filter {
  return readAll(text, name => operandInElement(list, name));
}

/** Finds what a name means: in the document, or in an element of a list. */
type Scope = (name: string) => Operand;

interface Reading {
  readonly words: readonly Word[];
  next: number;
  depth: number;
}

function readAll(text: string, scope: Scope): Filter {
  const reading: Reading = { words: toWords(text), next: 0, depth: 0 };
  const filter = readOr(reading, scope);
  const rest = peek(reading);
  if (rest.kind !== 'end') refuse(rest, 'and, or, or the end');
  return filter;
}

function readOr(reading: Reading, scope: Scope): Filter {
  return readChain(reading, 'or', () => readChain(reading, 'and', () => readTerm(reading, scope)));
}

function readChain(reading: Reading, op: 'and' | 'or', readOne: () => Filter): Filter {
  const first = readOne();
  const filters = [first];
  while (isWord(peek(reading), op)) {
    take(reading);
    filters.push(readOne());
  }
  return filters.length === 1 ? first : { op, filters };
}

function readTerm(reading: Reading, scope: Scope): Filter {
  const word = take(reading);
  if (word.text === '(') return readInside(reading, scope, ')');
  if (isWord(word, 'not')) {
    expect(reading, '(');
    return { op: 'not', filter: readInside(reading, scope, ')') };
  }
  if (word.kind !== 'name') refuse(word, 'the name of an attribute');
  return readAttribute(reading, scope, word.text);
}

function readInside(reading: Reading, scope: Scope, close: string): Filter {
  reading.depth += 1;
  if (reading.depth > DEPTH_LIMIT)
    throw new ScimProblem('invalidFilter', `The filter has more than ${DEPTH_LIMIT} brackets in each other.`);
  const filter = readOr(reading, scope);
  expect(reading, close);
  reading.depth -= 1;
  return filter;
}

function readAttribute(reading: Reading, scope: Scope, name: string): Filter {
  if (peek(reading).text !== '[') return readTest(reading, scope(name), name);
  take(reading);
  const operand = scope(name);
  const inElement: Scope = each => operandInElement(operand.attribute, each);
  const filter = readInside(reading, inElement, ']');
  if (peek(reading).text !== '.') return { op: 'element', operand, filter };
  // Microsoft Entra asks for `emails[type eq "work"].value eq "a@b"`: one element fulfils both.
  take(reading);
  const sub = take(reading);
  if (sub.kind !== 'name') refuse(sub, 'the name of a sub-attribute');
  const test = readTest(reading, inElement(sub.text), `${name}.${sub.text}`);
  return { op: 'element', operand, filter: { op: 'and', filters: [filter, test] } };
}

function readTest(reading: Reading, operand: Operand, name: string): Filter {
  const word = take(reading);
  if (isWord(word, 'pr')) return { op: 'pr', operand };
  const op = word.kind === 'name' ? COMPARISONS.find(each => each === word.text.toLowerCase()) : undefined;
  if (op === undefined) refuse(word, `an operator after ${name}: ${COMPARISONS.join(', ')} or pr`);
  return readComparison(reading, op, operand, name);
}

function readComparison(reading: Reading, op: Comparison, operand: Operand, name: string): Filter {
  const word = take(reading);
  const value = readValue(word);
  if (value === undefined) refuse(word, 'a value: text in double quotes, a number, true, false or null');
  return compared(op, operand, name, value);
}

function expect(reading: Reading, text: string): void {
  const word = take(reading);
  if (word.text !== text) refuse(word, text);
}

function refuse({ kind, text, at }: Word, expected: string): never {
  const found = kind === 'end' ? 'the filter ends' : `it has ${text}`;
  throw new ScimProblem('invalidFilter', `At character ${at} of the filter ${found}, where ${expected} is expected.`);
}

function isWord({ kind, text }: Word, word: string): boolean {
  return kind === 'name' && text.toLowerCase() === word;
}

function peek({ words, next }: Reading): Word {
  return words[next] ?? END;
}

function take(reading: Reading): Word {
  const word = peek(reading);
  reading.next += 1;
  return word;
}

const END: Word = { kind: 'end', text: '', at: 0 };
