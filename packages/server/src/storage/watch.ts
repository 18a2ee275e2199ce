/**
 * Watches a store from outside, the same on both databases: it counts transactions and remembers whether writes succeed.
 * With a full disk or a server that has become read-only, reads still work; only a write can tell.
 */
import { INSTALLATION } from '../domain/ids.ts';
import { Problem } from '../domain/problem.ts';
import { createClaimDue } from './jobs.ts';
import { requireHere } from './ledger.ts';
import type { Storage } from './storage.ts';

/** Counted since the store was opened, except `pending`. */
export interface TransactionFigures {
  readonly ended: number;
  /** Those of `ended` that the store could not keep. */
  readonly failed: number;
  readonly totalMs: number;
  /** Running now, or waiting for their turn. */
  readonly pending: number;
}

export interface WatchedStorage extends Storage {
  readonly transactions: () => TransactionFigures;
  /** False after a write that the store could not keep, until one that it kept. */
  readonly keepsWrites: () => boolean;
  /** The same; where it is false, tries one more write first. */
  readonly writable: () => Promise<boolean>;
  /** Figures of this kind of store alone, by the names of `ENGINE_FIGURES`. */
  readonly engineFigures: () => EngineFigures;
}

/** Figures of one kind of store, and what they mean. */
export const ENGINE_FIGURES = {
  syncs: 'Times that the log was brought to the disk; each serves every transaction that waited for it',
  syncSeconds: 'Time that this took',
  logBytes: 'Size of the write-ahead log; checkpoints keep it below 48 MiB but while a backup reads',
  fileBytes: 'Size of the database file',
} as const;

export type EngineFigures = Partial<Readonly<Record<keyof typeof ENGINE_FIGURES, number>>>;

export function watchStorage(storage: Storage, engineFigures: () => EngineFigures): WatchedStorage {
  const figures = { ended: 0, failed: 0, totalMs: 0, pending: 0 };
  let kept = true;
  let probing: Promise<unknown> | undefined;

  const watched = async <T>(write: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    figures.pending += 1;
    try {
      const result = await write();
      kept = true;
      return result;
    } catch (error) {
      if (isTrouble(error)) {
        kept = false;
        figures.failed += 1;
      }
      throw error;
    } finally {
      figures.pending -= 1;
      figures.ended += 1;
      figures.totalMs += performance.now() - began;
    }
  };
  const transaction: Storage['transaction'] = (org, work, options) => watched(() => storage.transaction(org, work, options));
  const exclusively: Storage['exclusively'] = work => watched(() => storage.exclusively(work));
  /** Changes nothing, but goes all the way to the disk. */
  const probe = () =>
    storage.engine === 'sqlite'
      ? exclusively(async (tx, script) => {
          await requireHere(tx);
          await script('pragma user_version = 1');
        })
      : transaction(INSTALLATION, requireHere);

  return {
    ...storage,
    transaction,
    exclusively,
    // Its transactions are counted, too.
    claimDue: createClaimDue(storage, transaction),
    transactions: () => figures,
    keepsWrites: () => kept,
    writable: async () => {
      if (kept) return true;
      probing ??= probe().finally(() => {
        probing = undefined;
      });
      await probing.catch(() => undefined);
      return kept;
    },
    engineFigures,
  };
}

function isTrouble(error: unknown): boolean {
  return error instanceof Problem && error.code === 'unavailable';
}
