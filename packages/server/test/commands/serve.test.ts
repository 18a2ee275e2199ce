import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeCertificate } from '../support/certificate.ts';
import { ask, heldby, startServer, temporaryFolder } from '../support/command.ts';
import { until } from '../support/until.ts';

interface FirstRun {
  readonly event: string;
  readonly organization: { readonly name: string };
  readonly person: { readonly login: string };
  readonly tokenFile: string;
}

async function me(url: string, token: string): Promise<Response> {
  return fetch(`${url}/registry/v1/me`, { headers: { authorization: `Bearer ${token}` } });
}

describe('heldby serve', () => {
  it("puts the administrator's token into a file at the first start and never again, and the token works", async () => {
    const data = join(temporaryFolder(), 'data');
    const first = await startServer(['serve', '--data', data, '--organization', 'Acme', '--admin', 'root']);
    const [said] = first.said as unknown as FirstRun[];
    assert.ok(said);
    assert.deepEqual([said.event, said.organization.name, said.person.login], ['first-run', 'Acme', 'root']);
    assert.equal(said.tokenFile, join(data, 'admin-token'));
    const token = first.token();
    assert.ok(!first.stdout().includes(token) && !first.stderr().includes(token));
    assert.equal((await me(first.url, token)).status, 200);
    assert.equal(await first.stop(), 0);

    const second = await startServer(['serve', '--data', data]);
    assert.deepEqual(
      second.said.map(each => each.event),
      ['listening'],
    );
    assert.equal((await me(second.url, token)).status, 200);
    assert.equal(await second.stop('SIGINT'), 0);
    for (const file of readdirSync(data).filter(name => name !== 'admin-token'))
      assert.ok(!readFileSync(join(data, file)).includes(token), `${file} holds the token`);
  });

  it('writes what is for its user alone, also in a folder of everybody and under a umask that hides nothing', async () => {
    const data = temporaryFolder();
    chmodSync(data, 0o777);
    const mask = process.umask(0);
    try {
      const server = await startServer(['serve', '--data', data]);
      const made = await ask<{ id: string }>([
        'person',
        'create',
        'ann',
        '--first-name',
        'A',
        '--last-name',
        'L',
        '--data',
        data,
      ]);
      assert.ok(made.id, 'a write through the socket');
      const backup = join(data, 'backup.gz');
      assert.equal((await heldby(['backup', backup, '--data', data])).status, 0);
      const files = readdirSync(data).toSorted();
      assert.ok(files.includes('backup.gz') && files.includes('heldby.sock') && files.includes('heldby.sqlite-wal'), `${files}`);
      for (const file of files) assert.equal(statSync(join(data, file)).mode & 0o777, 0o600, file);
      await server.stop();
    } finally {
      process.umask(mask);
    }
  });

  it('keeps everything in its folder from other users', async () => {
    const data = join(temporaryFolder(), 'data');
    const server = await startServer(['serve', '--data', data]);
    assert.equal(statSync(data).mode & 0o777, 0o700);
    // The search index opens its file in a thread of its own.
    await until(() => readdirSync(data).includes('heldby-search.sqlite-wal'));
    const files = readdirSync(data).toSorted();
    assert.deepEqual(files, [
      'admin-token',
      'heldby-search.sqlite',
      'heldby-search.sqlite-shm',
      'heldby-search.sqlite-wal',
      'heldby.key',
      'heldby.lock',
      'heldby.sock',
      'heldby.sqlite',
      'heldby.sqlite-shm',
      'heldby.sqlite-wal',
    ]);
    for (const file of files) assert.equal(statSync(join(data, file)).mode & 0o777, 0o600, file);
    await server.stop();
    assert.deepEqual(readdirSync(data).toSorted(), [
      'admin-token',
      'heldby-search.sqlite',
      'heldby.key',
      'heldby.lock',
      'heldby.sqlite',
    ]);
  });

  it('refuses a folder on which another server runs, and takes over one whose server was killed', async () => {
    const data = join(temporaryFolder(), 'data');
    const first = await startServer(['serve', '--data', data]);
    const { status, stderr } = await heldby(['serve', '--data', data, '--port', '0']);
    assert.match(
      stderr,
      /^heldby: Another heldby process uses the data folder [^\n]*: stop it first, or choose another folder with --data\.\n$/,
    );
    assert.equal(status, 2);
    await first.stop('SIGKILL');
    assert.ok(readdirSync(data).includes('heldby.sock'));
    assert.equal((await ask<unknown[]>(['org', 'list', '--data', data])).length, 1);
    const next = await startServer(['serve', '--data', data]);
    assert.equal((await fetch(`${next.url}/readyz`)).status, 200);
  });

  it('logs one JSON line for each request and says at which public URL it is reached', async () => {
    const url = 'https://devices.example.com';
    const server = await startServer(['serve', '--data', join(temporaryFolder(), 'data'), '--public-url', url], { node: [] });
    assert.equal(server.url, url);
    const { stdout } = server;
    const pid = Number(server.said.at(-1)?.pid);
    assert.equal(pid, server.child.pid);
    await server.stop();
    for (const line of stdout().trimEnd().split('\n')) assert.equal(typeof JSON.parse(line), 'object');
  });

  it('writes the access log to the standard output, without queries, before it ends', async () => {
    const server = await startServer(['serve', '--data', join(temporaryFolder(), 'data')]);
    await fetch(`${server.url}/healthz?secret=1`);
    assert.equal(await server.stop(), 0);
    const lines = server.stdout().trimEnd().split('\n');
    const [access, ...ending] = lines.slice(-3).map(line => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual([access?.method, access?.path, access?.status], ['GET', '/healthz', 200]);
    assert.deepEqual([ending[0]?.signal, ending[1]?.msg], ['SIGTERM', 'stopped']);
  });

  it('speaks HTTPS with a certificate and its key', async () => {
    const folder = temporaryFolder();
    const { cert, key } = await writeCertificate(folder, ['localhost']);
    const server = await startServer(['serve', '--data', join(folder, 'data'), '--tls-cert', cert, '--tls-key', key]);
    assert.match(server.url, /^https:\/\/127\.0\.0\.1:\d+$/);
    const status = await new Promise((resolve, reject) => {
      const call = request(
        `${server.url}/readyz`,
        { ca: readFileSync(cert), servername: 'localhost', agent: false },
        response => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      call.once('error', reject).end();
    });
    assert.equal(status, 200);
  });

  it('answers 503 to all who wait and ends with 70 when the disk does not take a write, and starts again', async () => {
    const folder = temporaryFolder();
    const trouble = join(folder, 'trouble');
    const failing = `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const { fdatasync } = fs;
      fs.fdatasync = (descriptor, done) =>
        fs.existsSync(${JSON.stringify(trouble)}) ? setTimeout(done, 500, new Error('no medium')) : fdatasync(descriptor, done);
      syncBuiltinESMExports();`;
    const node = ['--import', `data:text/javascript,${encodeURIComponent(failing)}`];
    const server = await startServer(['serve', '--data', join(folder, 'data')], { node });
    const token = server.token();
    writeFileSync(trouble, '');
    const add = async (name: string) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      return fetch(`${server.url}/registry/v1/locations`, { method: 'POST', headers, body: JSON.stringify({ name }) });
    };
    const answers = await Promise.all(['Here', 'There', 'Nowhere', 'Elsewhere'].map(add));
    for (const answer of answers) {
      assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '5']);
      assert.equal(((await answer.json()) as { code: string }).code, 'unavailable');
    }
    while (server.child.exitCode === null) await sleep(20);
    assert.equal(server.child.exitCode, 70);
    assert.match(server.stdout(), /no medium/);
    const next = await startServer(['serve', '--data', join(folder, 'data')]);
    assert.equal((await me(next.url, token)).status, 200);
  });
});
