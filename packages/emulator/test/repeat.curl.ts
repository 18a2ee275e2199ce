/** What was recorded, as a command of curl that is run as it is given. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, beforeEach, it } from 'node:test';
import { promisify } from 'node:util';
import { createEmulator, type Emulator } from '../src/index.ts';
import { grant, preflight, raw, repeated } from './requests.ts';
import { call } from './support.ts';

let emulator: Emulator;
before(async () => {
  emulator = await createEmulator();
});
beforeEach(() => emulator.reset());
after(() => emulator.close());

const token = () => emulator.tokens.native.full;
const newPhone = { kind: 'mobile', name: "Ann's “new” phone", platform: 'ios' };

it('is a command of curl that asks the same', async () => {
  for (const ask of [
    () => call(emulator, token(), 'POST', '/registry/v1/devices', newPhone),
    () => grant(emulator),
    () => call(emulator, emulator.tokens.apperian.full, 'GET', '/v1/users?a=%27b%20c'),
    () => call(emulator, token(), 'GET', '/registry/v1/devices?a=[1-3]&b={x,y}'),
    () => call(emulator, token(), 'HEAD', '/registry/v1/devices'),
    () => preflight(emulator),
    () => raw(emulator, 'GET', '/registry/v1/me', { 'content-type': 'application/json', 'x-empty': '' }, '{"a":1}'),
    () => raw(emulator, 'POST', '/registry/v1/devices', {}, 'a=b'),
    () => raw(emulator, 'GET', '/registry/v1/../v1/me', {}),
  ]) {
    await ask();
    const { text } = await repeated(emulator, 'curl');
    const before = emulator.requests().at(-1);
    const { status, stderr } = await run(text);
    assert.equal(status, 0, stderr);
    const again = emulator.requests().at(-1);
    assert.equal(again?.number, (before?.number ?? 0) + 1, text);
    const { requestBody, status: answered, url, method } = again ?? assert.fail();
    assert.deepEqual([requestBody, answered, url, method], [before?.requestBody, before?.status, before?.url, before?.method]);
    for (const name of ['content-type', 'origin', 'x-empty'])
      assert.equal(again?.requestHeaders[name], before?.requestHeaders[name], `${name} of ${text}`);
  }
});

it('says what is wrong with a command', async () => {
  const closed = await createEmulator();
  await call(closed, 'x', 'GET', '/v1/people/me');
  const { text } = await repeated(closed, 'curl');
  await closed.close();
  const { status, stderr } = await run(text);
  assert.equal(status, 1);
  assert.match(stderr, /curl: \(7\)/);
});

async function run(command: string) {
  const { status, stderr } = await promisify(execFile)('sh', ['-c', command]).then(
    () => ({ status: 0, stderr: '' }),
    error => ({ status: 1, stderr: String(error) }),
  );
  return { status, stderr };
}
