/** Runs verbs as one part of a transaction: what fails leaves nothing behind, neither rows nor events nor effects. */
import type { EventType } from '@heldby/contract';
import type { Occurrence } from '../domain/event.ts';
import type { Edit } from './change.ts';

/** Throws what the work throws, and keeps nothing of it then. */
export async function inPart<T>(edit: Edit, work: (part: Edit) => Promise<T>): Promise<T> {
  const recorded: Occurrence<EventType>[] = [];
  const effects: (() => void)[] = [];
  const part: Edit = {
    ...edit,
    recorded,
    record: occurrence => recorded.push(occurrence),
    afterCommit: effect => effects.push(effect),
  };
  const result = await edit.tx.part(() => work(part));
  for (const occurrence of recorded) edit.record(occurrence);
  for (const effect of effects) edit.afterCommit(effect);
  return result;
}

/** One for all: an error of its own for each would read the stack each time. */
const ONLY_TRIED = new Error('this was only tried');

/** Runs the work, and undoes it: returns what it would give, and throws what it throws. */
export async function tried<T>(edit: Edit, work: (part: Edit) => Promise<T>): Promise<T> {
  const given: T[] = [];
  try {
    await inPart(edit, async part => {
      given.push(await work(part));
      throw ONLY_TRIED;
    });
  } catch (error) {
    if (error !== ONLY_TRIED) throw error;
  }
  return given[0] as T;
}
