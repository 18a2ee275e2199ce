/** Pages of other sites: a browser that runs the emulator's machine asks for them, and they get nothing of the emulator itself. */
import assert from 'node:assert/strict';
import { type IncomingHttpHeaders, request as send } from 'node:http';
import { after, before, it } from 'node:test';
import { openEmulator } from '../../server/src/emulation/emulator.ts';
import { createEmulator, type Emulator } from '../src/index.ts';

let emulator: Emulator;
before(async () => {
  emulator = await createEmulator();
});
after(() => emulator.close());

/** Not `fetch`, which sets the headers of a browser itself. */
function ask(
  method: string,
  path: string,
  headers: IncomingHttpHeaders,
  of = emulator,
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(of.url);
  return new Promise((resolve, reject) => {
    const sent = send({ host: hostname, port, method, path, headers, setHost: headers.host === undefined }, response => {
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', chunk => {
          text += chunk;
        })
        .on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.once('error', reject).end();
  });
}

const port = () => new URL(emulator.url).port;

it('are refused where the name of the host may be theirs', async () => {
  for (const host of [
    'rebound.example',
    `rebound.example:${port()}`,
    'localhost.example',
    '127.0.0.1.example',
    'me@localhost',
    '',
  ]) {
    for (const path of ['/_emulator/state', '/_emulator/requests', '/_emulator/live', '/_emulator/none']) {
      const { status, text } = await ask('GET', path, { host });
      assert.equal(status, 403, `${host} ${path}`);
      assert.match(JSON.parse(text).error, /Host/);
    }
  }
  for (const host of [
    `localhost:${port()}`,
    'LOCALHOST.',
    'my.localhost',
    '127.0.0.1',
    '[::1]:80',
    '192.168.1.7:8080',
    '[fe80::1]',
  ]) {
    assert.equal((await ask('GET', '/_emulator/state', { host })).status, 200, host);
  }
});

it('are refused by their origin, and change nothing', async () => {
  emulator.fault({ path: '/nowhere', status: 500 });
  const host = `localhost:${port()}`;
  for (const headers of [
    { host, origin: 'https://pages.example' },
    { host, origin: 'null' },
    { host, origin: 'http://localhost:1' },
    { host, 'sec-fetch-site': 'cross-site' },
  ] as const) {
    for (const [method, path] of [
      ['POST', '/_emulator/reset'],
      ['DELETE', '/_emulator/faults'],
      ['OPTIONS', '/_emulator/reset'],
    ] as const) {
      const { status, text } = await ask(method, path, headers);
      assert.equal(status, 403, `${method} ${path} ${JSON.stringify(headers)}`);
      assert.match(JSON.parse(text).error, /another site/);
    }
  }
  assert.equal(emulator.faults().length, 1);
  const own = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
  assert.equal((await ask('POST', '/_emulator/reset', own)).status, 200);
  assert.equal((await ask('POST', '/_emulator/reset', { host, 'sec-fetch-site': 'none' })).status, 200);
});

it('do not matter to the faces, which have a name of their vendor for some', async () => {
  const headers = { host: 'api.vendor.example', authorization: `Bearer ${emulator.tokens.webex.full}` };
  assert.equal((await ask('GET', '/v1/people/me', headers)).status, 200);
});

it('are no reason to end when an answer cannot be written', async () => {
  const own = await openEmulator();
  try {
    Object.assign(own, { people: [1n] });
    const { status, text } = await ask('GET', '/_emulator/state', {}, own);
    assert.equal(status, 500, text);
    assert.ok(JSON.parse(text).error);
    assert.equal((await ask('GET', '/_emulator/clock', {}, own)).status, 200);
  } finally {
    await own.close();
  }
});
