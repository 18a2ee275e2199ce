import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { RequestSummary } from '../../data/emulator/types.ts';
import { filterOf, fits, isFiltered } from './filter.ts';

const request = {
  method: 'GET',
  url: '/v1/people/me?max=3',
  operation: 'webex.people.me',
  face: 'webex',
  status: 200,
  isOver: true,
} as RequestSummary;
const isShown = (query: string, of: Partial<RequestSummary> = {}) =>
  fits({ ...request, ...of }, filterOf(new URLSearchParams(query)));

it('shows what has all words, of the vendor, and errors alone', () => {
  assert.deepEqual(
    [isShown(''), isShown('q=get+PEOPLE+200'), isShown('q=max%3D3'), isShown('q=post+people')],
    [true, true, true, false],
  );
  assert.deepEqual([isShown('face=webex'), isShown('face=genesys')], [true, false]);
  assert.deepEqual(
    [isShown('failed'), isShown('failed', { status: 429 }), isShown('failed', { status: 0 })],
    [false, true, true],
  );
  assert.equal(isShown('failed', { status: 0, isOver: false }), false);
});

it('knows when nothing is left out', () => {
  assert.deepEqual(
    ['', 'q=', 'q=+', 'q=a', 'face=webex', 'failed'].map(query => isFiltered(filterOf(new URLSearchParams(query)))),
    [false, false, false, true, true, true],
  );
});
