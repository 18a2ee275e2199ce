/** The metrics of the store. */
import { ENGINE_FIGURES, type EngineFigures, type WatchedStorage } from '../../storage/watch.ts';
import { type Family, family, one } from './family.ts';

export function storeFamilies(storage: WatchedStorage): Family[] {
  const figures = storage.transactions;
  const engine = Object.entries(ENGINE_FIGURES).flatMap(([key, help]) => {
    const name = key as keyof EngineFigures;
    if (storage.engineFigures()[name] === undefined) return [];
    const type = name.endsWith('Bytes') ? 'gauge' : 'counter';
    return [family(ENGINE_NAMES[name], type, help, () => one(storage.engineFigures()[name] ?? 0))];
  });
  return [
    family('heldby_store_transactions_total', 'counter', 'Transactions that have ended', () => one(figures().ended)),
    family('heldby_store_transaction_failures_total', 'counter', 'Those that the store could not keep', () =>
      one(figures().failed),
    ),
    family('heldby_store_transaction_seconds_total', 'counter', 'Time in transactions, with the wait for their turn', () =>
      one(figures().totalMs / 1000),
    ),
    family('heldby_store_transactions_pending', 'gauge', 'Transactions at work or waiting for their turn', () =>
      one(figures().pending),
    ),
    family('heldby_store_writable', 'gauge', '0 from a write that the store could not keep until one that it did', () => {
      // Not awaited: an unreachable store would delay every other figure. The next reading has the result.
      void storage.writable();
      return one(storage.keepsWrites() ? 1 : 0);
    }),
    ...engine,
  ];
}

const ENGINE_NAMES: Readonly<Record<keyof EngineFigures, string>> = {
  syncs: 'heldby_store_syncs_total',
  syncSeconds: 'heldby_store_sync_seconds_total',
  logBytes: 'heldby_store_log_bytes',
  fileBytes: 'heldby_store_file_bytes',
};
