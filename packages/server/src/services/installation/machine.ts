/** What the operator asks about the server that answers: how it is, its settings, and the keys of sealed secrets. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { presentActor } from '../../core/present.ts';
import { recordInstallation } from '../../core/record-installation.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { knownMigrations } from '../../storage/migrate.ts';
import { selectOrganizations } from '../../storage/statements/organizations.ts';
import type { WatchedStorage } from '../../storage/watch.ts';
import { doAndRecord } from './as-installation.ts';
import { createSealedSecrets, lostSentences, type SealedSecret } from './sealed-secrets.ts';

/** What is known of the process when the services are made. */
export interface Surroundings {
  readonly storage: WatchedStorage;
  readonly dataFolder: string;
  /** Without secrets. */
  readonly settings: readonly ServerSetting[];
  readonly version: string;
  /** With a slash at the end; null if the server does not know by which address people reach it. */
  readonly portalUrl: string | null;
}

/** A setting as people see it. */
export interface ServerSetting {
  readonly name: string;
  readonly flag: string;
  readonly variable: string;
  readonly description: string;
  /** Null where it is not set. */
  readonly value: string | null;
  readonly isDefault: boolean;
  readonly isSecret: boolean;
}

export interface Keys {
  readonly file: string;
  /** The first one seals. */
  readonly keys: readonly string[];
  readonly secrets: readonly SealedSecret[];
  /** A sentence for each secret that cannot be read. */
  readonly lost: readonly string[];
}

export type Status = Awaited<ReturnType<Machine['status']>>;

export interface Machine {
  readonly status: (actor: Actor) => Promise<{
    readonly version: string;
    readonly startedAtMs: number;
    readonly lagMs: number;
    readonly organizations: number;
    readonly schema: number;
    readonly migrations: readonly string[];
    readonly store: Pick<WatchedStorage, 'engine' | 'transactions' | 'keepsWrites' | 'engineFigures'>;
  }>;
  readonly settings: (actor: Actor) => readonly ServerSetting[];
  readonly keys: (actor: Actor) => Promise<Keys>;
  readonly rotateKeys: (write: Write) => Promise<Keys>;
}

const needs = 'administer the installation';
/** How long one histogram counts. */
const LAG_WINDOW_MS = 60_000;
const NANOS_PER_MS = 1_000_000;

export function createMachine(core: Core, { storage, settings, version }: Surroundings): Machine {
  const secrets = createSealedSecrets(core);
  const lag = createLag();
  const view = async (): Promise<Keys> => {
    const { file, ids } = core.keyring;
    const sealed = await secrets.list();
    return { file, keys: ids(), secrets: sealed, lost: lostSentences(sealed, file) };
  };
  return {
    status: async actor => {
      requireRight(actor, needs);
      const migrations = knownMigrations();
      return {
        version,
        startedAtMs: Date.now() - process.uptime() * 1_000,
        lagMs: lag(),
        organizations: (await storage.all(selectOrganizations, {})).length,
        // The server does not start before the store has all of them.
        schema: migrations.at(-1)?.version ?? 0,
        migrations: migrations.map(({ name }) => name),
        store: storage,
      };
    },
    settings: actor => {
      requireRight(actor, needs);
      return settings;
    },
    keys: actor => {
      requireRight(actor, needs);
      return view();
    },
    rotateKeys: async write => {
      requireRight(await presentActor(storage, write.actor, core.clock.now()), needs);
      const rotate = async () => (write.dryRun ? null : await secrets.rotate());
      await doAndRecord(core, write, { name: 'keys.rotate', request: null }, rotate, (edit, keyId) => {
        if (keyId !== null) recordInstallation.keysRotated(edit, keyId);
      });
      return view();
    },
  };
}

/** The 99th percentile of the event loop's delay. Measuring begins with the first question, because it costs a timer. */
function createLag(): () => number {
  let measured: ReturnType<typeof monitorEventLoopDelay> | undefined;
  let since = 0;
  return () => {
    if (measured === undefined) {
      measured = monitorEventLoopDelay();
      measured.enable();
      since = performance.now();
      return 0;
    }
    const ms = measured.count === 0 ? 0 : measured.percentile(99) / NANOS_PER_MS;
    if (performance.now() - since > LAG_WINDOW_MS) {
      measured.reset();
      since = performance.now();
    }
    return Math.round(ms * 100) / 100;
  };
}
