/** Runs: adjacent events about the same thing. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { aboutOf, RUN_LIMIT } from '../../domain/event-run.ts';
import { runsIn } from './runs.ts';

const event = (sequence: number, deviceId: string | null, ownerId: string | null) => ({ sequence, deviceId, ownerId });

it('notes adjacent events about a device, and about an owner, as one run each', () => {
  assert.deepEqual(runsIn([event(5, 'phone', null), event(6, 'phone', 'ann'), event(7, 'phone', 'ann'), event(8, null, 'ben')]), [
    { about: aboutOf('phone'), sequence: 5, events: 3 },
    { about: aboutOf('ann'), sequence: 6, events: 2 },
    { about: aboutOf('ben'), sequence: 8, events: 1 },
  ]);
});

it('notes a longer run as several', () => {
  const rows = Array.from({ length: RUN_LIMIT + 3 }, (_, index) => event(index + 1, null, 'ann'));
  assert.deepEqual(
    runsIn(rows).map(({ sequence, events }) => [sequence, events]),
    [
      [1, RUN_LIMIT],
      [RUN_LIMIT + 1, 3],
    ],
  );
});

it('finds the same part of the digest for an id on every machine', () => {
  assert.equal(aboutOf('01980000-0000-7000-8000-00000000dead'), aboutOf('01980000-0000-7000-8000-00000000dead'));
  assert.ok(Number.isSafeInteger(aboutOf('x')) && aboutOf('x') < 2 ** 48);
});
