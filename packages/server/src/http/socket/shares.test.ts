import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createShares } from './shares.ts';

function create() {
  let ms = 0;
  const shares = createShares(() => ms);
  const ask = (caller: string, requests: number) => {
    for (let n = 0; n < requests; n += 1) shares.count(caller);
  };
  return {
    ...shares,
    ask,
    advance: (by: number) => {
      ms += by;
    },
  };
}

it('one who asks for most of everything is greedy, and those beside them are not', () => {
  const { ask, isGreedy } = create();
  ask('busy', 900);
  for (let n = 0; n < 100; n += 1) ask(`person-${n}`, 1);
  assert.deepEqual([isGreedy('busy'), isGreedy('person-7'), isGreedy('nobody')], [true, false, false]);
});

it('a few requests are not greedy, even when nobody else asks', () => {
  const { ask, isGreedy } = create();
  ask('alone', 8);
  assert.equal(isGreedy('alone'), false);
  ask('alone', 1);
  assert.equal(isGreedy('alone'), true);
});

it('where many are equally busy, nobody is greedy', () => {
  const { ask, isGreedy } = create();
  for (let n = 0; n < 20; n += 1) ask(`person-${n}`, 100);
  assert.equal(isGreedy('person-7'), false);
});

it('greed is remembered from one window to the next, and then forgotten', () => {
  const { ask, isGreedy, advance } = create();
  ask('busy', 100);
  advance(1_000);
  assert.equal(isGreedy('busy'), true);
  ask('busy', 1);
  assert.equal(isGreedy('busy'), true);
  advance(2_000);
  assert.equal(isGreedy('busy'), false);
  ask('busy', 1);
  assert.equal(isGreedy('busy'), false);
});

it('requests are counted in each turn of the event loop', async () => {
  const { count } = createShares();
  assert.deepEqual([count('one').inTurn, count('one').inTurn, count('other').inTurn], [1, 2, 1]);
  await new Promise(resolve => setImmediate(resolve));
  assert.equal(count('one').inTurn, 1);
});
