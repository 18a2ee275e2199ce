/** Lets a blocked holder use the device again. */
import { client } from '../data/client.ts';
import type { Change } from '../data/write.ts';
import { nameOfDevice } from '../words/device-name.ts';
import { HOLDING } from '../words/holding.ts';
import { type Held, touchedBy } from './held.ts';

/** It takes nothing from anybody, so nobody is asked. */
export function unblock(held: Held): Change<unknown> {
  return {
    run: options => client.assignments.enable(held.assignment.id, {}, options),
    done: HOLDING.unblocked(held.assignment.owner.name, nameOfDevice(held.device)),
    refreshes: touchedBy(held),
  };
}
