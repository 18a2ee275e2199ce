/** An answer is given again while nothing that it rests on has changed, and not at the instant after. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { command, heldQuery } from '../sql/statement.ts';
import { createHeldAnswers, type Read } from './held-answers.ts';

const selectHeld = heldQuery<{ org: number; ownerId: string; now: number }, { id: string }>(
  'select d.id as "id" from assignment a join device d on true where :org = :ownerId and :now > 0',
);
const rename = command<{ org: number; id: string }>('update device set name = null where org_id = :org and id = :id');
const renameAll = command<{ org: number }>('update device set name = null where org_id = :org');
const assign = command<{ org: number; ownerId: string }>('insert into assignment (org_id, owner_id) values (:org, :ownerId)');

const selectNamed = heldQuery<{ org: number; ownerId: string; now: number }, { id: string; who: string | null }>(
  `select d.id as "id", p.id as "who" from assignment a join device d on true left join person p on true
   where :org = :ownerId and :now > 0`,
  { person: ['who'] },
);
const renamePerson = command<{ org: number; id: string }>('update person set name = null where org_id = :org and id = :id');
const touch = command<{ org: number; number: number }>('insert into activity (org_id, assignment_number) values (:org, :number)');

const ann = { org: 1, ownerId: 'ann', now: 10 };

/** A store in which each owner holds one device, called like the owner, and in which reads are counted. */
function world({ rowsLimit = 100, basis = {} as object, held = 1 } = {}) {
  const answers = createHeldAnswers(rowsLimit);
  let reads = 0;
  const open = { assignmentId: 'a', number: 1, createdAt: 1, expiresAt: null };
  const read: Read = (asked, parameters) => {
    const { ownerId } = parameters as unknown as typeof ann;
    if ((asked as unknown) !== selectHeld) return Array(held).fill({ ...open, deviceId: `${ownerId}'s`, ...basis });
    reads += 1;
    return [{ id: `${ownerId}'s` }] as never;
  };
  const ask = (parameters = ann) => answers.answer(selectHeld, parameters, read);
  return { answers, ask, reads: () => reads };
}

it('gives the same frozen rows again', () => {
  const { ask, reads } = world();
  const rows = ask();
  assert.deepEqual(rows, [{ id: "ann's" }]);
  assert.equal(ask({ ...ann, now: 11 }), rows);
  assert.ok(Object.isFrozen(rows) && rows.every(row => Object.isFrozen(row)));
  assert.equal(reads(), 1);
});

it('tells owners and organizations apart', () => {
  const { ask, reads } = world();
  ask();
  ask({ ...ann, ownerId: 'bob' });
  ask({ ...ann, org: 2 });
  assert.equal(reads(), 3);
});

it('reads anew once a change is committed, and only by those that it may concern', () => {
  const { answers, ask, reads } = world();
  const change = (make: () => void) => {
    for (const ownerId of ['ann', 'bob']) ask({ ...ann, ownerId });
    const before = reads();
    make();
    for (const ownerId of ['ann', 'bob']) ask({ ...ann, ownerId });
    assert.equal(reads(), before, 'nothing is changed before the commit');
    answers.transactionEnded();
    for (const ownerId of ['ann', 'bob']) ask({ ...ann, ownerId });
    return reads() - before;
  };
  assert.equal(
    change(() => answers.changed(rename, { org: 1, id: "ann's" })),
    1,
  );
  assert.equal(
    change(() => answers.changed(rename, { org: 2, id: "ann's" })),
    0,
  );
  assert.equal(
    change(() => answers.changed(assign, { org: 1, ownerId: 'bob' })),
    1,
  );
  assert.equal(
    change(() => answers.changed(renameAll, { org: 1 })),
    2,
  );
  assert.equal(
    change(() => answers.changedAnything()),
    2,
  );
});

it('does not keep beyond its commit what was read before it', () => {
  const { answers, ask, reads } = world();
  answers.changed(rename, { org: 1, id: "ann's" });
  ask();
  answers.transactionEnded();
  ask();
  assert.equal(reads(), 2);
});

for (const [title, basis] of [
  ['a planned end', { expiresAt: 20 }],
  ['a beginning that the clock has not reached', { createdAt: 20 }],
] as const) {
  it(`reads anew at ${title}, and for an instant before the first`, () => {
    const { ask, reads } = world({ basis });
    for (const now of [10, 19]) ask({ ...ann, now });
    assert.equal(reads(), 1);
    for (const now of [20, 21]) ask({ ...ann, now });
    assert.equal(reads(), 2);
    ask({ ...ann, now: 9 });
    assert.equal(reads(), 3);
  });
}

it('does not keep what is out of proportion: an owner of too much, more rows than its limit', () => {
  const large = world({ held: 51 });
  large.ask();
  large.ask();
  assert.equal(large.reads(), 2);
  const small = world({ rowsLimit: 1 });
  small.ask();
  small.ask();
  assert.equal(small.reads(), 2);
});

it('rests on the rows that the answer names, and on no table that its query does not read', () => {
  const answers = createHeldAnswers();
  let reads = 0;
  let who: string | null = 'bob';
  const basis = { assignmentId: 'a', number: 1, deviceId: 'd', createdAt: 1, expiresAt: null };
  const read: Read = asked => {
    if ((asked as unknown) !== selectNamed) return [basis] as never;
    reads += 1;
    return [{ id: 'd', who }] as never;
  };
  const readsAfter = (change: () => void) => {
    answers.answer(selectNamed, ann, read);
    const before = reads;
    change();
    answers.transactionEnded();
    answers.answer(selectNamed, ann, read);
    return reads - before;
  };
  assert.equal(
    readsAfter(() => answers.changed(renamePerson, { org: 1, id: 'bob' })),
    1,
  );
  assert.equal(
    readsAfter(() => answers.changed(renamePerson, { org: 1, id: 'cara' })),
    0,
  );
  assert.equal(
    readsAfter(() => answers.changed(touch, { org: 1, number: 1 })),
    0,
  );
  who = null;
  assert.equal(
    readsAfter(() => answers.changed(rename, { org: 1, id: 'd' })),
    1,
  );
  assert.equal(
    readsAfter(() => answers.changed(renamePerson, { org: 1, id: 'bob' })),
    0,
  );
});
