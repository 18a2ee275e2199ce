/** What became of the rows of an import, stored for many of them at once. */
import type { Edit } from '../../core/change.ts';
import { type RowResult, resultsInSlots, updateFileRows } from '../../storage/statements/imports.ts';

export interface Results {
  readonly importId: string;
  readonly add: (result: RowResult) => void;
  /** Stores what is not stored yet. Call it before rows are read, and at the end. */
  readonly send: () => void;
}

export function createResults({ tx, org }: Edit, importId: string): Results {
  let waiting: RowResult[] = [];
  return {
    importId,
    add: result => waiting.push(result),
    send: () => {
      for (const slots of resultsInSlots(waiting)) tx.send(updateFileRows, { org, importId, ...slots });
      waiting = [];
    },
  };
}
