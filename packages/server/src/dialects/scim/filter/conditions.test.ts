/** What the store looks for is true of everything that the filter finds. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseInstant } from '../../../lib/instant.ts';
import { USER } from '../schemas/resources.ts';
import { conditionsOf } from './conditions.ts';
import { parseFilter } from './parse.ts';

const DAY = '2026-05-04T00:00:00Z';
const at = parseInstant(DAY);
const of = (filter: string) => conditionsOf(parseFilter(filter, USER));

it('takes what must be true from a comparison, and from all of those that are joined by and', () => {
  assert.deepEqual(of('active eq "False"'), { active: false });
  assert.deepEqual(of(`meta.lastModified gt "${DAY}"`), { modifiedFrom: at });
  assert.deepEqual(of(`meta.lastModified le "${DAY}"`), { modifiedUpTo: at });
  assert.deepEqual(of(`meta.lastModified eq "${DAY}"`), { modifiedFrom: at, modifiedUpTo: at });
  assert.deepEqual(of(`title pr and (active eq true and meta.lastModified ge "${DAY}")`), { active: true, modifiedFrom: at });
});

it('takes nothing where something else may be found', () => {
  for (const filter of [
    'active ne true',
    'active eq null',
    'not (active eq true)',
    `active eq true or meta.lastModified gt "${DAY}"`,
    `meta.lastModified ne "${DAY}"`,
    'meta.lastModified sw "2026"',
    `meta.created gt "${DAY}"`,
    'emails[primary eq true]',
    'title eq "active"',
  ])
    assert.equal(of(filter), undefined, filter);
  assert.equal(conditionsOf(undefined), undefined);
});
