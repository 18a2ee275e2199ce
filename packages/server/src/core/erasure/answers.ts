/** Overwrites the answers that are kept for repeated writes, where they tell of somebody who is erased, or of their devices. */
import { inBatches } from '../../lib/in-batches.ts';
import { forgetAnswer, selectAnswers } from '../../storage/statements/erasure.ts';
import type { Edit } from '../change.ts';
import { ERASED_ANSWER } from '../replay.ts';

const BATCH = 500;
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Returns how many. They are looked through once, whatever the number of ids: they are of a day. */
export async function eraseAnswers({ tx, org }: Edit, ids: ReadonlySet<string>): Promise<number> {
  let erased = 0;
  const read = ([afterActor, afterKey]: Place) => tx.all(selectAnswers, { org, afterActor, afterKey, limit: BATCH });
  for await (const rows of inBatches(['', ''], BATCH, read, ({ actorId, key }): Place => [actorId, key])) {
    for (const { actorId, key, result } of rows) {
      if (!(result.match(ID) ?? []).some(id => ids.has(id))) continue;
      tx.send(forgetAnswer, { org, actorId, key, result: ERASED_ANSWER });
      erased += 1;
    }
  }
  return erased;
}

type Place = readonly [actorId: string, key: string];
