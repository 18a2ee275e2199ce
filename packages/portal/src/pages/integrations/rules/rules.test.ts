import assert from 'node:assert/strict';
import { it } from 'node:test';
import { moved, withoutRule, withRule } from './rules.ts';

const RULES = ['a', 'b', 'c'].map(group => ({ group }));
const names = (rules: readonly { readonly group: string }[]) => rules.map(({ group }) => group).join('');

it('a rule goes behind the others or takes the place of one, and leaves the list as it was', () => {
  assert.equal(names(withRule(RULES, undefined, { group: 'd' })), 'abcd');
  assert.equal(names(withRule(RULES, 1, { group: 'd' })), 'adc');
  assert.equal(names(withoutRule(RULES, 0)), 'bc');
  assert.equal(names(RULES), 'abc');
});

it('a rule moves one place, and stays where the list ends', () => {
  assert.deepEqual([moved(RULES, 1, -1), moved(RULES, 1, 1), moved(RULES, 0, -1), moved(RULES, 2, 1)].map(names), [
    'bac',
    'acb',
    'abc',
    'abc',
  ]);
});
