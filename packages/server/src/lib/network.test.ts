/** One subscriber is one network. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { networkOf } from './network.ts';

it('is an IPv4 address itself, in either spelling', () => {
  assert.deepEqual([networkOf('192.0.2.1'), networkOf('::ffff:192.0.2.1')], ['192.0.2.1', '::ffff:192.0.2.1']);
});

it('is the /64 of an IPv6 address', () => {
  assert.equal(networkOf('2001:db8:1:2:3::4'), '2001:db8:1:2');
  assert.equal(networkOf('2001:db8:1:2::ff'), networkOf('2001:db8:1:2:ffff::9'));
  assert.deepEqual([networkOf('::1'), networkOf('2001:db8::1')], [':0:0:0', '2001:db8:0:0']);
});
