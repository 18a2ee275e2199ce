/** The same calls give the same bytes, each time; and no emulator sees another. */
import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { makeDemo } from '../../server/src/emulation/planted.ts';
import { createEmulator, type Emulator } from '../src/index.ts';
import { call } from './support.ts';

const open: Emulator[] = [];
const start = async (options = {}) => {
  const emulator = await createEmulator(options);
  open.push(emulator);
  return emulator;
};
after(() => Promise.all(open.map(({ close }) => close())));

/** Writes and reads on all faces, secrets among them. Everything that was answered, but for the date of the web server. */
async function story(emulator: Emulator): Promise<string> {
  const { tokens, people } = emulator;
  const person = people[2];
  const calls = [
    [tokens.native.full, 'POST', '/registry/v1/devices', { kind: 'mobile', name: 'New', platform: 'ios' }],
    [
      tokens.native.full,
      'POST',
      '/registry/v1/tokens',
      { owner: { kind: 'person', id: person?.id }, label: 'one', scopes: ['devices:read'] },
    ],
    [tokens.native.full, 'POST', '/registry/v1/activation-codes', { owner: { kind: 'person', id: person?.id } }],
    [tokens.genesys.member, 'GET', '/api/v2/mobiledevices'],
    [tokens.webex.full, 'GET', '/v1/people/me'],
    [tokens.webex.full, 'GET', '/v1/nothing/here'],
    [tokens.apperian.full, 'GET', '/v1/users/'],
    [tokens.native.full, 'GET', '/registry/v1/events?limit=5'],
    [tokens.native.full, 'GET', '/registry/v1/search?q=new'],
  ] as const;
  const answers: unknown[] = [];
  for (const [token, method, path, body] of calls) {
    const { status, headers, text } = await call(emulator, token, method, path, body);
    answers.push([status, [...headers].filter(([name]) => name !== 'date'), text.replaceAll(emulator.url, '')]);
  }
  return JSON.stringify(answers);
}

it('answers a story with the same bytes a hundred times after a reset', async () => {
  const emulator = await start();
  const first = await story(emulator);
  assert.match(first, /hb_api_/);
  assert.doesNotMatch(first, /^\[\[5/);
  for (let run = 0; run < 100; run += 1) {
    await emulator.reset();
    assert.ok((await story(emulator)) === first, `run ${run} differs`);
  }
});

it('answers it with the same bytes in ten emulators at once, which do not see one another', async () => {
  const ten = await Promise.all(Array.from({ length: 10 }, () => start()));
  const stories = await Promise.all(ten.map(story));
  assert.equal(new Set(stories).size, 1);
  const [one, other] = ten;
  assert.ok(one !== undefined && other !== undefined);
  await call(one, one.tokens.native.full, 'POST', '/registry/v1/devices', { kind: 'mobile', name: 'Of the first alone' });
  const found = await call(other, other.tokens.native.full, 'GET', '/registry/v1/search?q=of%20the%20first');
  assert.deepEqual(found.body.items, []);
  one.fault({ path: '*', status: 503, times: Number.POSITIVE_INFINITY });
  assert.equal((await call(other, other.tokens.webex.full, 'GET', '/v1/people/me')).status, 200);
  await one.clock.advance('P30D');
  assert.notEqual(one.clock.now().slice(0, 10), other.clock.now().slice(0, 10));
});

it('has other ids and secrets with other chance', async () => {
  const [one, other] = [await start(), await start({ chance: 'another' })];
  assert.notEqual(one.tokens.native.full, other.tokens.native.full);
  assert.deepEqual(
    one.people.map(({ login }) => login),
    other.people.map(({ login }) => login),
  );
});

it('begins with the same store, hashes of passwords among it, so that two builds carry the same bytes', async () => {
  const [one, other] = [await makeDemo('built'), await makeDemo('built')];
  assert.ok(Buffer.from(one.moment.image).equals(Buffer.from(other.moment.image)));
});
