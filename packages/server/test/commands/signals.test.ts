/** What signals do to a running server, apart from ending it. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { connect } from 'node:tls';
import { writeCertificate } from '../support/certificate.ts';
import { startServer, temporaryFolder } from '../support/command.ts';
import { until } from '../support/until.ts';

/** The name on the certificate that the server shows to a new connection. */
function shownName(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((found, failed) => {
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
      found(String(socket.getPeerCertificate().subject.CN));
      socket.destroy();
    });
    socket.once('error', failed);
  });
}

describe('SIGHUP', () => {
  it('loads a renewed certificate for new connections', async () => {
    const folder = temporaryFolder();
    const { cert, key } = await writeCertificate(folder, ['one.example']);
    const server = await startServer(['serve', '--data', join(folder, 'data'), '--tls-cert', cert, '--tls-key', key]);
    assert.equal(await shownName(server.url), 'one.example');
    await writeCertificate(folder, ['two.example']);
    server.child.kill('SIGHUP');
    await until(() => server.stdout().includes('the certificate is loaded'));
    assert.equal(await shownName(server.url), 'two.example');
    assert.equal(await server.stop(), 0);
  });

  it('ends no server, also none without a certificate', async () => {
    const server = await startServer(['serve', '--data', join(temporaryFolder(), 'data')]);
    server.child.kill('SIGHUP');
    await until(() => server.stdout().includes('SIGHUP'));
    assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
    assert.equal(await server.stop(), 0);
  });
});
