/** Digests that others can compute too, and secrets of 256 random bits. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import { digest, randomSecret, sha256 } from './crypto.ts';

it('a digest is the SHA-256 of the text’s UTF-8 bytes in base64url', () => {
  assert.equal(digest(''), '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU');
  for (const text of ['abc', 'Zoë 🙂', 'hb_api_x']) {
    assert.equal(digest(text), createHash('sha256').update(Buffer.from(text)).digest('base64url'));
  }
});

it('the same digest as bytes, of text and of bytes', () => {
  for (const data of ['', 'abc', 'Zoë 🙂', new Uint8Array([0, 127, 128, 255])]) {
    assert.deepEqual(sha256(data), createHash('sha256').update(data).digest());
  }
});

it('a secret is 52 characters of lower-case base32, whose last carries the one bit that is left of 256', () => {
  for (let each = 0; each < 500; each += 1) assert.match(randomSecret(), /^[a-z2-7]{51}[aq]$/);
});

it('secrets do not repeat, and every character takes every value', () => {
  const secrets = Array.from({ length: 2_000 }, randomSecret);
  assert.equal(new Set(secrets).size, secrets.length);
  for (let at = 0; at < 51; at += 1) assert.equal(new Set(secrets.map(secret => secret[at])).size, 32, `position ${at}`);
});
