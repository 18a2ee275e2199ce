/** Tests in which form ids of hardware are compared, and which values identify none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalogKey, macKey, parseMac, pushTokenKey, requireMac, serialKey, udidKey } from './hardware.ts';
import { Problem } from './problem.ts';

const PLACEHOLDERS = [
  ...['unknown', 'UNKNOWN', ' unknown ', '0', '000000000000000', '02:00:00:00:00:00', '9774d56d682e549c', 'null', '(null)'],
  ...['<null>', 'nil', 'n/a', 'N/A', 'undefined', 'none', '', ' ', '-', '???', '0123456789ABCDEF', '0123456789', '1234567890'],
  ...['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'To be filled by O.E.M.', 'Default string'],
  ...['03000200-0400-0500-0006-000700080009', '004999010640000', '[object Object]', 'Not Available', '111111111111111'],
];
const IDS = ['shared', 'phone-1', 'a1b2c3d4e5f60718', 'S1', '1234', 'unknown-1', 'nullify', '00008030-001A35D03C90802E'];

describe('a udid or a serial number', () => {
  it('that firmware puts in place of an id identifies nothing', () => {
    for (const text of PLACEHOLDERS) assert.deepEqual([udidKey(text), serialKey(text)], [null, null], text);
  });

  it('that is not a placeholder identifies the hardware', () => {
    for (const text of IDS) assert.ok(udidKey(text) !== null && serialKey(text) !== null && pushTokenKey(text) !== null, text);
  });

  it('is the same in every spelling of its digits, and otherwise as it was written', () => {
    const uuid = 'e621e1f8-c36c-495a-93fc-0c247a3e6e5f';
    for (const text of [uuid, uuid.toUpperCase(), `{${uuid}}`, ` ${uuid}`, uuid.replaceAll('-', '')]) {
      assert.equal(udidKey(text), 'e621e1f8c36c495a93fc0c247a3e6e5f', text);
    }
    assert.notEqual(udidKey('Phone-1'), udidKey('phone-1'));
    assert.equal(serialKey(' f2lxk1 '), serialKey('F2LXK1'));
  });
});

describe('the key of a catalog', () => {
  const at = (udid: string, more: object = {}) =>
    ({ udid, platform: 'android', make: 'M', model: 'X', serial: 'unknown', ...more }) as const;

  it('is its udid, for everybody who signs in and whatever else it reports', () => {
    assert.equal(catalogKey(at('phone-1'), 'ann'), catalogKey(at('phone-1', { model: 'Y' }), 'ben'));
    assert.equal(catalogKey(at('phone-1'), null), catalogKey(at('phone-1'), 'ben'));
  });

  it('is the own one of each person where the udid is a placeholder, and the same at their next sign-in', () => {
    assert.equal(catalogKey(at('unknown'), 'ann'), catalogKey(at('unknown'), 'ann'));
    assert.notEqual(catalogKey(at('unknown'), 'ann'), catalogKey(at('unknown'), 'ben'));
    assert.notEqual(catalogKey(at('unknown'), 'ann'), catalogKey(at('unknown', { platform: 'ios' }), 'ann'));
    assert.notEqual(catalogKey(at('unknown'), 'ann'), catalogKey(at('unknown', { serial: 'S1' }), 'ann'));
    assert.equal(catalogKey(at('unknown'), 'ann'), catalogKey(at('unknown', { serial: 'n/a' }), 'ann'));
    assert.equal(catalogKey(at('unknown'), null), null);
  });

  it('of a person cannot be claimed by a udid', () => {
    const own = catalogKey(at('unknown'), 'ann');
    assert.notEqual(catalogKey(at(own), 'ben'), own);
  });
});

describe('a MAC address', () => {
  it('is 12 upper-case hex digits, however it was written', () => {
    for (const text of ['52:ea:d3:24:fd:21', '52-EA-D3-24-FD-21', '52ea.d324.fd21', '52EAD324FD21', '52ead324fd21']) {
      assert.equal(parseMac(text), '52EAD324FD21', text);
      assert.equal(macKey(text), '52EAD324FD21', text);
    }
  });

  it('has exactly 12 hex digits', () => {
    const texts = ['', '52EAD324FD2', '52EAD324FD211', '52EAD324FD2G', '52 EA D3 24 FD 21', '0x52EAD324FD2', '５２EAD324FD21'];
    for (const text of texts) {
      assert.equal(parseMac(text), undefined, text);
      assert.throws(() => requireMac(text), saying(/12 hex digits/), text);
    }
  });

  it('is that of one device: neither zero, broadcast, multicast, nor what phones give to apps', () => {
    for (const text of [
      '00:00:00:00:00:00',
      'FF:FF:FF:FF:FF:FF',
      '01:00:5e:00:00:01',
      '33:33:00:00:00:01',
      '02:00:00:00:00:00',
    ]) {
      assert.equal(macKey(text), null, text);
      assert.throws(() => requireMac(text), saying(/address of one device/), text);
    }
  });

  it('may be an example of documentation', () => {
    for (const text of ['ab125678cdef', '11:22:33:44:AA:FF']) assert.notEqual(macKey(text), null, text);
  });
});

describe('a push token', () => {
  const token = '740f4707bebcf74f9b7c25d48e3358945f6aa01da5ddb387462c7eaf61bb0001';

  it('of hex digits is the same in every letter case, with blanks and in brackets', () => {
    const printed = `<${token.replaceAll(/(.{8})(?=.)/g, '$1 ')}>`;
    for (const text of [token, token.toUpperCase(), printed, ` ${token}\n`]) assert.equal(pushTokenKey(text), token, text);
  });

  it('that is a placeholder is none', () => {
    const long = [`n u l l${' '.repeat(100)}`, 'F'.repeat(60) + 'f'.repeat(60), `${'-'.repeat(50)}x`.repeat(3)];
    for (const text of ['null', '(null)', 'unknown', '', '0', '0'.repeat(64), 'F'.repeat(64), ...long])
      assert.equal(pushTokenKey(text), null, text);
  });

  it('of other characters counts as it is', () => {
    assert.notEqual(pushTokenKey('fcm:APA91bAbC'), pushTokenKey('fcm:apa91babc'));
    assert.notEqual(pushTokenKey('Token'), pushTokenKey('token'));
    for (const text of [`${'a'.repeat(40)}b`, `x${' '.repeat(60)}null`]) assert.equal(pushTokenKey(text), text);
  });
});

function saying(text: RegExp) {
  return (error: unknown) => error instanceof Problem && error.code === 'invalid' && text.test(error.message);
}
