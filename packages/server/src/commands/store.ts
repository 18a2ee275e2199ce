/** Opens the store for a command, or finds the running server that has it open. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { openRegistry, type Registry } from '../app.ts';
import { askServer } from '../daemon/admin-client.ts';
import { type FolderLock, lockFolder } from '../daemon/lock.ts';
import { type OperationInput, type OperationName, type OperationResult, operate } from '../daemon/operations.ts';
import { Problem } from '../domain/problem.ts';
import type { Settings } from '../settings.ts';
import { openStorage } from '../storage/open.ts';
import type { Storage } from '../storage/storage.ts';
import { wrongSetting } from './failure.ts';

/** How long a command waits for another one, or for a server that is starting or ending. */
const FOLDER_DEADLINE_MS = 10_000;
const RETRY_MS = 50;

/** Carries out an operation where the store is open: in the running server, or else here. */
export async function perform<N extends OperationName>(
  settings: Settings,
  name: N,
  input: OperationInput<N>,
): Promise<OperationResult<N>> {
  return whereOpen(
    settings,
    () => askServer(settings.dataFolder, name, input),
    registry => operate(registry, name, input),
  );
}

/** Asks the running server, or opens the registry itself where none runs (on PostgreSQL always: it has many clients). */
export async function whereOpen<T>(
  settings: Settings,
  ask: () => Promise<{ readonly result: T } | undefined>,
  here: (registry: Registry) => Promise<T>,
): Promise<T> {
  if (settings.databaseUrl !== null) return withRegistry(settings, here);
  const deadline = Date.now() + FOLDER_DEADLINE_MS;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined) return answer.result;
    const lock = lockData(settings);
    if (lock === undefined) await sleep(RETRY_MS);
    else return withRegistry(settings, here).finally(lock.release);
  }
  throw inUse(settings);
}

/** Works on the bare store, and refuses when a server or another command has its folder. */
export async function withStorage<T>(settings: Settings, work: (storage: Storage) => Promise<T>): Promise<T> {
  const lock = holdFolder(settings);
  try {
    return await explained(settings, async () => {
      const storage = openStorage({ ...settings, onFatal: throwOn });
      return work(storage).finally(() => storage.close());
    });
  } finally {
    lock?.release();
  }
}

/** The lock of the data folder for a process that must have it; PostgreSQL needs none. */
export function holdFolder(settings: Settings): FolderLock | undefined {
  if (settings.databaseUrl !== null) return undefined;
  const lock = lockData(settings);
  if (lock === undefined) throw inUse(settings);
  return lock;
}

/** Undefined while another process has it. */
function lockData(settings: Settings): FolderLock | undefined {
  try {
    return lockFolder(settings.dataFolder);
  } catch (error) {
    throw wrongSetting(`The data folder ${settings.dataFolder} cannot be used`, error, 'choose another with --data');
  }
}

function inUse({ dataFolder }: Settings): Problem {
  return new Problem(
    'invalid',
    `Another heldby works on the data folder ${dataFolder}: stop it first, or choose another folder with --data.`,
  );
}

/** Opens the registry and says of a store that cannot be opened which setting to change. */
export async function openStore(settings: Settings, ...rest: Tail<Parameters<typeof openRegistry>>): Promise<Registry> {
  return explained(settings, () => openRegistry(settings, ...rest));
}

type Tail<T extends unknown[]> = T extends [unknown, ...infer Rest] ? Rest : never;

/** Runs what opens the store, and turns its trouble into a sentence about the setting that names the store. */
async function explained<T>(settings: Settings, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof Problem && error.code !== 'unavailable') throw error;
    const { databaseUrl, dataFolder } = settings;
    if (databaseUrl === null) {
      throw wrongSetting(`The store in ${dataFolder} cannot be opened`, error, 'check the folder, or choose another with --data');
    }
    const { host, pathname } = new URL(databaseUrl);
    throw wrongSetting(`The database ${pathname.slice(1)} at ${host} cannot be opened`, error, 'check --database-url');
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

/** A command has nobody to drain: it ends at once when the store fails. */
function throwOn(error: Error): never {
  throw error;
}
