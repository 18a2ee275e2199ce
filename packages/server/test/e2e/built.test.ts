import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, ensureBuilt, heldby, startServer, temporaryFolder } from '../support/command.ts';

async function open(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await new Promise(resolve => socket.once('connect', resolve));
  return socket.setEncoding('utf8');
}

/** Everything that comes until the other side closes. */
async function everything(socket: Socket): Promise<string> {
  let text = '';
  for await (const part of socket) text += part;
  return text;
}

describe('the built server', () => {
  before(ensureBuilt);

  it('runs every command without the sources, and the same store', async () => {
    const where = ['--data', join(temporaryFolder(), 'data')];
    await ask(['org', 'create', 'Acme', ...where], { built: true });
    await ask(['person', 'create', 'ann', ...where]);
    const people = await ask<{ login: string }[]>(['person', 'list', ...where], { built: true });
    assert.deepEqual(
      people.map(each => each.login),
      ['ann'],
    );
    assert.match((await heldby(['--help'], { built: true })).stdout, /^Usage: heldby/);
  });

  it('checkpoints in its worker thread, so that the log does not grow without end', async () => {
    const data = join(temporaryFolder(), 'data');
    const server = await startServer(['serve', '--data', data, '--log-level', 'warn', '--rate-limit', '1000000'], {
      built: true,
    });
    const token = server.token();
    const log = join(data, 'heldby.sqlite-wal');
    const store = join(data, 'heldby.sqlite');
    const small = statSync(store).size;
    const tags = Array.from({ length: 100 }, (_tag, index) => `${index}-${'x'.repeat(90)}`);
    const write = async (index: number) => {
      const { status } = await fetch(`${server.url}/registry/v1/devices`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'browser', name: String(index), tags }),
      });
      assert.equal(status, 201);
    };
    // Until the log is so large that it is copied back, and what it held is in the store.
    for (let index = 0; index < 4_000 && statSync(store).size < small + 4 * 1024 * 1024; index += 8) {
      await Promise.all(Array.from({ length: 8 }, (_write, each) => write(index + each)));
    }
    assert.ok(
      statSync(store).size >= small + 4 * 1024 * 1024,
      `the log has ${statSync(log).size} bytes, the store ${statSync(store).size}`,
    );
    assert.equal(await server.stop(), 0);
  });

  it('finishes the request in flight when it is told to stop, lets nobody new in, and ends with 0', async () => {
    const data = join(temporaryFolder(), 'data');
    const server = await startServer(['serve', '--data', data], { built: true });
    const token = server.token();
    const body = JSON.stringify({ name: 'Bergen' });
    const slow = await open(server.url);
    const idle = await open(server.url);
    slow.write(headOf(token, body) + body.slice(0, 5));
    await sleep(100);
    const ended = server.stop();
    const closed = everything(idle);
    while ((await refuses(server.url)) === false) await sleep(10);
    assert.equal(await closed, '');
    assert.equal(server.child.exitCode, null);
    slow.write(body.slice(5));
    const answer = await everything(slow);
    assert.match(answer, /^HTTP\/1\.1 201 Created\r\n/);
    assert.equal(await ended, 0);

    const next = await startServer(['serve', '--data', data], { built: true });
    const locations = await fetch(`${next.url}/registry/v1/locations`, { headers: { authorization: `Bearer ${token}` } });
    const { items } = (await locations.json()) as { items: { name: string }[] };
    assert.deepEqual(
      items.map(each => each.name),
      ['Bergen'],
    );
  });

  it('says on /readyz that it drains, to clients that still have a connection', async () => {
    const data = join(temporaryFolder(), 'data');
    const server = await startServer(['serve', '--data', data], { built: true });
    const token = server.token();
    const socket = await open(server.url);
    const body = JSON.stringify({ name: 'Bergen' });
    // While another program holds the store, a write waits; what is asked behind it on the same connection does not.
    const store = new DatabaseSync(join(data, 'heldby.sqlite'));
    store.exec('begin immediate');
    socket.write(`${headOf(token, body)}${body}`);
    await sleep(100);
    const ended = server.stop();
    while ((await refuses(server.url)) === false) await sleep(10);
    socket.write('GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n');
    await sleep(100);
    store.exec('rollback');
    store.close();
    assert.match(await everything(socket), /^HTTP\/1\.1 201 [\s\S]*HTTP\/1\.1 503 [\s\S]*\{"status":"draining"\}$/);
    assert.equal(await ended, 0);
  });
});

function headOf(token: string, body: string): string {
  return [
    'POST /registry/v1/locations HTTP/1.1',
    'Host: x',
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    '\r\n',
  ].join('\r\n');
}

async function refuses(url: string): Promise<boolean> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  return new Promise(resolve => {
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', () => resolve(true));
  });
}
