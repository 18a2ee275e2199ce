/** Takes somebody who is erased off the lists that dialects keep with other people, such as whose lines are on an app. */
import { inBatches } from '../../lib/in-batches.ts';
import { selectExtrasThatName, updateExtras } from '../../storage/statements/erasure.ts';
import type { Edit } from '../change.ts';
import { parseExtras, withoutOwner } from '../extras.ts';

const BATCH = 200;

/** Returns from how many people's lists. */
export async function eraseFromExtras({ tx, org }: Edit, personId: string): Promise<number> {
  let changed = 0;
  const read = (after: string) => tx.all(selectExtrasThatName, { org, personId, after, limit: BATCH });
  for await (const rows of inBatches('', BATCH, read, ({ id }) => id)) {
    for (const { id, extras } of rows) {
      const text = JSON.stringify(withoutOwner(parseExtras(extras), personId));
      if (text === extras) continue;
      tx.send(updateExtras, { org, id, extras: text });
      changed += 1;
    }
  }
  return changed;
}
