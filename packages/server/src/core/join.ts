/** A core whose writes join the open transaction of another write, as the operations of a batch do. */
import { Problem } from '../domain/problem.ts';
import { uuidv7 } from '../lib/uuid.ts';
import type { Storage, Transaction } from '../storage/storage.ts';
import type { Edit } from './change.ts';
import type { Core, OpenBatch } from './core.ts';

/** `isWhole`: what fails is not undone here, because the caller then undoes everything. */
export function joinedCore(core: Core, edit: Edit, batch: OpenBatch, isWhole: boolean): Core {
  return { ...core, storage: joinedStorage(core.storage, edit, isWhole), batch };
}

/** The same for a rehearsal, whose writes do nothing and are counted for nobody, and whose ids are nobody's. `tx`: the transaction that is rehearsed. */
export function rehearsedCore(core: Core, edit: Edit, tx: Transaction): Core {
  const storage: Storage = {
    ...joinedStorage(core.storage, { ...edit, tx }, true),
    transaction: (_org, work) => work(tx),
  };
  const batch = { afterCommit: ignore, secretShown: ignore, changes: [], storeEvents: ignore };
  return { ...core, storage, batch, eventBudget: { spend: ignore }, newId: uuidv7 };
}

function ignore(): void {}

function joinedStorage(storage: Storage, { tx, org }: Edit, isWhole: boolean): Storage {
  let hasFailed = false;
  return {
    engine: storage.engine,
    all: tx.all,
    one: tx.one,
    transaction: async (of, work) => {
      if (of !== org) throw new Error('a part of a batch is of its own organization');
      // A write that failed begins again when its actor has other rights by now.
      if (hasFailed) throw new Problem('conflict', 'Your own rights have changed in this batch: send the rest afterwards.');
      if (!isWhole) return tx.part(() => work(tx));
      try {
        return await work(tx);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    },
    snapshot: outside,
    exclusively: outside,
    claimDue: outside,
    durablePosition: outside,
    ready: async () => true,
    close: outside,
  };
}

function outside(): Promise<never> {
  return Promise.reject(new Error('this cannot be done within a transaction'));
}
