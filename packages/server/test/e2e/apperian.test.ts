/** The documentation page's four commands over TLS under the vendor's host name, against the built server (acceptance item 57). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { before, describe, it } from 'node:test';
import { assertOffsets, COMMANDS, goldenOf, withInstants } from '../support/apperian-page.ts';
import { type PageServer, servePage, VENDOR_HOST } from '../support/apperian-server.ts';
import { ensureBuilt } from '../support/command.ts';

describe('the printed commands of Apperian over TLS', () => {
  before(ensureBuilt);

  for (const [name, command] of COMMANDS) {
    it(`57: ${name} gives the printed body to node:https, which trusts the certificate for ${VENDOR_HOST}`, async () => {
      const server = await servePage(name);
      const { status, text } = await send(server, command);
      assert.equal(status, 200, text);
      assert.deepEqual(withInstants(JSON.parse(text)), withInstants(goldenOf(name).body));
      assertOffsets(text);
      assert.equal(await server.stop(), 0);
    });
  }
});

/** What curl would send for the command, to where the test's server listens. */
function send({ port, cert }: PageServer, command: string): Promise<{ status: number; text: string }> {
  const [, method, url = ''] = /^curl -X (\w+) (https:\/\/\S+)/.exec(command) ?? [];
  const [, name = '', value = ''] = /--header "([^:]+):([^"]*)"/.exec(command) ?? [];
  const { hostname, pathname } = new URL(url);
  assert.equal(hostname, VENDOR_HOST);
  return new Promise((resolve, reject) => {
    const sent = request({
      host: '127.0.0.1',
      port,
      servername: hostname,
      ca: readFileSync(cert),
      method,
      path: pathname,
      headers: { host: hostname, [name]: value },
    });
    sent.on('error', reject);
    sent.on('response', async response => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
    });
    sent.end();
  });
}
