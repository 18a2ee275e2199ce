/**
 * Reads at once what some verbs will read one after the other in one transaction (decision 51). Where a store answers without a round trip,
 * nothing happens.
 */
import { uuidv7 } from '../lib/uuid.ts';
import type { Transaction } from '../storage/storage.ts';
import type { Edit } from './change.ts';

type Verb = (edit: Edit) => Promise<unknown>;

/**
 * Runs the verbs in a rehearsal, whose commands do nothing. They have no effect beside their writes and events. Returns for each of them
 * the edit to run it with: it makes the same ids again, so that what it reads of its own new objects was read ahead, too.
 */
export async function readAhead(edit: Edit, verbs: readonly Verb[]): Promise<readonly Edit[]> {
  let ids: string[][] = [];
  if (verbs.length > 1) {
    await edit.tx.rehearse(tx => {
      ids = verbs.map(() => Array.from({ length: IDS_AHEAD }, edit.newId));
      return Promise.allSettled(verbs.map((verb, index) => verb(rehearsedEdit(edit, tx, repeated(ids[index], uuidv7)))));
    });
  }
  return verbs.map((_, index) => ({ ...edit, newId: repeated(ids[index], edit.newId) }));
}

/** More than a verb makes. They are made before the rehearsal, because lists show what begins at one instant by its id. */
const IDS_AHEAD = 8;

/** The ids one after the other, and then new ones. */
function repeated(ids: readonly string[] = [], newId: () => string): () => string {
  let at = 0;
  return () => ids[at++] ?? newId();
}

/** What it records, counts and hands out is for nobody. */
function rehearsedEdit(edit: Edit, tx: Transaction, newId: () => string): Edit {
  return {
    ...edit,
    tx,
    newId,
    newNumber: () => tx.take('number', 1),
    record: ignore,
    store: ignore,
    recorded: [],
    afterCommit: ignore,
  };
}

function ignore(): void {}
