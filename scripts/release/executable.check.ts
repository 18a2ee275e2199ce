/** The single executable in an empty folder, as somebody runs it who has downloaded one file. `npm run release -- --check` makes it first. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import manifest from '../../package.json' with { type: 'json' };
import { ask, heldby, type RunningServer, startServer, temporaryFolder } from '../../packages/server/test/support/command.ts';

const { version } = manifest;
const RELEASE = resolve(import.meta.dirname, '../../release');
const folder = temporaryFolder();
const program = { file: join(RELEASE, `heldby-${version}-linux-x64`), folder };
const GROWN_BYTES = 4 * 1024 * 1024;

async function createDevice(url: string, token: string, body: object): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const reply = await fetch(`${url}/registry/v1/devices`, { method: 'POST', headers, body: JSON.stringify(body) });
  assert.equal(reply.status, 201, await reply.text());
}

async function found({ url, token }: RunningServer, text: string): Promise<number> {
  const headers = { authorization: `Bearer ${token()}` };
  const reply = await fetch(`${url}/registry/v1/search?q=${text}`, { headers });
  return ((await reply.json()) as { items: unknown[] }).items.length;
}

describe('the single executable', () => {
  it('says its version, and in one sentence what it does not know', async () => {
    assert.deepEqual(await heldby(['--version'], { program }), { status: 0, stdout: `${version}\n`, stderr: '' });
    const { status, stderr } = await heldby(['unheard-of'], { program });
    assert.equal(status, 2);
    assert.match(stderr, /unheard-of/);
  });

  it('serves the portal and the reference, writes, searches, and makes a backup that is read again', async () => {
    const data = join(folder, 'data');
    const server = await startServer(['serve', '--data', data], { program });
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
    const page = await (await fetch(`${server.url}/portal/`)).text();
    const script = /assets\/main-[^"]+\.js/.exec(page)?.[0];
    assert.equal((await fetch(`${server.url}/portal/${script}`)).status, 200);
    await createDevice(server.url, server.token(), { kind: 'desk_phone', name: 'Reception', mac: '52-EA-D3-24-FD-21' });
    await ask(['backup', join(folder, 'saved.heldby'), '--data', data], { program });
    assert.equal(await server.stop(), 0);
    const other = join(folder, 'other');
    await ask(['restore', join(folder, 'saved.heldby'), '--data', other], { program });
    const devices = await ask<{ name: string }[]>(['device', 'list', '--data', other], { program });
    assert.deepEqual(
      devices.map(device => device.name),
      ['Reception'],
    );
  });

  it('starts its threads: the log is copied back, and what was written is found', async () => {
    const data = join(folder, 'busy');
    const server = await startServer(['serve', '--data', data, '--rate-limit', '1000000'], { program });
    const store = join(data, 'heldby.sqlite');
    const small = statSync(store).size;
    const tags = Array.from({ length: 100 }, (_tag, index) => `${index}-${'x'.repeat(90)}`);
    for (let index = 0; index < 4_000 && statSync(store).size < small + GROWN_BYTES; index += 8) {
      const bodies = Array.from({ length: 8 }, (_body, each) => ({ kind: 'browser', name: `browser ${index + each}`, tags }));
      await Promise.all(bodies.map(body => createDevice(server.url, server.token(), body)));
    }
    assert.ok(statSync(store).size >= small + GROWN_BYTES, server.stderr());
    // Found inside of a word: by the index alone, which one thread feeds and another reads.
    while ((await found(server, 'rowse')) === 0) await sleep(100);
    assert.doesNotMatch(server.stdout() + server.stderr(), /thread|MODULE_NOT_FOUND/i);
    assert.equal(await server.stop(), 0);
  });

  it('leaves nothing outside of the folders that it was given', () => {
    const kept = ['data', 'other', 'busy', 'saved.heldby'];
    assert.deepEqual(
      globSync('*', { cwd: folder }).filter(name => !kept.includes(name)),
      [],
    );
  });
});

describe('what is released', () => {
  it('has the checksums that are beside it', () => {
    const lines = readFileSync(join(RELEASE, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
    assert.equal(lines.length, globSync('*', { cwd: RELEASE }).length - 1);
    for (const line of lines) {
      const [digest = '', file = ''] = line.split('  ');
      assert.equal(hash('sha256', readFileSync(join(RELEASE, file))), digest, file);
    }
  });
});
