/** `heldby login` with a browser: a sign-in that renews itself, and that `heldby logout` ends. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { heldby, startServer, temporaryFolder } from '../support/command.ts';
import { browserProgram, signInAt } from '../support/sign-in-browser.ts';
import { onTerminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';

const PASSWORD = 'correct horse battery';
const LOOPBACK = '127.0.0.1';
const urlOf = (server: Server) => `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`;

interface Kept {
  readonly current: string;
  readonly profiles: Readonly<Record<string, { token: string; refreshToken?: string; expiresAt?: number }>>;
}

describe('a login with a browser', () => {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  const config = join(folder, 'config');
  const file = join(config, 'heldby', 'profiles.json');
  const env = { XDG_CONFIG_HOME: config, BROWSER: '', DISPLAY: '', WAYLAND_DISPLAY: '' };
  const kept = () => JSON.parse(readFileSync(file, 'utf8')) as Kept;
  const profile = (name = 'default') => kept().profiles[name] ?? assert.fail(`there is no profile ${name}`);
  const run = (words: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    heldby(words, { env: { ...env, ...more } });
  const statusOf = async (token: string) =>
    (await fetch(`${url}/registry/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status;
  let url: string;

  before(async () => {
    mkdirSync(config);
    ({ url } = await startServer(['serve', '--data', data]));
    for (const [words, input] of [
      [['person', 'create', 'ann', '--first-name', 'Ann', '--last-name', 'Lee'], ''],
      [['person', 'password', 'ann'], PASSWORD],
    ] as const) {
      const { status, stderr } = await heldby([...words, '--data', data], { input });
      assert.equal(status, 0, stderr);
    }
  });

  const login = async (decision = 'allow') =>
    run(['login', '--server', url, '--browser'], { BROWSER: browserProgram(folder, 'ann', PASSWORD, decision) });

  it('opens one, and keeps a sign-in that only this user can read', async () => {
    const { status, stdout, stderr } = await login();
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^Logged in to http:\S+ as Ann Lee \(member\)\. The token is in /);
    assert.match(stderr, /sign in at:\n {2}http:\S+\/oauth\/authorize\?\S+code_challenge_method=S256\n/);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.ok((profile().expiresAt ?? 0) > Date.now());
    assert.match((await run(['status'])).stdout, /you\.name +Ann Lee/);
  });

  it('is renewed before the token expires, once for commands that run at the same time', async () => {
    const { profiles, current } = kept();
    const old = profile();
    writeFileSync(file, JSON.stringify({ current, profiles: { ...profiles, default: { ...old, expiresAt: Date.now() } } }));
    const both = await Promise.all([run(['status']), run(['status'])]);
    for (const { status, stderr } of both) assert.equal(status, 0, stderr);
    assert.notEqual(profile().refreshToken, old.refreshToken);
    assert.ok((profile().expiresAt ?? 0) > Date.now());
    assert.match((await run(['status'])).stdout, /Ann Lee/);
  });

  it('sends its refresh token to no other server, wherever the answer leads', async () => {
    const asked: string[] = [];
    const other = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('{}');
    }).listen(0, LOOPBACK);
    const leads = createServer((_, response) => void response.writeHead(307, { location: `${urlOf(other)}/token` }).end());
    await once(leads.listen(0, LOOPBACK), 'listening');
    const { profiles, current } = kept();
    const away = { ...profile(), server: urlOf(leads), expiresAt: 0 };
    writeFileSync(file, JSON.stringify({ current: 'away', profiles: { ...profiles, away } }));
    const { status, stderr } = await run(['status']);
    writeFileSync(file, JSON.stringify({ current, profiles }));
    assert.equal(status, 5, stderr);
    assert.match(stderr, /cannot be reached/);
    assert.deepEqual(asked, []);
    for (const server of [other, leads]) server.close();
  });

  it('is ended at the server by logout, and a sign-in that has ended says what to do', async () => {
    const { token, refreshToken = '' } = profile();
    assert.equal(await statusOf(token), 200);
    assert.equal((await run(['logout'])).stdout, 'Logged out.\n');
    assert.equal(await statusOf(token), 401);
    mkdirSync(join(config, 'heldby'), { recursive: true });
    const ended = { server: url, token, refreshToken, expiresAt: 0 };
    writeFileSync(file, JSON.stringify({ current: 'default', profiles: { default: ended } }));
    const { status, stderr } = await run(['status']);
    assert.match(stderr, /has ended: log in again with `heldby login --server http/);
    assert.equal(status, 1);
    assert.equal((await run(['logout'])).status, 0);
  });

  it('keeps nothing where somebody says no', async () => {
    const { status, stderr } = await login('deny');
    assert.match(stderr, /Nobody was signed in: the person did not allow it\.\n$/);
    assert.equal(status, 1);
    assert.match((await run(['login'])).stdout, /Nobody has logged in/);
  });

  it('takes the address at which a browser on another machine has ended', async () => {
    const terminal = onTerminal(['login', '--server', url], { env });
    await until(() => /Paste that address here/.test(terminal.shown()), 30_000);
    const address = /Sign in at:\s+(http\S+)/.exec(terminal.shown())?.[1] ?? '';
    terminal.type('http://127.0.0.1:1/?code=x&state=y\n');
    await until(() => terminal.shown().includes('That is not the address of this sign-in'));
    terminal.type(`${await signInAt(address, 'ann', PASSWORD)}\n`);
    assert.equal(await terminal.ended, 0, terminal.shown());
    assert.match(terminal.shown(), /Logged in to .* as Ann Lee/);
  });

  it('is not asked for where there is a token, in a file or on the standard input', async () => {
    const made = await heldby(['token', 'create', '--person', 'ann', '--data', data, '--json']);
    const { token } = JSON.parse(made.stdout) as { token: string };
    const tokenFile = join(folder, 'token');
    writeFileSync(tokenFile, `${token}\n`);
    const words = ['login', '--server', url, '--profile', 'script'];
    assert.equal((await run([...words, '--token-file', tokenFile])).status, 0);
    assert.deepEqual([profile('script').token, profile('script').refreshToken], [token, undefined]);
    assert.equal((await heldby(words, { env, input: token })).status, 0);
    const missing = await run([...words, '--token-file', join(folder, 'none')]);
    assert.match(missing.stderr, /The token cannot be read from .*: it does not exist; name another file/);
    assert.equal(missing.status, 2);
    assert.equal((await run(['logout', '--profile', 'script'])).status, 0);
    assert.equal(await statusOf(token), 200, 'it may be in use elsewhere');
  });
});
