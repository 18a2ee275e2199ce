/** Which callers share a question, and what becomes of it when the server refuses or is away. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import pg from 'pg';
import { bind, heldQuery, type Query, query } from '../sql/statement.ts';
import { createSharedReads, READERS_LIMIT } from './shared-reads.ts';

interface Whose {
  readonly org: number;
  readonly ownerId: string;
  readonly now: number;
}

const FROM = 'from assignment a where a.org_id = :org and a.owner_id = :ownerId and a.created_at <= :now';
const selectIds = heldQuery<Whose, { id: string }>(`select a.id as "id" ${FROM} order by a.id`);
const selectRoles = heldQuery<Whose, { id: string }>(`select a.role as "id" ${FROM} order by a.role`);
const selectDistinct = heldQuery<Whose, { id: string }>(`select distinct a.role as "id" ${FROM}`);
const selectPlain = query<Whose, { id: string }>(`select a.number as "id" ${FROM}`);

const of = (ownerId: string): Whose => ({ org: 1, ownerId, now: 5 });
const names = (count: number) => Array.from({ length: count }, (_, index) => `owner ${index}`);

/** A server on which everybody holds two things, and which writes down what it was asked. */
function open({ namedStatements = true, failure }: { namedStatements?: boolean; failure?: Error } = {}) {
  const alone: string[] = [];
  const together: { name: string | undefined; owners: readonly string[] }[] = [];
  const reader = {
    all: async <P, R>(statement: Query<P, R>, parameters: P) => {
      const [, owner] = bind(statement, parameters);
      alone.push(String(owner));
      return [{ id: `${owner} alone` }] as R[];
    },
    one: async () => assert.fail('nobody asks for one row'),
  };
  const sendShared = async ({ name, values: [, owners] = [] }: pg.QueryArrayConfig) => {
    together.push({ name, owners: owners as string[] });
    if (failure !== undefined) throw failure;
    const rows = (owners as string[]).flatMap((owner, index) => [1, 2].map(place => [index + 1, place, `${owner} ${place}`]));
    const fields = ['number', 'place', 'id'].map(field => ({ name: field }));
    return { fields, rows } as unknown as pg.QueryArrayResult<unknown[]>;
  };
  return { reads: createSharedReads(reader, sendShared, { namedStatements }), alone, together };
}

it('those who ask the same in one turn are answered by one question, each with their own rows', async () => {
  const { reads, alone, together } = open();
  const [anna, ben] = await Promise.all([reads.all(selectIds, of('anna')), reads.one(selectIds, of('ben'))]);
  assert.deepEqual(anna, [{ id: 'anna 1' }, { id: 'anna 2' }]);
  assert.deepEqual(ben, { id: 'ben 1' });
  assert.deepEqual(together, [{ name: `${selectIds.name}_shared`, owners: ['anna', 'ben'] }]);
  assert.deepEqual(alone, []);
});

it('a caller who is the only one in a turn asks alone', async () => {
  const { reads, alone, together } = open();
  assert.deepEqual(await reads.all(selectIds, of('anna')), [{ id: 'anna alone' }]);
  assert.deepEqual(await reads.all(selectIds, of('ben')), [{ id: 'ben alone' }]);
  assert.deepEqual([alone, together], [['anna', 'ben'], []]);
});

it('different queries are different questions', async () => {
  const { reads, alone, together } = open();
  await Promise.all([selectIds, selectRoles, selectIds].map((each, index) => reads.all(each, of(`owner ${index}`))));
  assert.deepEqual(
    together.map(({ owners }) => owners),
    [['owner 0', 'owner 2']],
  );
  assert.deepEqual(alone, ['owner 1']);
});

it('more than the limit make several questions', async () => {
  const { reads, alone, together } = open();
  const owners = names(2 * READERS_LIMIT + 1);
  const answers = await Promise.all(owners.map(owner => reads.one(selectIds, of(owner))));
  assert.deepEqual(
    together.map(question => question.owners.length),
    [READERS_LIMIT, READERS_LIMIT],
  );
  assert.deepEqual(alone, owners.slice(-1));
  assert.deepEqual(
    answers.slice(0, -1).map(row => row?.id),
    owners.slice(0, -1).map(owner => `${owner} 1`),
  );
});

it('what is not held, what cannot be taken apart and what does not fit an array is asked alone', async () => {
  const { reads, alone, together } = open();
  await Promise.all([selectPlain, selectPlain, selectDistinct, selectDistinct].map(each => reads.all(each, of('anna'))));
  await Promise.all([0.5, 0.25].map(now => reads.all(selectIds, { ...of('ben'), now })));
  await Promise.all([of('chloe'), { ...of('dan'), ownerId: 7 as unknown as string }].map(each => reads.all(selectIds, each)));
  assert.deepEqual([alone.toSorted(), together], [['7', 'anna', 'anna', 'anna', 'anna', 'ben', 'ben', 'chloe'], []]);
});

it('a parameter that is not given is a defect of one reader alone', async () => {
  const { reads } = open();
  const outcomes = await Promise.allSettled(
    [of('anna'), { org: 1, now: 5 } as Whose, of('ben')].map(each => reads.one(selectIds, each)),
  );
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
});

it('when the server refuses, or answers what a number cannot hold, each asks alone', async () => {
  for (const failure of [new pg.DatabaseError('canceled', 1, 'error'), new RangeError('a bigint does not fit')]) {
    const { reads, alone } = open({ failure });
    const rows = await Promise.all(names(3).map(owner => reads.all(selectIds, of(owner))));
    assert.deepEqual(alone, names(3));
    assert.deepEqual(
      rows.flat(),
      names(3).map(owner => ({ id: `${owner} alone` })),
    );
  }
});

it('when the server is away, all are told so and nobody asks again', async () => {
  for (const message of ['Connection terminated unexpectedly', 'Query read timeout']) {
    const { reads, alone, together } = open({ failure: new Error(message) });
    const unavailable = { name: 'Problem', code: 'unavailable' };
    await Promise.all(names(3).map(owner => assert.rejects(reads.all(selectIds, of(owner)), unavailable)));
    assert.deepEqual([alone.length, together.length], [0, 1]);
  }
});

it('what is sent before its turn ends is not sent again, and who comes later shares another question', async () => {
  const { reads, together } = open({ namedStatements: false });
  const first = names(2).map(owner => reads.all(selectIds, of(owner)));
  reads.send();
  const second = ['anna', 'ben'].map(owner => reads.all(selectIds, of(owner)));
  await Promise.all([...first, ...second]);
  assert.deepEqual(together, [
    { name: undefined, owners: names(2) },
    { name: undefined, owners: ['anna', 'ben'] },
  ]);
});
