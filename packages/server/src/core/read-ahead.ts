/**
 * Reads at once what some verbs will read one after the other in one transaction (decision 51). Where a store answers without a round trip,
 * nothing happens.
 */
import { uuidv7 } from '../lib/uuid.ts';
import type { Transaction } from '../storage/storage.ts';
import type { Edit } from './change.ts';

/** Runs the verbs in a rehearsal, whose commands do nothing. They have no effect beside their writes and events. */
export async function readAhead(edit: Edit, verbs: readonly ((edit: Edit) => Promise<unknown>)[]): Promise<void> {
  if (verbs.length < 2) return;
  await edit.tx.rehearse(tx => {
    const rehearsed = rehearsedEdit(edit, tx);
    return Promise.allSettled(verbs.map(verb => verb(rehearsed)));
  });
}

/** What it records, counts and hands out is for nobody. */
function rehearsedEdit(edit: Edit, tx: Transaction): Edit {
  return {
    ...edit,
    tx,
    newId: uuidv7,
    newNumber: () => tx.take('number', 1),
    record: ignore,
    store: ignore,
    recorded: [],
    afterCommit: ignore,
  };
}

function ignore(): void {}
