/** One subscriber is one network, and one customer one wider network. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { networkOf, widerNetworkOf } from './network.ts';

it('is an IPv4 address itself, in either spelling', () => {
  assert.deepEqual(
    [networkOf('192.0.2.1'), networkOf('::ffff:192.0.2.1'), networkOf('::FFFF:192.0.2.1')],
    Array(3).fill('192.0.2.1'),
  );
});

it('is the /64 of an IPv6 address, however it is spelled', () => {
  assert.equal(networkOf('2001:db8:1:2:3::4'), '2001:db8:1:2');
  assert.equal(networkOf('2001:db8:1:2::ff'), networkOf('2001:0DB8:0001:2:ffff::9'));
  assert.equal(networkOf('1::2:3:4:5:6:7'), '1:0:2:3');
  assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0');
  assert.equal(networkOf('64:ff9b::192.0.2.1'), '64:ff9b:0:0');
  assert.deepEqual([networkOf('::1'), networkOf('::'), networkOf('2001:db8::1')], ['0:0:0:0', '0:0:0:0', '2001:db8:0:0']);
});

it('is, wider, the /24 or the /48, and never one of the narrow ones', () => {
  assert.deepEqual([widerNetworkOf('192.0.2.77'), widerNetworkOf('::ffff:192.0.2.1')], ['192.0.2.0/24', '192.0.2.0/24']);
  assert.equal(widerNetworkOf('2001:db8:1:2::ff'), '2001:db8:1/48');
  assert.deepEqual([networkOf('unknown'), widerNetworkOf('unknown')], ['unknown', 'unknown']);
});
