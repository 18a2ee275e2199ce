/** A core that reads the store as it was at one moment, and writes nothing. */
import type { Reader, Storage } from '../storage/storage.ts';
import type { Core } from './core.ts';

export function viewingCore(core: Core, reader: Reader): Core {
  return { ...core, storage: viewedStorage(core.storage, reader) };
}

function viewedStorage(storage: Storage, reader: Reader): Storage {
  return {
    engine: storage.engine,
    all: reader.all,
    one: reader.one,
    transaction: refuse,
    snapshot: refuse,
    exclusively: refuse,
    claimDue: refuse,
    durablePosition: storage.durablePosition,
    ready: async () => true,
    close: refuse,
  };
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('this cannot be done with a view of one moment'));
}
