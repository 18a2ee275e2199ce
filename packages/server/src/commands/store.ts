/** Opens the store for a command, or finds the running server that has it open. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { openRegistry, type Registry } from '../app.ts';
import { type FolderLock, LOCK_FILE, lockFolder } from '../daemon/lock.ts';
import { socketPath } from '../daemon/socket.ts';
import { Problem } from '../domain/problem.ts';
import type { Settings } from '../settings.ts';
import { hasLedger } from '../storage/ledger.ts';
import { DATABASE_FILE, isAway, openStorage } from '../storage/open.ts';
import type { Storage } from '../storage/storage.ts';
import { unreachable, wrongSetting } from './failure.ts';
import { isListening } from './remote/running.ts';

/** How long a command waits for another command, or for a server that is starting or stopping. */
const FOLDER_DEADLINE_MS = 10_000;
const RETRY_MS = 50;

/** Asks the running server, or opens the registry if none runs. On PostgreSQL it always opens it, because several processes can. */
export async function whereOpen<T>(
  settings: Settings,
  ask: () => Promise<{ readonly result: T } | undefined>,
  here: (registry: Registry) => Promise<T>,
  mayCreate = false,
): Promise<T> {
  if (settings.databaseUrl !== null) {
    if (!mayCreate) await requireDatabase(settings);
    return withRegistry(settings, here);
  }
  const deadline = Date.now() + FOLDER_DEADLINE_MS;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined) return answer.result;
    if (!mayCreate && !wasUsed(settings)) throw noStore(settings);
    const lock = lockData(settings);
    if (lock === undefined) await sleep(RETRY_MS);
    else return openLocked(settings, here, mayCreate).finally(lock.release);
  }
  throw inUse(settings);
}

async function openLocked<T>(settings: Settings, here: (registry: Registry) => Promise<T>, mayCreate: boolean): Promise<T> {
  if (!mayCreate && !hasFile(settings, DATABASE_FILE)) throw noStore(settings);
  return withRegistry(settings, here);
}

/** Whether a process has been here, which may be a server that starts now and creates the store. */
function wasUsed(settings: Settings): boolean {
  return hasFile(settings, DATABASE_FILE) || hasFile(settings, LOCK_FILE);
}

function hasFile({ dataFolder }: Settings, name: string): boolean {
  return existsSync(join(dataFolder, name));
}

async function requireDatabase(settings: Settings): Promise<void> {
  if (!(await hasDatabase(settings))) throw noStore(settings);
}

function hasDatabase(settings: Settings): Promise<boolean> {
  return onStorage(settings, hasLedger);
}

function noStore(settings: Settings): Problem {
  const flag = settings.databaseUrl === null ? '--data' : '--database-url';
  return new Problem('invalid', `There is no store in ${placeOf(settings)}: check ${flag}, or create one with \`heldby serve\`.`);
}

/** Works on the store without services. Fails if a server or another command has its folder. */
export async function withStorage<T>(settings: Settings, work: (storage: Storage) => Promise<T>): Promise<T> {
  const lock = holdFolder(settings);
  try {
    return await onStorage(settings, work);
  } finally {
    lock?.release();
  }
}

function onStorage<T>(settings: Settings, work: (storage: Storage) => Promise<T>): Promise<T> {
  return explained(settings, async () => {
    const storage = openStorage({ ...settings, onFatal: throwOn });
    return work(storage).finally(() => storage.close());
  });
}

/** Works beside the server that has the folder, if there is one. Nobody else may have it. */
export async function besideServer<T>(settings: Settings, work: (storage: Storage, isServed: boolean) => Promise<T>): Promise<T> {
  const lock = settings.databaseUrl === null ? lockData(settings) : undefined;
  const isServed = settings.databaseUrl === null && lock === undefined;
  if (isServed && !(await isListening(settings.dataFolder))) throw inUse(settings);
  try {
    if (!(settings.databaseUrl === null ? hasFile(settings, DATABASE_FILE) : await hasDatabase(settings)))
      throw noStore(settings);
    return await onOpened(settings, storage => work(storage, isServed));
  } finally {
    lock?.release();
  }
}

/** Works on the store that `--to` names. It is tried first; what the work throws later is not about the setting. */
export async function withTarget<T>(settings: Settings, work: (storage: Storage) => Promise<T>): Promise<T> {
  const lock = holdFolder(settings, '--to');
  try {
    return await onOpened(settings, async storage => {
      await explained(settings, () => hasLedger(storage), '--to');
      return work(storage);
    });
  } finally {
    lock?.release();
  }
}

async function onOpened<T>(settings: Settings, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await explained(settings, async () => openStorage({ ...settings, onFatal: throwOn }));
  return work(storage).finally(() => storage.close());
}

/** Takes the lock of the data folder, or throws. PostgreSQL needs none. */
export function holdFolder(settings: Settings, flag = '--data'): FolderLock | undefined {
  if (settings.databaseUrl !== null) return undefined;
  const lock = lockData(settings, flag);
  if (lock === undefined) throw inUse(settings, flag);
  return lock;
}

/** Undefined while another process has it. */
function lockData(settings: Settings, flag = '--data'): FolderLock | undefined {
  socketPath(settings.dataFolder); // Throws for a path that is too long, before the folder is created.
  try {
    return lockFolder(settings.dataFolder);
  } catch (error) {
    throw wrongSetting(`The data folder ${settings.dataFolder} cannot be used`, error, `choose another with ${flag}`);
  }
}

function inUse({ dataFolder }: Settings, flag = '--data'): Problem {
  return new Problem(
    'invalid',
    `Another heldby process uses the data folder ${dataFolder}: stop it first, or choose another folder with ${flag}.`,
  );
}

/** Opens the registry. If the store cannot be opened, the error names the setting to change. */
export async function openStore(settings: Settings, ...rest: Tail<Parameters<typeof openRegistry>>): Promise<Registry> {
  return explained(settings, () => openRegistry(settings, ...rest));
}

type Tail<T extends unknown[]> = T extends [unknown, ...infer Rest] ? Rest : never;

/** Turns errors of opening the store into a problem that names the setting to change, or says that the store is away. */
async function explained<T>(settings: Settings, open: () => Promise<T>, flag?: string): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof Problem && error.code !== 'unavailable') throw error;
    const { databaseUrl, dataFolder } = settings;
    const failure = isAway(error) ? unreachable : wrongSetting;
    if (databaseUrl === null) {
      const change = `check the folder, or choose another with ${flag ?? '--data'}`;
      throw failure(`The store in ${dataFolder} cannot be opened`, error, change);
    }
    throw failure(`The ${databaseName(databaseUrl)} cannot be opened`, error, `check ${flag ?? '--database-url'}`);
  }
}

async function withRegistry<T>(settings: Settings, work: (registry: Registry) => Promise<T>): Promise<T> {
  const registry = await openStore(settings, pino({ level: 'silent' }), throwOn);
  try {
    return await work(registry);
  } finally {
    await registry.close();
  }
}

/** A command has no requests to drain, so it ends at once when the store fails. */
function throwOn(error: Error): never {
  throw error;
}

/** Where the data is, without a password. */
export function placeOf({ databaseUrl, dataFolder }: Settings): string {
  return databaseUrl === null ? resolve(dataFolder) : `the ${databaseName(databaseUrl)}`;
}

function databaseName(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `database ${pathname.slice(1)} at ${host}`;
}
