/** Tests what an OAuth client presents: its id and secret as one string that can be split in only one way. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { CREDENTIAL_KINDS, clientSecretPresented, TOKEN_WORDS } from './credential.ts';

it('a client presents its id, which holds no colon, and its secret, which may', () => {
  assert.equal(clientSecretPresented('client', 'sec:ret'), 'client:sec:ret');
});

it('every kind of credential has a word of its own, by which a leaked secret is recognized', () => {
  const words = CREDENTIAL_KINDS.map(kind => TOKEN_WORDS[kind]);
  assert.equal(new Set(words).size, words.length);
  for (const word of words) assert.match(word, /^[a-z]+$/);
});
