import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fold, SHOWN_LIMIT } from './fold.ts';
import type { Happening, RequestSummary } from './types.ts';

const request = (number: number, status = 0) => ({ number, status }) as RequestSummary;
const told = (recording: number, ...requests: RequestSummary[]) =>
  ({ now: '', clock: 'runs', faults: [], snapshots: [], recording, requests }) as Happening;

it('has the newest request first, each as it was told last, and forgets those of before a reset', () => {
  const first = fold(undefined, told(0, request(1), request(2)), 0);
  const second = fold(first, told(0, request(3), request(1, 200)), 1);
  assert.deepEqual(
    second.requests.map(({ number, status }) => [number, status]),
    [
      [3, 0],
      [2, 0],
      [1, 200],
    ],
  );
  assert.equal(fold(second, told(0), 2).requests, second.requests);
  assert.deepEqual(fold(second, told(1, request(1)), 2).requests, [request(1)]);
});

it('keeps no more than people look at', () => {
  const many = Array.from({ length: SHOWN_LIMIT + 5 }, (_, at) => request(at + 1));
  const { requests } = fold(undefined, told(0, ...many), 0);
  assert.deepEqual([requests.length, requests[0]?.number], [SHOWN_LIMIT, SHOWN_LIMIT + 5]);
});
