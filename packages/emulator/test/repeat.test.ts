/** What was recorded as a command of curl and as a test, which is run as it is given. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createEmulator, type Emulator } from '../src/index.ts';
import { grant, preflight, raw, repeated, signIn } from './requests.ts';
import { call } from './support.ts';

let emulator: Emulator;
before(async () => {
  emulator = await createEmulator();
});
beforeEach(() => emulator.reset());
after(() => emulator.close());

/** Where `@heldby/emulator` is found. */
const folder = mkdtempSync(join(import.meta.dirname, '.made-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const made: string[] = [];

function keep(text: string): void {
  const file = join(folder, `${made.length}.mjs`);
  writeFileSync(file, text);
  made.push(file);
}

const token = () => emulator.tokens.native.full;
const newPhone = { kind: 'mobile', name: "Ann's “new” phone", platform: 'ios' };

describe('a test that is made of a request', () => {
  for (const [what, ask, expected] of [
    ['a read', () => call(emulator, emulator.tokens.webex.full, 'GET', '/v1/people/me'), /heldby\.tokens\.webex\.full/],
    ['a write', () => call(emulator, token(), 'POST', '/registry/v1/devices', newPhone), /answers 201/],
    ['a refusal', () => call(emulator, 'nobody', 'GET', '/v1/people/me'), /Bearer a-token-that-nobody-has/],
    ['a login of Apperian', () => signIn(emulator), /heldby\.password/],
    ['the grant of a client', () => grant(emulator), /heldby\.client\.secret/],
    [
      'a fault',
      async () => {
        emulator.fault({ operation: 'genesys.mobiledevices.list', status: 429, delayMs: 20, times: 3 });
        await call(emulator, emulator.tokens.genesys.member, 'GET', '/api/v2/mobiledevices');
      },
      /heldby\.fault\(\{ operation: 'genesys\.mobiledevices\.list', status: 429, delayMs: 20 \}\)/,
    ],
    [
      'a connection that was cut',
      async () => {
        emulator.fault({ path: '*', drop: true });
        await assert.rejects(call(emulator, token(), 'GET', '/registry/v1/me'));
      },
      /assert\.rejects/,
    ],
    ['the question of a browser before it asks', () => preflight(emulator), /origin: 'https:\/\/app\.example'/],
    [
      'another day',
      async () => {
        await emulator.clock.advance('P30D');
        await call(emulator, token(), 'GET', '/registry/v1/devices?limit=2');
      },
      /clock\.set\('2026-07-01/,
    ],
  ] as const) {
    it(`is whole: ${what}`, async () => {
      await ask();
      const { status, text } = await repeated(emulator, 'test');
      assert.equal(status, 200, text);
      assert.match(text, expected);
      for (const secret of [token(), emulator.client?.secret, emulator.password]) assert.ok(!text.includes(`'${secret}'`), text);
      keep(text);
    });
  }

  it('says so where it needs what was done before, and what it cannot know', async () => {
    const made = await call(emulator, token(), 'POST', '/registry/v1/devices', newPhone);
    await emulator.clock.advance('P1D');
    await call(emulator, token(), 'GET', `/registry/v1/devices/${made.body.id}`);
    const { text } = await repeated(emulator, 'test');
    assert.match(text, /Alone, this call answers 404/);
    const { body } = await call(emulator, token(), 'POST', '/registry/v1/tokens', { label: 'Own', scopes: ['devices.org:read'] });
    assert.ok(body.token, JSON.stringify(body));
    await call(emulator, body.token, 'GET', '/registry/v1/devices?limit=1');
    const own = await repeated(emulator, 'test');
    assert.match(own.text, /does not keep the token/);
    assert.ok(!own.text.includes(body.token));
  });

  it('has the seed of the emulator', async () => {
    const seed = { heldby: 'seed', version: 1, organization: "Ann's" };
    const own = await createEmulator({ seed, anyToken: true });
    try {
      await call(own, 'any', 'GET', '/v1/people/me');
      const { text } = await repeated(own, 'test');
      assert.match(text, /createEmulator\(\{\s*seed: \{ heldby: 'seed', version: 1, organization: "Ann's" \},\s*anyToken: true/);
      keep(text);
    } finally {
      await own.close();
    }
  });

  it('passes as it is', () => {
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const flags = ['-C', 'heldby-source', '--test', '--test-isolation=none', ...made];
    const { status, stdout, stderr } = spawnSync(process.execPath, flags, { env, encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, new RegExp(`pass ${made.length}\\b`));
  });
});

it('says what a test and a command leave out', async () => {
  await raw(emulator, 'GET', '/registry/v1/me', {}, 'a=b');
  assert.match((await repeated(emulator, 'test')).text, /\/\/ .*no body with GET/);
  await raw(emulator, 'HEAD', '/registry/v1/me', {}, 'a=b');
  assert.match((await repeated(emulator, 'curl')).text, /^# .*no body with HEAD/);
});

it('is refused for bytes that no text can have', async () => {
  for (const [body, headers, reason] of [
    [gzipSync('{"a":1}'), { 'content-encoding': 'gzip' }, /compressed/],
    [Buffer.from('{"name":"Größe"}', 'latin1'), { 'content-type': 'application/json' }, /UTF-8/],
    [Buffer.from('a\0b'), {}, /control characters/],
  ] as const) {
    await raw(emulator, 'POST', '/registry/v1/devices', headers, body);
    for (const as of ['curl', 'test'] as const) {
      const { status, text } = await repeated(emulator, as);
      assert.equal(status, 409, text);
      assert.match(JSON.parse(text).error, reason);
    }
  }
});

it('is refused for what is not over, not whole, or not there', async () => {
  const big = 'x'.repeat(70_000);
  await call(emulator, token(), 'POST', '/registry/v1/devices', { ...newPhone, name: big });
  for (const as of ['curl', 'test'] as const) assert.equal((await repeated(emulator, as)).status, 409);
  for (const path of ['999', '999/curl', 'x/test']) {
    assert.equal((await fetch(`${emulator.url}/_emulator/requests/${path}`)).status, 404, path);
  }
  emulator.fault({ path: '*', delayMs: 300 });
  const slow = call(emulator, token(), 'GET', '/registry/v1/me');
  while (emulator.requests().at(-1)?.isOver !== false) await new Promise(resolve => setTimeout(resolve, 10));
  assert.equal((await repeated(emulator, 'test')).status, 409);
  await slow;
});
