/** Generates the rows of a store of any size, in the order in which years of use would have written them. */
import { pushTarget } from '../../../packages/server/src/domain/push.ts';
import { digest } from '../../../packages/server/src/lib/crypto.ts';
import { sortKey } from '../../../packages/server/src/lib/name-key.ts';
import type { Caller } from '../callers.ts';
import { personAt, phoneAt } from '../data.ts';
import { createChaining } from './chain.ts';
import { instantAt, macAt, secretAt, uuidAt } from './derived.ts';
import type { Patterns } from './patterns.ts';
import type { Cell, Template, Values } from './template.ts';

/** The maximum length of an extension. */
const EXTENSIONS_FROM = 1_000_000_000;

export interface Sizes {
  readonly people: number;
  /** How many of the people, from the first on, have three phones. All if left out. */
  readonly phones?: number;
  /** How many of the people, from the first on, also have a desk phone. */
  readonly desks: number;
}

/** The organization's counters after the fill. */
export interface Counters {
  readonly number: number;
  readonly sequence: number;
  /** Head of the event chain. */
  readonly chain: Uint8Array | null;
}

export type Put = (table: string, columns: readonly string[], row: Cell[]) => void;

export interface Filling {
  /** Generates the rows of one item after the other. It can stop after each item, so that the caller can write a batch. */
  readonly rows: (put: Put, from: Counters) => Generator<void, Counters, void>;
  readonly caller: (person: number) => Caller;
}

type Texts = (meaning: string) => string;

/**
 * First everybody with a token, then everybody's first phone, then everybody's second. So the rows of one person's phones are as far
 * apart as if the phones had been bought years after each other.
 */
export function createFilling(patterns: Patterns, { people, phones = people, desks }: Sizes): Filling {
  const ordinalOf = (unit: number, person: number) => (unit - 1) * people + person;
  const valuesOf = (person: number, texts: Texts, at: Counters): Values => ({
    id: (unit, place) => uuidAt(ordinalOf(unit, person), place),
    number: place => at.number + place,
    sequence: place => at.sequence + place,
    instant: (unit, place) => instantAt(ordinalOf(unit, person), place),
    text: texts,
  });
  const passes = [
    { template: patterns.person, count: people, textsOf: personTexts },
    ...patterns.phones.map((template, device) => ({
      template,
      count: phones,
      textsOf: (person: number) => phoneTexts(person, device),
    })),
    { template: patterns.desk, count: desks, textsOf: deskTexts },
  ];
  return {
    *rows(put, from) {
      let at = from;
      const chaining = createChaining(from.chain);
      for (const { template, count, textsOf } of passes) {
        for (let person = 0; person < count; person += 1) {
          const values = valuesOf(person, textsOf(person), at);
          for (const { table, columns, fill } of template.rows)
            put(table, columns, chaining.chained(table, columns, fill(values)));
          at = { number: at.number + template.numbers, sequence: at.sequence + template.sequences, chain: chaining.head() };
          yield;
        }
      }
      return at;
    },
    caller: person => {
      const values = valuesOf(person, () => '', { number: 0, sequence: 0, chain: null });
      return {
        personId: idIn(patterns.person, 'person', values),
        token: secretAt(person),
        deviceIds: patterns.phones.map(template => idIn(template, 'device', values)),
      };
    },
  };
}

/** The id of the template's row of this table. */
function idIn(template: Template, table: string, values: Values): string {
  const row = template.rows.find(each => each.table === table);
  const id = row?.fill(values)[row.columns.indexOf('id')];
  if (typeof id !== 'string') throw new Error(`the pattern wrote no ${table}`);
  return id;
}

function personTexts(person: number): Texts {
  const { login, firstName, lastName } = personAt(person);
  const sorted = sortKey(`${firstName} ${lastName}`);
  return lookUp({ login, firstName, lastName, sorted, digest: digest(secretAt(person)) });
}

function phoneTexts(person: number, device: number): Texts {
  const { name, token, notificationId, sessionHash, platform } = phoneAt(person, device);
  return lookUp({
    name: name ?? '',
    token,
    notificationId,
    sessionHash: sessionHash ?? '',
    target: pushTarget(null, platform, token, ''),
  });
}

function deskTexts(person: number): Texts {
  return lookUp({ mac: macAt(person), extension: String(EXTENSIONS_FROM + person) });
}

function lookUp(texts: Readonly<Record<string, string>>): Texts {
  return meaning => texts[meaning] ?? '';
}
