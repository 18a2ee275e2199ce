/** Where the lists that dialects keep with other people name somebody, such as whose lines are on an app. */
import type { OrgId } from '../../domain/ids.ts';
import { inBatches } from '../../lib/in-batches.ts';
import { selectExtrasThatName, updateExtras } from '../../storage/statements/erasure.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import { entriesOf, parseExtras, withoutOwner } from '../extras.ts';

const BATCH = 200;

function namedIn(reader: Reader, org: OrgId, personId: string) {
  const read = (after: string) => reader.all(selectExtrasThatName, { org, personId, after, limit: BATCH });
  return inBatches('', BATCH, read, ({ id }) => id);
}

/** The entries that are theirs, as they are kept, without whose list it is. */
export async function* entriesThatName(reader: Reader, org: OrgId, personId: string): AsyncGenerator<object> {
  for await (const rows of namedIn(reader, org, personId)) {
    for (const { extras } of rows) {
      for (const { list, entry } of entriesOf(parseExtras(extras), personId)) yield { list, ...entry };
    }
  }
}

/** Takes somebody who is erased off them. Returns from how many people's lists. */
export async function eraseFromExtras({ tx, org }: Edit, personId: string): Promise<number> {
  let changed = 0;
  for await (const rows of namedIn(tx, org, personId)) {
    for (const { id, extras } of rows) {
      const text = JSON.stringify(withoutOwner(parseExtras(extras), personId));
      if (text === extras) continue;
      tx.send(updateExtras, { org, id, extras: text });
      changed += 1;
    }
  }
  return changed;
}
