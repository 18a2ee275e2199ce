/** References of a bulk request are found and replaced where they are meant, and nowhere else. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inOrder } from './order.ts';
import { pathWithId, referenceOf, referencesIn, withIds } from './references.ts';

const DATA = {
  displayName: 'About bulkId:none',
  members: [{ value: 'bulkId:ann' }, { value: '7f', $ref: '../Users/bulkId:none' }],
  Operations: [
    { op: 'remove', path: 'members[value eq "bulkId:bo" or value eq "bulkId:ann"]' },
    { op: 'add', path: 'title', value: 'members[value eq "bulkId:none"]' },
  ],
};

it('a reference is a whole value, a text in the path of an operation, or the id in a path', () => {
  assert.deepEqual(referencesIn(DATA), ['ann', 'bo']);
  assert.deepEqual(
    withIds(DATA, bulkId => bulkId.toUpperCase()),
    {
      ...DATA,
      members: [{ value: 'ANN' }, DATA.members[1]],
      Operations: [{ op: 'remove', path: 'members[value eq "BO" or value eq "ANN"]' }, DATA.Operations[1]],
    },
  );
  assert.deepEqual(
    [referenceOf('/Users/bulkId:ann'), referenceOf('/Users/ann'), referenceOf('/Users')],
    ['ann', undefined, undefined],
  );
  assert.equal(
    pathWithId('/Users/bulkId:ann', () => '7f'),
    '/Users/7f',
  );
  assert.equal(
    pathWithId('/Users/8a', () => '7f'),
    '/Users/8a',
  );
});

it('names that objects have by nature are data like others', () => {
  const data = JSON.parse('{"__proto__": {"value": "bulkId:ann"}, "constructor": "bulkId:bo"}') as object;
  assert.deepEqual(referencesIn(data), ['ann', 'bo']);
  assert.equal(JSON.stringify(withIds(data, () => '7f')), '{"__proto__":{"value":"7f"},"constructor":"7f"}');
});

const make = (bulkId: string, ...refers: string[]) => ({
  method: 'POST',
  path: '/Users',
  bulkId,
  data: refers.map(each => `bulkId:${each}`),
});

/** What was run, in order, with what had no id then. */
async function runs(operations: readonly ReturnType<typeof make>[], goesOn = (_: number) => true): Promise<readonly string[]> {
  const log: string[] = [];
  await inOrder(operations, {
    goesOn: () => goesOn(log.length),
    run: async (index, open) => void log.push([operations[index]?.bulkId, ...open].join(' without ')),
    complete: async index => void log.push(`complete ${operations[index]?.bulkId}`),
  });
  return log;
}

it('an operation comes after those that it refers to, and otherwise in the order of the request', async () => {
  assert.deepEqual(await runs([make('a', 'c', 'nowhere'), make('b'), make('c', 'd'), make('d')]), ['d', 'c', 'a', 'b']);
});

it('a circle is opened at its last operation, and closed when all of it is there', async () => {
  const circle = [make('a', 'b'), make('b', 'c'), make('c', 'a'), make('d')];
  assert.deepEqual(await runs(circle), ['c without a', 'b', 'a', 'complete c', 'd']);
  assert.deepEqual(await runs([make('own', 'own')]), ['own without own', 'complete own']);
  assert.deepEqual(await runs(circle, done => done < 2), ['c without a', 'b', 'complete c']);
});
