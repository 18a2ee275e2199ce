/** Tests of the password hashes. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';
import { machineRandom } from './random.ts';

const CHEAP = { memoryKib: 64, passes: 1, lanes: 1 };

it('knows the password that was hashed, and no other', async () => {
  const hash = await hashPassword('correct horse', machineRandom, CHEAP);
  assert.match(hash, /^\$argon2id\$v=19\$m=64,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  assert.equal(await isPassword('correct horse', hash), true);
  assert.equal(await isPassword('correct horsE', hash), false);
  assert.equal(await isPassword('', hash), false);
});

it('never makes the same hash twice', async () => {
  assert.notEqual(await hashPassword('same', machineRandom, CHEAP), await hashPassword('same', machineRandom, CHEAP));
});

it('checks a hash that another program made', async () => {
  // The reference implementation: echo -n password | argon2 somesalt -id -t 2 -k 256 -p 1 -l 32
  const hash = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
  assert.equal(await isPassword('password', hash), true);
});

it('takes composed and decomposed characters for the same', async () => {
  assert.equal(await isPassword('caf\u0065\u0301', await hashPassword('café', machineRandom, CHEAP)), true);
});

it('says when a hash was made with other parameters than those of today', async () => {
  const hash = await hashPassword('x', machineRandom, CHEAP);
  assert.equal(isOutdated(hash), true);
  assert.equal(isOutdated(hash, CHEAP), false);
});
