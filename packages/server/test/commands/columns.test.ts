/** The table of a list shows what its route returns. A column of another object's member would be empty in every row. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { routes } from '@heldby/contract';
import type { TSchema } from 'typebox';
import { NOUNS } from '../../src/commands/remote/nouns.ts';
import { type Spoken, spokenOf } from '../../src/commands/remote/spoken.ts';

/** Every word of a JSON schema that this test reads. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

const replies = new Map<string, TSchema | null>(Object.values(routes).map(({ id, reply }) => [id, reply]));

describe('the columns of every list of a noun', () => {
  for (const noun of NOUNS) {
    for (const spoken of spokenOf(noun).filter(({ route }) => route.isList)) {
      it(`are members of what it lists: ${noun.words} ${spoken.word}`, () => {
        assert.deepEqual(strangeColumns(spoken), []);
      });
    }
  }
});

function strangeColumns({ noun, route, verb }: Spoken): string[] {
  const reply = replies.get(`native.${route.id}`) as Schema | undefined;
  const item = memberOf(reply, 'items')?.items ?? reply?.items;
  return (verb.columns ?? noun.columns).flatMap(([head, from]) => {
    if (typeof from === 'function') return [];
    const found = from.split('.').reduce<Schema | undefined>(memberOf, item);
    return found === undefined ? [`${head}: ${from}`] : [];
  });
}

function memberOf(schema: Schema | undefined, name: string): Schema | undefined {
  if (schema === undefined) return undefined;
  if (/^\d+$/.test(name) && schema.items !== undefined) return schema.items;
  const own = schema.properties?.[name];
  return own ?? [...(schema.anyOf ?? []), ...(schema.allOf ?? [])].flatMap(each => memberOf(each, name) ?? []).at(0);
}
