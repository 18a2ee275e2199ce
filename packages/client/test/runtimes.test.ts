/** The same calls in each JavaScript runtime that the package names: this Node.js, and Node.js 18, Deno and Bun where they are installed. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const PACKAGE = fileURLToPath(new URL('../', import.meta.url));
/** By the name under which it is on the path. */
const RUNTIMES = { node18: [], deno: ['run', '--allow-all'], bun: [] } as const;

const SCRIPT = `
import { createClient, HeldbyError } from './client.mjs';
const baseUrl = globalThis.Deno ? Deno.args[0] : process.argv[2];
const heldby = createClient({ baseUrl, token: 'hb_api_x' });
const said = [];
for await (const { login } of heldby.people.list.all()) said.push(login);
said.push((await heldby.people.create({ login: 'cat', firstName: 'Cat', lastName: 'Poe' })).login);
await heldby.people.get('unknown').catch(error => said.push(error instanceof HeldbyError && error.code, error.requestId));
const stop = new AbortController();
try {
  for await (const { type } of heldby.events.list.follow({}, { signal: stop.signal })) {
    said.push(type);
    if (type === 'second') stop.abort(new Error('stopped'));
  }
} catch (error) {
  said.push(error.message);
}
await heldby.me.get({ timeoutMs: 20 }).catch(error => said.push(error.code));
console.log(said.join(' '));
`;
const SAID = 'ann ben cat not_found r-1 first second stopped timed_out\n';

/** What the server has seen of the program that runs now. */
let seen: Record<string, number> = {};
let keys: Set<unknown> = new Set();

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
  const route = `${request.method} ${pathname.replace('/behind/a/proxy/registry/v1', '')}`;
  seen[route] = (seen[route] ?? 0) + 1;
  const json = (status: number, body: object, headers = {}) =>
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
  switch (route) {
    case 'GET /people':
      return void (searchParams.has('cursor')
        ? json(200, { items: [{ login: 'ben' }], nextCursor: null })
        : json(200, { items: [{ login: 'ann' }], nextCursor: 'next' }));
    case 'POST /people':
      keys.add(request.headers['idempotency-key']);
      // Once it has no time, once it breaks off, and then it answers.
      if (seen[route] === 1)
        return void json(503, { code: 'unavailable', detail: 'Later.', status: 503 }, { 'Retry-After': '0' });
      if (seen[route] === 2) return void request.socket.destroy();
      return void json(201, { login: 'cat' });
    case 'GET /events':
      if (seen[route] === 2) return void request.socket.destroy();
      return void json(200, { items: [{ type: seen[route] === 1 ? 'first' : 'second' }], after: `a${seen[route]}`, more: false });
    case 'GET /me':
      return; // It never answers.
    default:
      return void json(404, { code: 'not_found', detail: 'There is none.', status: 404, requestId: 'r-1' });
  }
}

describe('the client', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heldby-client-'));
  const server = createServer(answer);
  before(async () => {
    const bundle = await rolldown({ input: `${PACKAGE}src/index.ts`, cwd: PACKAGE });
    await bundle.write({ file: join(folder, 'client.mjs'), format: 'esm' });
    await bundle.close();
    writeFileSync(join(folder, 'script.mjs'), SCRIPT);
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  });
  after(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (program: string, flags: readonly string[]): Promise<void> => {
    seen = {};
    keys = new Set();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/behind/a/proxy/`;
    const child = spawn(program, [...flags, join(folder, 'script.mjs'), url], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', part => {
      said += part;
    });
    const status = await new Promise(done => child.once('close', done));
    assert.deepEqual([status, said], [0, SAID]);
    assert.equal(keys.size, 1, 'every attempt of a write has the same key');
  };

  it('walks pages, retries, follows events and gives up in this Node.js, behind a path', () => run(process.execPath, []));
  // Nobody has to install the others to work on heldby.
  const installed = Object.entries(RUNTIMES).filter(([name]) => spawnSync(name, ['--version']).status === 0);
  for (const [name, flags] of installed) it(`does the same in ${name}`, () => run(name, flags));
});
