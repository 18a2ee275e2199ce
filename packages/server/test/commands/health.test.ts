/** `heldby health`: what a health check learns from the exit code. */
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { writeCertificate } from '../support/certificate.ts';
import { cleanups, heldby, startServer, temporaryFolder } from '../support/command.ts';

async function listenWith(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise(listens => server.once('listening', listens));
  cleanups.push(() => server.close());
  return String((server.address() as AddressInfo).port);
}

describe('heldby health', () => {
  it('asks the server of its settings, also where that listens on all addresses', async () => {
    const server = await startServer(['serve', '--data', temporaryFolder(), '--host', '0.0.0.0']);
    const { port } = new URL(server.url);
    assert.deepEqual(await heldby(['health'], { env: { HELDBY_HOST: '0.0.0.0', HELDBY_PORT: port } }), {
      status: 0,
      stdout: `The server on 0.0.0.0:${port} serves: ok.\n`,
      stderr: '',
    });
    assert.equal((await heldby(['health', '--port', port, '--json'])).stdout, '{"status":"ok"}\n');
    assert.equal(await server.stop(), 0);
    const { status, stderr } = await heldby(['health', '--port', port]);
    assert.deepEqual([status, stderr], [5, `heldby: No server answers on 127.0.0.1:${port}: the connection is refused.\n`]);
  });

  it('asks a server that speaks HTTPS, whatever name its certificate is for', async () => {
    const folder = temporaryFolder();
    const { cert, key } = await writeCertificate(folder, ['devices.example.com']);
    const tls = ['--tls-cert', cert, '--tls-key', key];
    const server = await startServer(['serve', '--data', folder, ...tls]);
    const { port } = new URL(server.url);
    assert.equal((await heldby(['health', '--port', port, ...tls])).status, 0);
    assert.equal((await heldby(['health', '--port', port])).status, 5);
    assert.equal(await server.stop(), 0);
  });

  it('is 5 for a server that stops, and for one that is not heldby', async () => {
    const draining = await listenWith((_request, reply) => reply.writeHead(503).end('{"status":"draining"}'));
    const other = await listenWith((_request, reply) => reply.end('<html>'.repeat(1_000)));
    const says = async (port: string) => {
      const { status, stderr } = await heldby(['health', '--port', port]);
      return [status, stderr];
    };
    assert.deepEqual(await says(draining), [5, `heldby: The server on 127.0.0.1:${draining} does not serve: draining.\n`]);
    assert.deepEqual(await says(other), [5, `heldby: The server on 127.0.0.1:${other} does not serve: it answers 200.\n`]);
  });
});
