/** Tests passwords for machines. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { randomPassword } from './random-password.ts';

describe('a random password', () => {
  it('has a digit, letters of both cases and a symbol, and is never the same', () => {
    const made = Array.from({ length: 200 }, randomPassword);
    for (const password of made)
      for (const pattern of [/^[\w.~-]{20}$/, /[a-z]/, /[A-Z]/, /\d/, /[-_.~]/]) assert.match(password, pattern);
    assert.equal(new Set(made).size, made.length);
  });
});
