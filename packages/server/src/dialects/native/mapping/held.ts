/** Who holds what, as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import { toAssignment, toDevice } from '../../../core/objects.ts';
import type { NamedAssignment } from '../../../domain/assignment.ts';
import { replyInParts } from '../../../http/dialect/long-reply.ts';
import { toIso } from '../../../lib/instant.ts';
import { type LongList, mapRest } from '../../../lib/long-list.ts';
import { remember } from '../../../lib/remember.ts';
import type { HeldDevice } from '../../../services/holding/held.ts';
import type { PushTarget } from '../../../services/holding/push-targets.ts';
import type { Holder } from '../../../services/holding/questions.ts';

/** Remembered for as long as the core knows that nothing has changed. */
export const toHeldDevices = remember((held: readonly HeldDevice<NamedAssignment>[]): { items: api.HeldDevice[] } => ({
  items: held.map(each => toHeldDevice(each)),
}));

const toHeldDevice = remember(
  ({ device, assignment, blockedReason, isHeld }: HeldDevice<NamedAssignment>): api.HeldDevice => ({
    device: toDevice(device, isHeld),
    assignment: toAssignment(assignment),
    blockedReason,
  }),
);

/** The token is masked already where it must be. */
export function toPushTarget({ modifiedAt, ...target }: PushTarget): api.PushTarget {
  return { ...target, modifiedAt: toIso(modifiedAt) };
}

/** The same for a list that may be long. */
export function toHeldReply({ first, rest }: LongList<HeldDevice<NamedAssignment>>) {
  return replyInParts(
    toHeldDevices(first),
    'items',
    mapRest(rest, part => toHeldDevices(part).items),
  );
}

export function toHolder(holder: Holder): api.Holder {
  return { name: holder.name, assignment: toAssignment(holder.assignment) };
}
