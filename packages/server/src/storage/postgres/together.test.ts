/** Writes that go together leave what they leave one after the other, and those that could not stay alone. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Command, transientCommand } from '../sql/statement.ts';
import { together } from './together.ts';

type Values = Readonly<Record<string, string | number | null>>;
const addDevice = transientCommand<Values>('insert into device (org_id, id, seen) values (:org, :id, cast(:seen as bigint))');
const addKey = transientCommand<Values>('insert into key (org_id, id) values (:org, :id)');
const keepKey = transientCommand<Values>('insert into key (org_id, id) values (:org, :id) on conflict do nothing');
const lift = transientCommand<Values>(
  'update lock set lifted = :now where org_id = :org and account = :account and until > :now',
);
const forget = transientCommand<Values>('delete from key where org_id = :org and id = :id and kind = :kind');
const countKeys = transientCommand<Values>('update total set n = (select count(*) from key k) where org_id = :org');

const sent = (...writes: readonly (readonly [Command<Values>, Values])[]) =>
  together(
    writes.map(([command, parameters]) => ({ command, parameters: { org: 1, ...parameters } }) as never),
    { namedStatements: true },
  ).map(([text, values]) => [
    text.replace(/^(insert into \w+|delete from \w+|update \w+).*?(values .*|any.*|where .*|$)/, '$1 $2'),
    values,
  ]);

describe('writes', () => {
  it('of one table go together, before what was written to others in between', () => {
    assert.deepEqual(
      sent(
        [addDevice, { id: 'a', seen: 1 }],
        [addKey, { id: 'k' }],
        [addDevice, { id: 'b', seen: null }],
        [addDevice, { id: 'c', seen: 3 }],
        [addDevice, { id: 'd', seen: 4 }],
        [addDevice, { id: 'e', seen: 5 }],
      ),
      [
        [
          'insert into device values ($1, $2, cast($3 as bigint)), ($4, $5, cast($6 as bigint)), ($7, $8, cast($9 as bigint)), ($10, $11, cast($12 as bigint))',
          [1, 'a', 1, 1, 'b', null, 1, 'c', 3, 1, 'd', 4],
        ],
        ['insert into device values ($1, $2, cast($3 as bigint))', [1, 'e', 5]],
        ['insert into key values ($1, $2)', [1, 'k']],
      ],
    );
  });

  it('are not moved before another write of their table, or one that reads it', () => {
    for (const [between, values] of [
      [forget, { id: 'a', kind: 'x' }],
      [keepKey, { id: 'c' }],
      [countKeys, {}],
    ] as const) {
      const [first, second, third] = sent([addKey, { id: 'a' }], [between, values], [addKey, { id: 'b' }]);
      assert.deepEqual(
        [first, third],
        [
          ['insert into key values ($1, $2)', [1, 'a']],
          ['insert into key values ($1, $2)', [1, 'b']],
        ],
      );
      assert.ok(!String(second?.[0]).startsWith('insert into key values ($1, $2), '));
    }
  });

  it('that change the rows of different values alike go together, and others do not', () => {
    const asked = sent([lift, { account: 'a', now: 1 }], [lift, { account: 'b', now: 1 }], [lift, { account: 'c', now: 2 }]);
    assert.deepEqual(
      asked.map(([, values]) => values),
      [
        [1, 1, ['a', 'b']],
        [2, 1, 'c'],
      ],
    );
    assert.match(String(asked[0]?.[0]), /any\(\$3\)/);
  });
});
