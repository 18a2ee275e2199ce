/**
 * A machine for drills: a page's commands are pasted into a shell as they are printed. The folders that they name are folders of the
 * test; `systemctl`, `sudo`, `journalctl` and `psql` are small stand-ins, so that nothing of the real machine is touched.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { cleanups, collect, type Ended, invocation, temporaryFolder } from './command.ts';
import { guideBlocks } from './guide-blocks.ts';
import { freePort, portOf } from './ports.ts';
import { until } from './until.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');
const PRINTED_PORT = 8080;
const SERVES_WITHIN_MS = 60_000;
/** Between the words of a command of a stand-in. */
const SEPARATOR = '\u001f';

export interface Drill {
  /** Where `/etc/heldby` and `/etc/credstore`, `/var/lib/heldby` and `/var/backups/heldby` are. */
  readonly folders: { readonly etc: string; readonly data: string; readonly backups: string };
  /** Calls the native API as the first administrator. */
  readonly call: (method: string, path: string, body?: object, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  /** The logins of all people. */
  readonly logins: () => Promise<string[]>;
  readonly untilItServes: () => Promise<void>;
  /** Adds settings to `/etc/heldby/heldby.env`; a later one counts. */
  readonly set: (settings: Readonly<Record<string, string>>) => void;
  /** Replaces one more thing that pages print. */
  readonly replace: (printed: string, own: string) => void;
  /** Runs the text as printed on the page, in a shell that stops at the first command that fails. */
  readonly paste: (text: string) => Promise<Ended>;
  readonly log: () => string;
}

/** Replaces what a page prints by what the test has, besides the folders and the port. */
export type Replacements = readonly (readonly [printed: string, own: string])[];

export async function openDrill(replacements: Replacements = []): Promise<Drill> {
  const home = temporaryFolder();
  const folders = { etc: join(home, 'etc'), data: join(home, 'data'), backups: join(home, 'backups') };
  for (const folder of Object.values(folders)) mkdirSync(folder);
  const port = await freePort();
  const logFile = join(home, 'log');
  writeFileSync(logFile, '');
  const service = createService(folders.etc, logFile);
  const tools = makeTools(home, await answerTools(service), logFile);
  const own: (readonly [string, string])[] = [
    ...replacements,
    ['/root/', `${home}/`],
    ['/etc/heldby', folders.etc],
    ['/etc/credstore', folders.etc],
    ['/var/lib/heldby', folders.data],
    ['/var/backups/heldby', folders.backups],
    [`127.0.0.1:${PRINTED_PORT}`, `127.0.0.1:${port}`],
  ];
  const set = (settings: Readonly<Record<string, string>>) => {
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
    appendFileSync(join(folders.etc, 'heldby.env'), lines.join(''));
  };
  set({ HELDBY_DATA: folders.data, HELDBY_PORT: String(port) });
  const paste = async (printed: string) => {
    const text = own.reduce((done, [from, to]) => done.replaceAll(from, to), printed);
    const { env } = invocation([], {}).options;
    const path = [tools, dirname(process.execPath), process.env.PATH ?? ''].join(delimiter);
    const child = spawn('bash', ['-euo', 'pipefail', '-c', text], { cwd: home, env: { ...env, PATH: path, HOME: home } });
    const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
    const status = await new Promise<number | null>(done => child.once('close', done));
    return { status, stdout: stdout(), stderr: stderr() };
  };
  const replace = (printed: string, by: string) => own.unshift([printed, by]);
  return {
    folders,
    set,
    replace,
    paste,
    log: () => readFileSync(logFile, 'utf8'),
    ...createCalls(`http://127.0.0.1:${port}`, folders.data),
  };
}

/** Without processes of the command line, which cost more than what is tested. */
function createCalls(url: string, data: string): Pick<Drill, 'call' | 'logins' | 'untilItServes'> {
  const call: Drill['call'] = (method, path, body, headers = {}) => {
    const authorization = `Bearer ${readFileSync(join(data, 'admin-token'), 'utf8').trim()}`;
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    return fetch(`${url}/registry/v1${path}`, { method, headers: { ...headers, ...type, authorization }, ...content });
  };
  return {
    call,
    logins: async () => {
      const { items } = (await (await call('GET', '/people')).json()) as { items: { login: string }[] };
      return items.map(({ login }) => login).toSorted();
    },
    untilItServes: () =>
      until(
        () =>
          fetch(`${url}/readyz`).then(
            ({ ok }) => ok,
            () => false,
          ),
        SERVES_WITHIN_MS,
      ),
  };
}

/** Pastes what the runbook's first block defines, then some blocks; all of it must succeed. */
export async function perform(drill: Drill, ...blocks: readonly (string | undefined)[]): Promise<Ended> {
  const [prelude] = shellBlocks(partsOf('docs/guides/runbook.md')[0] ?? '');
  const ended = await drill.paste([prelude, ...blocks].join('\n'));
  assert.equal(ended.status, 0, `${ended.stderr}\n${ended.stdout}\n${drill.log()}`);
  return ended;
}

/** The shell blocks below a heading of a page, in order. */
export function blocksBelow(page: string, heading: string): string[] {
  const part = partsOf(page).find(each => each.startsWith(`${heading}\n`));
  if (part === undefined) throw new Error(`${page} has no heading ${heading}`);
  return shellBlocks(part);
}

function partsOf(page: string): string[] {
  return readFileSync(join(ROOT, page), 'utf8').split(/^## /m);
}

function shellBlocks(part: string): string[] {
  const blocks = guideBlocks(part).filter(({ language }) => language === 'sh');
  return blocks.map(({ text }) => text);
}

interface Service {
  readonly run: (verb: string) => Promise<void>;
}

/** What systemd does with the unit of heldby. */
function createService(etc: string, logFile: string): Service {
  let child: ChildProcess | undefined;
  const start = () => {
    const lines = readFileSync(join(etc, 'heldby.env'), 'utf8').split('\n');
    const given = Object.fromEntries(lines.filter(line => line !== '').map(line => line.split(/=(.*)/s).slice(0, 2)));
    const env = { ...given, CREDENTIALS_DIRECTORY: etc };
    const { file, words, options } = invocation(['serve', '--json'], { env });
    const started = spawn(file, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [started.stdout, started.stderr]) stream.on('data', part => appendFileSync(logFile, part));
    child = started;
  };
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const ending = child;
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise(done => ending.once('close', done));
    ending.kill(signal);
    await ended;
  };
  cleanups.push(() => stop('SIGKILL'));
  const verbs: Readonly<Record<string, () => unknown>> = {
    start,
    stop: () => stop(),
    restart: () => stop().then(start),
    reload: () => child?.kill('SIGHUP'),
  };
  return {
    run: async verb => {
      const act = verbs[verb];
      if (act === undefined) throw new Error(`systemctl has no ${verb} here`);
      await act();
    },
  };
}

/** Answers the stand-ins that need this process. Returns the port. */
async function answerTools(service: Service): Promise<number> {
  const answer = async ([tool, ...words]: readonly string[]): Promise<string> => {
    if (tool !== 'psql') return service.run(words[0] ?? '').then(() => '');
    const client = new pg.Client({ connectionString: words[0] ?? '' });
    await client.connect();
    try {
      let said = '';
      for (const [at, word] of words.entries()) {
        if (word === '-c') said += rowsOf(await client.query({ text: words[at + 1] ?? '', rowMode: 'array' }));
      }
      return said;
    } finally {
      await client.end();
    }
  };
  const server = createServer(socket => {
    socket.on('error', () => undefined);
    // The words come in pieces.
    createInterface({ input: socket }).once('line', line => {
      answer(line.split(SEPARATOR)).then(
        said => socket.end(`0\n${said}`),
        error => socket.end(`1\n${error.message}\n`),
      );
    });
  });
  cleanups.push(() => server.close());
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  return portOf(server.address());
}

function rowsOf({ rows }: pg.QueryResult): string {
  return (rows as unknown[][]).map(row => `${row.join('|')}\n`).join('');
}

function makeTools(home: string, port: number, logFile: string): string {
  const folder = join(home, 'tools');
  mkdirSync(folder);
  const tool = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/bash\n${text}\n`);
    chmodSync(file, 0o700);
  };
  const { file, words } = invocation([], {});
  tool('heldby', `exec '${file}' ${words.map(word => `'${word}'`).join(' ')} "$@"`);
  const asked = (name: string) =>
    `exec 3<>/dev/tcp/127.0.0.1/${port}; printf '${name}'>&3; printf '${SEPARATOR}%s' "$@" >&3; echo >&3; read -r status <&3; cat <&3; exit $status`;
  for (const name of ['systemctl', 'psql']) tool(name, asked(name));
  // The users of the page are none of this machine.
  tool('chown', 'true');
  tool('sudo', 'while [[ $1 == -* ]]; do [[ $1 == -u ]] && shift; shift; done; exec "$@"');
  tool(
    'journalctl',
    `while [[ $# -gt 0 ]]; do [[ $1 == -g ]] && pattern=$2; shift; done; grep -e "$pattern" '${logFile}' || true`,
  );
  return folder;
}
