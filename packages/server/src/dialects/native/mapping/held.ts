/** Who holds what, as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import { toAssignment, toDeskPhone, toDevice } from '../../../core/objects.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Owner } from '../../../domain/owner.ts';
import { replyInParts } from '../../../http/dialect/long-reply.ts';
import { toIso } from '../../../lib/instant.ts';
import { type LongList, mapLong, mapRest } from '../../../lib/long-list.ts';
import { remember } from '../../../lib/remember.ts';
import type { HoldingCaps } from '../../../services/holding/caps.ts';
import type { ExpandedDevice, ExpandedDevices, HeldExpansion, HeldLine } from '../../../services/holding/expanded.ts';
import type { NamedHeldDevice } from '../../../services/holding/held.ts';
import type { PushTarget } from '../../../services/holding/push-targets.ts';
import type { Holder, HoldingQuestions } from '../../../services/holding/questions.ts';
import { toListedGuest, toOwnedLine } from './lines.ts';
import { asOf } from './requests.ts';

/** Remembered for as long as the core knows that nothing has changed. */
export const toHeldDevices = remember((held: readonly NamedHeldDevice[]): { items: api.HeldDevice[] } => ({
  items: held.map(each => toHeldDevice(each)),
}));

const toHeldDevice = remember(
  ({ device, assignment, blockedReason, isHeld }: NamedHeldDevice): api.HeldDevice => ({
    device: toDevice(device, isHeld),
    assignment: toAssignment(assignment),
    blockedReason,
  }),
);

/** The token is masked already where it must be. */
export function toPushTarget({ modifiedAt, ...target }: PushTarget): api.PushTarget {
  return { ...target, modifiedAt: toIso(modifiedAt) };
}

/** Answers what an owner holds: without more where no more is asked for, because that is cached. */
export async function heldReply(
  holdings: HoldingQuestions,
  actor: Actor,
  owner: Owner,
  query: { readonly asOf?: string; readonly expand?: readonly HeldExpansion[] },
) {
  const { expand = [] } = query;
  if (expand.length > 0) return toExpandedReply(await holdings.devicesExpanded(actor, owner, asOf(query), expand));
  return toHeldReply(await holdings.devicesInParts(actor, owner, asOf(query)));
}

/** The same for a list that may be long. */
function toHeldReply({ first, rest }: LongList<NamedHeldDevice>) {
  return replyInParts(
    toHeldDevices(first),
    'items',
    mapRest(rest, part => toHeldDevices(part).items),
  );
}

/** What an owner holds, and only what was asked for beside it. */
function toExpandedReply({ devices, caps }: ExpandedDevices) {
  const { first, rest } = mapLong(devices, part => part.map(toExpandedDevice));
  return replyInParts({ items: [...first], ...(caps === undefined ? {} : { caps: toCaps(caps) }) }, 'items', rest);
}

function toExpandedDevice({ held, lines, guest, push, desk }: ExpandedDevice): api.ExpandedDevice {
  return {
    ...toHeldDevice(held),
    ...(lines === undefined ? {} : { lines: lines.map(toHeldLine) }),
    ...(guest === undefined ? {} : { guest: guest && toListedGuest(guest) }),
    ...(push === undefined ? {} : { push: push && toPushTarget(push) }),
    ...(desk === undefined ? {} : { desk: desk && toDeskPhone(desk) }),
  };
}

function toHeldLine({ extension, phoneNumber, ...listed }: HeldLine): api.HeldLine {
  return { ...toOwnedLine(listed), extension, phoneNumber };
}

function toCaps({ kinds, ...caps }: HoldingCaps): api.HoldingCaps {
  return {
    ...caps,
    kinds: kinds.map(({ cap, ...kind }) => ({ ...kind, cap: cap?.limit ?? null, over: cap?.over ?? null })),
  };
}

export function toHolder(holder: Holder): api.Holder {
  return { name: holder.name, assignment: toAssignment(holder.assignment) };
}
