/** Tests that all spellings of a MAC address are stored as one. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseMac } from './device.ts';

it('a MAC address is 12 upper-case hex digits, however it was written', () => {
  for (const text of ['52:ea:d3:24:fd:21', '52-EA-D3-24-FD-21', '52ea.d324.fd21', '52EAD324FD21', '52ead324fd21']) {
    assert.equal(parseMac(text), '52EAD324FD21', text);
  }
});

it('what has not exactly 12 hex digits is no MAC address', () => {
  for (const text of [
    '',
    '52EAD324FD2',
    '52EAD324FD211',
    '52EAD324FD2G',
    '52 EA D3 24 FD 21',
    '0x52EAD324FD2',
    '５２EAD324FD21',
  ]) {
    assert.equal(parseMac(text), undefined, text);
  }
});
