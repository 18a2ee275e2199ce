/** Whatever the filter and the document: a filter finds what a plain evaluator finds. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { parseInstant } from '../../../lib/instant.ts';
import { ScimProblem } from '../problems.ts';
import { ENTERPRISE_SCHEMA } from '../schemas/enterprise.ts';
import { USER } from '../schemas/resources.ts';
import { equalityOf } from './equality.ts';
import { matches } from './matches.ts';
import { parseFilter } from './parse.ts';

const ENTERPRISE = ENTERPRISE_SCHEMA.id;
const finds = (filter: string, document: object) => matches(parseFilter(filter, USER), document);

/** A filter as a plain tree, with its own evaluator: over a document it only knows how to look. */
type Plain =
  | { op: 'and' | 'or'; all: Plain[] }
  | { op: 'not'; one: Plain }
  | { op: 'pr'; name: string }
  | { op: 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le'; name: string; value: string }
  | { op: 'work'; one: Plain };

const NAMES = ['title', 'externalId', 'name.givenName', `${ENTERPRISE}:department`, 'emails.value', 'meta.created'];
const words = fc.constantFrom('a', 'A', 'b', 'ab', 'aB', 'x"y', 'p\\q', 'ä', 'not', '(', 'true');
const instants = fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00', '2026-01-02T00:00:00.5Z');
const ORDER = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
const test = (name: string): fc.Arbitrary<Plain> =>
  name === 'meta.created'
    ? fc.record({ op: fc.constantFrom(...ORDER), name: fc.constant(name), value: instants })
    : fc.record({
        op: fc.constantFrom(...ORDER, 'co' as const, 'sw' as const, 'ew' as const),
        name: fc.constant(name),
        value: words,
      });
const inElement = fc.oneof(...['value', 'type'].flatMap(name => [test(name), fc.constant<Plain>({ op: 'pr', name })]));
const { tree } = fc.letrec<{ tree: Plain }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...NAMES).chain(test),
    fc.constantFrom(...NAMES).map((name): Plain => ({ op: 'pr', name })),
    inElement.map((one): Plain => ({ op: 'work', one })),
    fc.record({ op: fc.constantFrom('and' as const, 'or' as const), all: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }) }),
    tie('tree').map((one): Plain => ({ op: 'not', one })),
  ),
}));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const documents = fc
  .record({
    title: maybe(words),
    externalId: maybe(words),
    name: maybe(fc.record({ givenName: maybe(words) })),
    meta: maybe(fc.record({ created: maybe(instants) })),
    emails: maybe(fc.array(fc.record({ value: maybe(words), type: maybe(words) }), { maxLength: 3 })),
    department: maybe(words),
  })
  .map(({ department, ...rest }) => ({ ...rest, [ENTERPRISE]: { department } }));

it('finds what a plain evaluator finds, whatever the filter and the document', () => {
  fc.assert(
    fc.property(tree, documents, fc.boolean(), (plain, document, isLoud) => {
      const filter = print(plain, isLoud);
      fc.pre(filter.length <= 1_024);
      assert.equal(finds(filter, document), evaluate(plain, document), filter);
    }),
    { numRuns: 500 },
  );
});

it('never finds less by its equality than by itself', () => {
  fc.assert(
    fc.property(tree, documents, (plain, document) => {
      const filter = print(plain, false);
      fc.pre(filter.length <= 1_024);
      const equality = equalityOf(parseFilter(filter, USER));
      if (equality === undefined || !finds(filter, document)) return;
      assert.equal(finds(`${equality.attribute} eq ${JSON.stringify(equality.value)}`, document), true, filter);
    }),
  );
});

it('reads any text, or refuses it as a filter', () => {
  const pieces = fc.constantFrom(
    'userName',
    ' ',
    'eq',
    '"',
    '\\',
    '(',
    ')',
    '[',
    ']',
    '.',
    'not',
    'and',
    'pr',
    '1',
    ':',
    '$',
    'ä',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), parts => {
      try {
        parseFilter(parts.join(''), USER);
      } catch (error) {
        assert.ok(error instanceof ScimProblem, String(error));
      }
    }),
  );
});

function print(plain: Plain, isLoud: boolean): string {
  const said = (word: string) => (isLoud ? word.toUpperCase() : word);
  switch (plain.op) {
    case 'and':
    case 'or':
      return plain.all.map(each => `(${print(each, isLoud)})`).join(` ${said(plain.op)} `);
    case 'not':
      return `${said('not')} (${print(plain.one, isLoud)})`;
    case 'work':
      return `emails[${print(plain.one, isLoud)}]`;
    case 'pr':
      return `${said(plain.name)} ${said('pr')}`;
    default:
      return `${said(plain.name)} ${said(plain.op)} ${JSON.stringify(plain.value)}`;
  }
}

function evaluate(plain: Plain, document: object): boolean {
  switch (plain.op) {
    case 'and':
      return plain.all.every(each => evaluate(each, document));
    case 'or':
      return plain.all.some(each => evaluate(each, document));
    case 'not':
      return !evaluate(plain.one, document);
    case 'work':
      return look('emails', document).some(each => typeof each === 'object' && evaluate(plain.one, each));
    case 'pr':
      return look(plain.name, document).length > 0;
    default: {
      const found = look(plain.name, document);
      const { op, name, value } = plain;
      if (found.length === 0) return op === 'ne';
      return found.some(each => compare(op, key(name, String(each)), key(name, value)));
    }
  }
}

function look(name: string, document: object): object[] {
  const path = name.startsWith('urn:') ? [ENTERPRISE, 'department'] : name.split('.');
  const step = (from: object, part: string) =>
    Object.entries(from).flatMap(([key, value]) => (key === part ? (value ?? []) : []));
  return path.reduce<object[]>((values, part) => values.flatMap(value => step(value, part)), [document]).filter(hasSomething);
}

function hasSomething(value: object): boolean {
  return typeof value !== 'object' || Object.values(value).some(each => each !== undefined);
}

function key(name: string, value: string): string | number {
  if (name === 'meta.created') return parseInstant(value) ?? Number.NaN;
  return name === 'externalId' ? value : value.toLowerCase();
}

function compare(op: string, one: string | number, other: string | number): boolean {
  const results: Record<string, boolean> = {
    eq: one === other,
    ne: one !== other,
    co: String(one).includes(String(other)),
    sw: String(one).startsWith(String(other)),
    ew: String(one).endsWith(String(other)),
    gt: one > other,
    ge: one >= other,
    lt: one < other,
    le: one <= other,
  };
  return results[op] === true;
}
