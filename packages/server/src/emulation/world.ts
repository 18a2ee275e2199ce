/** What an emulator holds: a registry in memory that can be replaced by an earlier moment of itself. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { composeRegistry, type Registry } from '../app.ts';
import { Problem } from '../domain/problem.ts';
import type { Services } from '../services/services.ts';
import { readSettings, type Settings } from '../settings.ts';
import { createMemoryKeyring } from '../storage/keyring.ts';
import { migrate } from '../storage/migrate.ts';
import { openMemoryIndex } from '../storage/search/memory.ts';
import { type MemoryStore, openMemory } from '../storage/sqlite/memory.ts';
import { watchStorage } from '../storage/watch.ts';
import { type DueWork, IDLE, startDueWork } from './due.ts';
import type { Position, SeededSources } from './sources.ts';
import { type Entered, switchingServices } from './switching.ts';

/** A moment: everything that later answers depend on. */
export interface Moment {
  readonly image: Uint8Array;
  readonly position: Position;
}

export interface World {
  readonly settings: Settings;
  readonly sources: SeededSources;
  /** The registry that a server is built over. It stays the same when the world is replaced. */
  readonly lasting: Registry;
  readonly present: () => Registry;
  readonly services: () => Services;
  /** Does what is due by the clock. */
  readonly settle: () => Promise<void>;
  readonly save: () => Promise<Moment>;
  readonly load: (moment: Moment) => Promise<void>;
  /** Lets time pass by itself, with what becomes due, or stand. */
  readonly run: (runs: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

const KEY_BYTES = 32;
export const SILENT = pino({ level: 'silent' });

interface Present {
  readonly store: MemoryStore;
  readonly registry: Registry;
  readonly due: DueWork;
  readonly calls: Calls;
}

export function createSettings(overrides: Partial<Settings>): Settings {
  // Nothing is written there unless somebody asks for a backup.
  const dataFolder = join(tmpdir(), 'heldby-emulator');
  return { ...readSettings({ dataFolder, allowPrivate: 'loopback' }, {}), shedAfterMs: 0, addressRatePerMinute: 0, ...overrides };
}

export interface WorldOptions {
  /** Without one it begins empty. */
  readonly moment?: Moment;
  /** Nothing is done beside the calls. For filling it. */
  readonly isIdle?: boolean;
}

export async function openWorld(
  settings: Settings,
  sources: SeededSources,
  { moment, isIdle = false }: WorldOptions,
): Promise<World> {
  const key = Buffer.alloc(KEY_BYTES, 'heldby emulator');
  const open = (image?: Uint8Array): Present => {
    const store = openMemory(image);
    const storage = watchStorage(store, () => ({}));
    const parts = { storage, search: openMemoryIndex(storage), keyring: createMemoryKeyring(key) };
    const registry = composeRegistry(parts, settings, SILENT, sources);
    return {
      store,
      registry,
      calls: createCalls(),
      due: isIdle ? IDLE : startDueWork(registry, sources.present, sources.runs()),
    };
  };
  if (moment !== undefined) sources.goTo(moment.position);
  let present = open(moment?.image);
  if (moment === undefined) await migrate(present.registry.storage);
  let isClosed = false;
  const registry = () => present.registry;
  return {
    settings,
    sources,
    lasting: lastingOver(registry, () => {
      const { registry: entered, calls } = present;
      calls.begin();
      return { services: entered.services, leave: calls.end };
    }),
    present: registry,
    services: () => present.registry.services,
    settle: () => present.due.settle(),
    save: async () => {
      await present.due.idle();
      await present.registry.core.touches.flush();
      return { image: await present.store.image(), position: sources.position() };
    },
    load: async ({ image, position }) => {
      // What is opened after the end would keep the process alive, and nobody could close it.
      if (isClosed) throw new Problem('conflict', 'The emulator is closed.');
      const before = present;
      sources.goTo(position);
      present = open(image);
      // Nobody waits for what is thrown away, except for those who have called it. Its work was its own, and so is its failure.
      void before.calls
        .idle()
        .then(() => end(before))
        .catch(() => undefined);
    },
    run: async runs => {
      if (runs === sources.runs()) return;
      sources.run(runs);
      const { due } = present;
      present = { ...present, due: startDueWork(present.registry, sources.present, runs) };
      await due.stop();
    },
    close: () => {
      isClosed = true;
      return end(present);
    },
  };
}

async function end({ registry, due }: Present): Promise<void> {
  await due.stop();
  await registry.close();
}

/** The calls that a registry still answers. */
interface Calls {
  readonly begin: () => void;
  readonly end: () => void;
  /** Resolves when there is none. */
  readonly idle: () => Promise<void>;
}

function createCalls(): Calls {
  let open = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  let isLeft = false;
  const settle = () => {
    if (isLeft && open === 0) resolve();
  };
  return {
    begin: () => {
      open += 1;
    },
    end: () => {
      open -= 1;
      settle();
    },
    idle: () => {
      isLeft = true;
      settle();
      return promise;
    },
  };
}

function lastingOver(present: () => Registry, enter: () => Entered): Registry {
  const { services, storage, core } = present();
  return {
    services: switchingServices(services, () => present().services, enter),
    storage: {
      ...storage,
      ready: () => present().storage.ready(),
      keepsWrites: () => present().storage.keepsWrites(),
      writable: () => present().storage.writable(),
      transactions: () => present().storage.transactions(),
    },
    core,
    cachedCredentials: () => present().cachedCredentials(),
    close: () => present().close(),
  };
}
