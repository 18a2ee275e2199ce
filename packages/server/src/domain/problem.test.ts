/** Tests that problems carry what a dialect needs to write its error body. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { invalid, notFound, Problem } from './problem.ts';

it('a problem is an error with a code, and keeps its cause for the log', () => {
  const cause = new Error('disk');
  const problem = new Problem('unavailable', 'Later.', { cause, retryAfterSeconds: 5 });
  assert.ok(problem instanceof Error);
  assert.deepEqual(
    [problem.code, problem.message, problem.cause, problem.details.retryAfterSeconds],
    ['unavailable', 'Later.', cause, 5],
  );
  assert.equal('cause' in new Problem('gone', 'Gone.'), false);
});

it('whatever is not found is told in the same words', () => {
  assert.equal(notFound('device').message, notFound('device').message);
  assert.deepEqual(notFound('device').details, { resource: 'device' });
});

it('an invalid member is named, with what was expected and what was sent, as text', () => {
  assert.deepEqual(invalid('mac', '12 hex digits', 'zz').details.faults, [
    { where: 'body', field: 'mac', kind: 'format', expected: '12 hex digits', value: 'zz' },
  ]);
  assert.equal(invalid('expiresAt', 'later', 5, 'range').details.faults?.[0]?.value, '5');
});
