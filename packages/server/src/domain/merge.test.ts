/** Two histories of one device become one: whatever they say, no two facts of the result contradict each other. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import type { Assignment, AssignmentRole } from './assignment.ts';
import { planFacts } from './merge.ts';
import { standsAgainst } from './standing.ts';

const fact = (
  number: number,
  owner: string,
  createdAt: number,
  until: number | null,
  role: AssignmentRole = 'owner',
): Assignment => ({
  id: `a${number}`,
  number,
  deviceId: 'd',
  owner: { kind: 'person', id: owner },
  role,
  createdAt,
  createdBy: owner,
  createReason: null,
  until,
  endReason: null,
  endedBy: null,
  expiresAt: null,
  disableAt: null,
  dueAt: null,
  disabledReason: null,
  disabledBy: null,
  disabledAt: null,
  lastActiveAt: null,
  enteredAt: null,
  revision: 1,
});
const summary = (facts: readonly Assignment[]) => {
  const { cuts, absorbed, against } = planFacts(facts);
  return {
    cuts: cuts.map(({ fact: { id }, until }) => [id, until]),
    absorbed: absorbed.map(({ fact: { id } }) => id),
    against: against.map(([long, short]) => [long.id, short.id]),
  };
};

it('who registered later has the device from then on', () => {
  const facts = [fact(1, 'ann', 10, null), fact(2, 'bob', 20, null)];
  assert.deepEqual(summary(facts), { cuts: [['a1', 20]], absorbed: [], against: [] });
});

it('of one holder, a later registration goes on where the earlier one ends', () => {
  const facts = [fact(1, 'ann', 10, null), fact(2, 'ann', 20, null)];
  assert.deepEqual(summary(facts), { cuts: [['a1', 20]], absorbed: [], against: [] });
});

it('what is within a longer fact of the same holder says nothing new', () => {
  const facts = [fact(1, 'ann', 10, null), fact(2, 'ann', 20, 30)];
  assert.deepEqual(summary(facts), { cuts: [], absorbed: ['a2'], against: [] });
});

it('what is within a longer fact of somebody else must be settled by people', () => {
  const facts = [fact(1, 'ann', 10, null), fact(2, 'bob', 20, 30)];
  assert.deepEqual(summary(facts), { cuts: [], absorbed: [], against: [['a1', 'a2']] });
});

it('a user beside an owner stays, and so does what follows on', () => {
  const facts = [fact(1, 'ann', 10, 20), fact(2, 'bob', 20, null), fact(3, 'cleo', 15, null, 'user')];
  assert.deepEqual(summary(facts), { cuts: [], absorbed: [], against: [] });
});

const facts = fc.array(
  fc.record({
    owner: fc.constantFrom('ann', 'bob', 'cleo'),
    role: fc.constantFrom<AssignmentRole>('owner', 'user', 'shared_line'),
    from: fc.nat({ max: 20 }),
    lasts: fc.option(fc.nat({ max: 10 })),
  }),
  { maxLength: 10 },
);

it('no two facts of the result contradict each other, except those that people must settle', () => {
  fc.assert(
    fc.property(facts, given => {
      const all = given.map(({ owner, role, from, lasts }, place) =>
        fact(place, owner, from, lasts === null ? null : from + lasts, role),
      );
      const { cuts, absorbed, against } = planFacts(all);
      if (against.length > 0) return;
      const gone = new Set(absorbed.map(each => each.fact.id));
      const result = all
        .filter(({ id }) => !gone.has(id))
        .map(each => ({ ...each, until: cuts.find(cut => cut.fact.id === each.id)?.until ?? each.until }));
      for (const [place, one] of result.entries()) {
        assert.ok(!result.slice(place + 1).some(other => standsAgainst(one, other)), JSON.stringify(result));
      }
    }),
  );
});
