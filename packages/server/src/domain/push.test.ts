/** Tests push targets: one token of one app on one platform is one target. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { acceptsPushes, pushTarget } from './push.ts';

it('a target is one token of one app on one platform', () => {
  const target = pushTarget('app', 'ios', 'token');
  assert.equal(pushTarget('app', 'ios', 'token'), target);
  for (const other of [
    pushTarget('other', 'ios', 'token'),
    pushTarget(null, 'ios', 'token'),
    pushTarget('app', 'android', 'token'),
    pushTarget('app', 'ios', 'Token'),
    pushTarget('app', 'ios', ''),
  ]) {
    assert.notEqual(other, target);
  }
});

it('a target is of one length and does not show its token, however long that is', () => {
  const token = 'secret'.repeat(10_000);
  assert.match(pushTarget('app', 'android', token), /^[\w-]{24}$/);
});

it('pushes are accepted only by an active registration whose app asked for them', () => {
  const accepting = (['active', 'quarantined', 'ended', null] as const).map(state =>
    acceptsPushes({ state, acceptNotifications: true }),
  );
  assert.deepEqual(accepting, [true, false, false, false]);
  assert.equal(acceptsPushes({ state: 'active', acceptNotifications: false }), false);
});
