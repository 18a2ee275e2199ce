/** Reads what belongs to the devices that an owner holds: lines, guests, push registrations, reports. A statement for each and part. */
import type { Core } from '../../core/core.ts';
import { mayAct, reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Owner, OwnerKind } from '../../domain/owner.ts';
import type { DeskPhone, GuestSession, Line } from '../../domain/telephony.ts';
import type { Instant } from '../../lib/instant.ts';
import type { LongList } from '../../lib/long-list.ts';
import { toDeskPhone } from '../../storage/statements/desk-phones.ts';
import {
  type HeldGuestRow,
  type HeldLineRow,
  type HeldPart,
  selectDesksOfHeld,
  selectGuestsOfHeld,
  selectLinesOfHeld,
  selectPushesOfHeld,
} from '../../storage/statements/held-parts.ts';
import { toLine } from '../../storage/statements/lines.ts';
import { type HoldingCaps, readCaps } from './caps.ts';
import type { NamedHeldDevice } from './held.ts';
import type { HeldList } from './held-list.ts';
import { type PushTarget, toPushTarget } from './push-targets.ts';

export type HeldExpansion = 'lines' | 'guest' | 'push' | 'desk' | 'caps';

export interface HeldLine {
  readonly line: Line;
  readonly ownerName: string;
  readonly createdAt: Instant;
  readonly until: Instant | null;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
}

export interface HeldGuest {
  readonly session: GuestSession;
  readonly personName: string;
  readonly host: (Owner & { readonly name: string }) | null;
}

/** What was not asked for is undefined. */
export interface ExpandedDevice {
  readonly held: NamedHeldDevice;
  readonly lines: readonly HeldLine[] | undefined;
  readonly guest: HeldGuest | null | undefined;
  readonly push: PushTarget | null | undefined;
  readonly desk: DeskPhone | null | undefined;
}

export interface ExpandedDevices {
  readonly devices: LongList<ExpandedDevice>;
  readonly caps: HoldingCaps | undefined;
}

export type ExpandedList = (
  actor: Actor,
  owner: Owner,
  asOf: Instant | null,
  expand: readonly HeldExpansion[],
) => Promise<ExpandedDevices>;

type Held = readonly NamedHeldDevice[];

export function createExpandedList(core: Core, heldList: HeldList): ExpandedList {
  return async (actor, owner, asOf, expand) => {
    if (actor.id !== owner.id && (expand.includes('lines') || expand.includes('guest'))) requireRight(actor, SEES_OTHERS);
    const { first, rest } = await heldList(actor, owner, asOf);
    const at = asOf ?? core.clock.now();
    const expandPart = (held: Held) => withParts(core, actor, owner, at, expand, held);
    return {
      devices: { first: await expandPart(first), rest: rest && each(rest, expandPart) },
      caps: expand.includes('caps') ? await readCaps(core, actor.org, owner, at) : undefined,
    };
  };
}

const SEES_OTHERS = 'read lines and guests of others';

async function* each(parts: AsyncIterable<Held>, expandPart: (held: Held) => Promise<ExpandedDevice[]>) {
  for await (const part of parts) yield await expandPart(part);
}

/** A number of statements that does not depend on how many devices there are. */
async function withParts(
  { storage }: Core,
  actor: Actor,
  owner: Owner,
  at: Instant,
  expand: readonly HeldExpansion[],
  held: Held,
): Promise<ExpandedDevice[]> {
  const numbers = held.map(({ assignment }) => assignment.number);
  const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  const part: HeldPart = { org: actor.org, ownerId: owner.id, at, first, last };
  const everyones = mayAct(actor, SEES_OTHERS) ? 1 : 0;
  const wanted = <T>(word: HeldExpansion, read: () => Promise<T>) =>
    expand.includes(word) ? (numbers.length === 0 ? undefined : read()) : undefined;
  const [lines, guests, pushes, desks] = await Promise.all([
    wanted('lines', () => storage.all(selectLinesOfHeld, { ...part, ...reachOf(actor), everyones })),
    wanted('guest', () => storage.all(selectGuestsOfHeld, part)),
    wanted('push', () => storage.all(selectPushesOfHeld, part)),
    wanted('desk', () => storage.all(selectDesksOfHeld, part)),
  ]);
  const linesOf = lines && Map.groupBy(lines, byAssignment);
  const guestOf = guests && firstOf(guests.filter(guest => everyones === 1 || isShownTo(actor, guest)));
  const [pushOf, deskOf] = [pushes && firstOf(pushes), desks && firstOf(desks)];
  return held.map(each => {
    const { number } = each.assignment;
    return {
      held: each,
      lines: linesOf && (linesOf.get(number) ?? []).map(toHeldLine),
      guest: guestOf && mapOrNull(guestOf.get(number), toHeldGuest),
      push:
        pushOf && mapOrNull(pushOf.get(number), ({ assignmentNumber: _, ...row }) => toPushTarget(row, owner.id === actor.id)),
      desk: deskOf && mapOrNull(deskOf.get(number), toDeskPhone),
    };
  });
}

/** The guest themselves, and their host. */
function isShownTo(actor: Actor, { personId, hostId }: HeldGuestRow): boolean {
  return personId === actor.id || hostId === actor.id;
}

const byAssignment = ({ assignmentNumber }: { readonly assignmentNumber: number }) => assignmentNumber;

function firstOf<R extends { readonly assignmentNumber: number }>(rows: readonly R[]): ReadonlyMap<number, R> {
  return new Map(rows.map(row => [row.assignmentNumber, row]));
}

function mapOrNull<R, T>(row: R | undefined, map: (row: R) => T): T | null {
  return row === undefined ? null : map(row);
}

function toHeldLine(row: HeldLineRow): HeldLine {
  const { assignmentNumber: _, ownerName, createdAt, until, extension, phoneNumber, ...line } = row;
  return { line: toLine(line), ownerName: (ownerName ?? '').trim(), createdAt, until, extension, phoneNumber };
}

function toHeldGuest({ assignmentNumber: _, personName, hostKind, hostId, hostName, ...session }: HeldGuestRow): HeldGuest {
  const host = hostId === null ? null : { kind: hostKind as OwnerKind, id: hostId, name: (hostName ?? '').trim() };
  return { session, personName: personName ?? '', host };
}
