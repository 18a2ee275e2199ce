/** Tests which name somebody is told that they probably meant. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nearest } from './nearest.ts';

const KNOWN = ['limit', 'cursor', 'login', 'asOf', 'personId', 'dryRun'];

it('a slip of the pen, another letter case and other separators lead to the name that was meant', () => {
  for (const [given, meant] of [
    ['limt', 'limit'],
    ['cursr', 'cursor'],
    ['Login', 'login'],
    ['as_of', 'asOf'],
    ['asof', 'asOf'],
    ['person_id', 'personId'],
    ['person', 'personId'],
    ['dry-run', 'dryRun'],
  ] as const) {
    assert.equal(nearest(given, KNOWN), meant, given);
  }
});

it('a name that is like none leads to none', () => {
  for (const given of ['', 'x', 'colour', 'org', 'y'.repeat(10_000)])
    assert.equal(nearest(given, KNOWN), undefined, given.slice(0, 20));
  assert.equal(nearest('limit', []), undefined);
});
