/** Which routes a limited token may call, and which limits are within others. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { allowsEndpoint, isWithin, limitsOf } from './token-limits.ts';

const only = (...endpoints: string[]) => limitsOf({ endpoints });
const GET_PERSON = { id: 'native.people.get', method: 'GET', path: '/registry/v1/people/{personId}' };

it('an endpoint names a route by its id or by method and path, in whole or by its beginning', () => {
  for (const [pattern, isAllowed] of [
    ['native.people.get', true],
    ['native.people.*', true],
    ['native.*', true],
    ['native.people.ge', false],
    ['native.peop', false],
    ['genesys.*', false],
    ['GET /registry/v1/people/{personId}', true],
    ['GET /registry/v1/people/*', true],
    ['GET /registry/v1/people', false],
    ['* /registry/v1/*', true],
    ['PATCH /registry/v1/people/*', false],
  ] as const) {
    const limits = only(pattern);
    assert.equal(limits !== null && allowsEndpoint(limits, GET_PERSON), isAllowed, pattern);
  }
});

it('limits are within others only if they allow nothing more', () => {
  assert.ok(isWithin(null, null));
  assert.ok(isWithin(only('native.people.get'), null));
  assert.ok(!isWithin(null, only('native.people.get')));
  assert.ok(isWithin(only('native.people.get', 'native.people.l*'), only('native.people.*')));
  assert.ok(!isWithin(only('native.*'), only('native.people.*')));
  assert.ok(isWithin(only('GET /registry/v1/people'), only('* /registry/*')));
  assert.ok(!isWithin(only('* /registry/v1/people'), only('GET /registry/*')));
  assert.ok(!isWithin(only('native.people.get'), only('GET /registry/*')));
  assert.ok(isWithin(limitsOf({ locationIds: ['a'] }), limitsOf({ locationIds: ['a', 'b'] })));
  assert.ok(!isWithin(limitsOf({ locationIds: ['a', 'c'] }), limitsOf({ locationIds: ['a', 'b'] })));
  assert.ok(!isWithin(limitsOf({ locationIds: ['a'] }), limitsOf({ dryRunOnly: true })));
});
