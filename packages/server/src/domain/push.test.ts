/** Tests push targets: one token of one app on one platform is one target. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { acceptsPushes, pushTarget } from './push.ts';

it('a target is one token of one app on one platform', () => {
  const target = pushTarget('app', 'ios', 'token', 'ann');
  assert.equal(pushTarget('app', 'ios', 'token', 'ann'), target);
  assert.equal(pushTarget('app', 'ios', 'token', 'ben'), target, 'for every holder of the phone');
  for (const other of [
    pushTarget('other', 'ios', 'token', 'ann'),
    pushTarget(null, 'ios', 'token', 'ann'),
    pushTarget('app', 'android', 'token', 'ann'),
    pushTarget('app', 'ios', 'Token', 'ann'),
    pushTarget('app', 'ios', 'token2', 'ann'),
  ]) {
    assert.notEqual(other, target);
  }
});

it('a placeholder in place of a token is a target of each holder alone', () => {
  const target = pushTarget('app', 'ios', 'null', 'ann');
  assert.equal(pushTarget('app', 'ios', 'null', 'ann'), target);
  assert.notEqual(pushTarget('app', 'ios', 'null', 'ben'), target);
});

it('a target is of one length and does not show its token, however long that is', () => {
  const token = 'secret'.repeat(10_000);
  assert.match(pushTarget('app', 'android', token, 'ann'), /^[\w-]{24}$/);
});

it('pushes are accepted only by an active registration whose app asked for them', () => {
  const accepting = (['active', 'quarantined', 'ended', null] as const).map(state =>
    acceptsPushes({ state, acceptNotifications: true }),
  );
  assert.deepEqual(accepting, [true, false, false, false]);
  assert.equal(acceptsPushes({ state: 'active', acceptNotifications: false }), false);
});
