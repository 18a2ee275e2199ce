/** One fault in an otherwise valid body, query or path. */
import type { Random } from './random.ts';

export interface Spoilt<T> {
  readonly value: T;
  readonly fault: string;
}

/** What may stand where something else was expected. */
const WRONG: readonly (readonly [fault: string, value: () => unknown])[] = [
  ['null', () => null],
  ['true', () => true],
  ['zero', () => 0],
  ['minus one', () => -1],
  ['a fraction', () => 0.5],
  ['a huge number', () => 1e308],
  ['beyond 2^53', () => 2 ** 53 + 2],
  ['an array', () => []],
  ['an object', () => ({})],
  ['an object named like a prototype', () => JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{}}}')],
  ['the empty text', () => ''],
  ['text of 10,000 characters', () => 'x'.repeat(10_000)],
  ['text of 70,000 characters in four bytes each', () => '😀'.repeat(35_000)],
  ['NUL', () => 'a\0b'],
  ['a lone surrogate', () => 'a\ud800b'],
  ['control characters', () => '\u0001\u001b[2J\r\nX: y'],
  ['right-to-left and combining marks', () => '\u202e\u200d\u0301\ufeff'],
  ['SQL', () => "'; drop table person; --"],
  ['a wildcard', () => '%_%'],
  ['a path', () => '../../etc/passwd'],
  ['an id with a letter too many', () => '01980000-0000-7000-8000-00000000deadf'],
  ['an id in upper case', () => '01980000-0000-7000-8000-00000000DEAD'],
  ['the year 10000', () => '+010000-01-01T00:00:00Z'],
  ['the 30th of February', () => '2026-02-30T00:00:00Z'],
  ['nested arrays', () => nested(2_000)],
];

type Holder = Record<string, unknown> | unknown[];

/** The same body with one member wrong, missing or too much. */
export function spoilBody(body: unknown, random: Random, anyId: () => string | undefined): Spoilt<unknown> {
  const copy: unknown = structuredClone(body);
  const places = placesIn(copy);
  const [holder, name] = random.pickOf(places) ?? [];
  const kind = random.below(8);
  if (holder === undefined || name === undefined || kind === 0) {
    const [fault, value] = random.pickOf(WRONG) ?? ['null', () => null];
    return { value: value(), fault: `${fault} instead of a body` };
  }
  if (kind === 1 && !Array.isArray(holder)) {
    delete holder[name];
    return { value: copy, fault: `no ${name}` };
  }
  if (kind === 2 && !Array.isArray(holder)) {
    Object.defineProperty(holder, random.pick(['extra', '__proto__', 'id', 'org_id', 'role', '']), {
      value: 1,
      enumerable: true,
    });
    return { value: copy, fault: 'a member too many' };
  }
  if (kind === 3) {
    (holder as Record<string, unknown>)[name] = anyId() ?? 'no id';
    return { value: copy, fault: `an id of any kind as ${name}` };
  }
  const [fault, value] = random.pickOf(WRONG) ?? ['null', () => null];
  (holder as Record<string, unknown>)[name] = value();
  return { value: copy, fault: `${fault} as ${name}` };
}

/** The text of a body, damaged below the level of its members. */
export function spoilText(text: string, random: Random): Spoilt<string | Buffer> {
  const cut = random.below(text.length + 1);
  switch (random.below(9)) {
    case 0:
      return { value: text.slice(0, cut), fault: 'cut off' };
    case 1:
      return { value: `\ufeff${text}`, fault: 'a byte order mark' };
    case 2:
      return { value: `${text}${text}`, fault: 'the body twice' };
    case 3:
      return { value: text.replace(/:\s*("[^"]*"|\d+)/, ':1e999'), fault: 'a number beyond every double' };
    case 4:
      return {
        value: Buffer.concat([Buffer.from(text.slice(0, cut)), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from(text.slice(cut))]),
        fault: 'bytes that are no UTF-8',
      };
    case 5:
      return { value: text.replace('{', '{"a":1,"a":2,'), fault: 'a name twice' };
    case 6:
      return { value: `${'[{"a":'.repeat(5_000)}`, fault: 'nesting without an end' };
    case 7:
      return { value: text.replace('"', '"\\u0000\\ud800'), fault: 'escapes that no store takes' };
    default:
      return { value: ' '.repeat(300_000), fault: 'too many bytes' };
  }
}

/** What may stand in a path or a query instead of something that exists. */
export function wrongSegment(random: Random, anyId: () => string | undefined): Spoilt<string> {
  const id = anyId() ?? 'no-id';
  return random.pick<Spoilt<string>>([
    { value: id, fault: 'an id of any kind' },
    { value: '01980000-0000-7000-8000-00000000dead', fault: 'an unknown id' },
    { value: `${id}x`, fault: 'an id with a letter too many' },
    { value: id.toUpperCase(), fault: 'an id in upper case' },
    { value: id.slice(0, -1), fault: 'an id with a letter too few' },
    { value: '%zz', fault: 'a bad escape' },
    { value: '%', fault: 'half an escape' },
    { value: '%00', fault: 'NUL' },
    { value: '%C3%28', fault: 'escapes that are no UTF-8' },
    { value: '%F0%9F%98%80', fault: 'an emoji' },
    { value: '..%2f..%2fme', fault: 'a path within a segment' },
    { value: '', fault: 'nothing' },
    { value: '0', fault: 'zero' },
    { value: '-1', fault: 'minus one' },
    { value: '9007199254740993', fault: 'beyond 2^53' },
    { value: '99999999999999999999999999', fault: 'beyond every integer' },
    { value: '1e3', fault: 'a number in scientific notation' },
    { value: 'x'.repeat(5_000), fault: '5,000 characters' },
    { value: '__proto__', fault: '__proto__' },
    { value: 'me', fault: 'me' },
    { value: '*', fault: 'a star' },
    { value: "'%20or%20'1'='1", fault: 'SQL' },
    { value: Buffer.from('ciscospark://us/PEOPLE/not-a-uuid').toString('base64'), fault: 'a spelling of no id' },
    { value: Buffer.alloc(16, 255).toString('base64url'), fault: 'the last of all ids' },
  ]);
}

function placesIn(value: unknown): (readonly [Holder, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [[value as Holder, name] as const, ...placesIn(each)]);
}

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}
