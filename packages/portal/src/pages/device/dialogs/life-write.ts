/** What is said of a device by hand, and what takes it back: the state before, and everybody who held it until then. */
import type { Assignment, Device } from '@heldby/client';
import type { Reason } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { listedAs, post } from '../../../data/many.ts';
import type { Change } from '../../../data/write.ts';
import { givenAgain } from '../../../jobs/held.ts';
import { stateByHand } from '../../../jobs/state-by-hand.ts';
import { ACTIONS } from '../../../words/device-actions.ts';
import { nameOfDevice } from '../../../words/device-name.ts';
import { touches } from '../names.ts';
import type { LifeWish } from '../opened.ts';
import { asItWas, readFrom } from '../writes.ts';

export interface LifeChange {
  readonly state: LifeWish;
  /** Whose holding ends with it. */
  readonly ends: readonly Assignment[];
  readonly reason: Reason;
}

export function setLife(device: Device, { state, ends, reason }: LifeChange): Change<Device> {
  const body = { state, ...(ends.length > 0 ? { end: true } : {}), ...reason };
  const holders = ends.map(assignment => givenAgain({ device, assignment }));
  // Where one of them would not come back as it was, nothing pretends to.
  const undo = holders.every(holder => holder !== undefined)
    ? { undo: (now: Device) => (holders.length === 0 ? asItWas(now, device) : givenBack(now, device, holders)) }
    : {};
  return {
    from: readFrom(device),
    run: options => client.devices.setLifecycle(device.id, body, options),
    done: ACTIONS.life[state].done(nameOfDevice(device)),
    ...undo,
    refreshes: touches(device.id, ...ends.map(({ owner }) => owner)),
  };
}

type Holder = NonNullable<ReturnType<typeof givenAgain>>;

/** The state by hand before, and those who held it: all, or nothing if somebody has changed the device since. */
function givenBack(now: Device, before: Device, holders: readonly Holder[]): Change<unknown> {
  const operations = [
    { ...post(`/registry/v1/devices/${now.id}/lifecycle`, { state: stateByHand(before) }), ifMatch: listedAs(now) },
    ...holders.map(holder => post('/registry/v1/assignments', holder)),
  ];
  return {
    run: options => client.batch.run({ operations }, options),
    done: ACTIONS.life.undone(nameOfDevice(before)),
    refreshes: touches(now.id, ...holders.map(({ owner }) => owner)),
  };
}
