/** Who has a line on a device: read, replaced as a whole, and who else could be given one. */
import type { Actor } from '../domain/actor.ts';
import type { Device } from '../domain/device.ts';
import type { DeviceId, LocationId, OwnerId } from '../domain/ids.ts';
import type { Owner, OwnerKind } from '../domain/owner.ts';
import { portsOf } from '../domain/phone-models.ts';
import { notFound, Problem } from '../domain/problem.ts';
import type { Role } from '../domain/role.ts';
import type { Appearance, Line } from '../domain/telephony.ts';
import { selectAssignment, selectOpenAssignments, toAssignment } from '../storage/statements/assignments.ts';
import { type CallableRow, selectCallable, selectCallables } from '../storage/statements/calling.ts';
import { endLine, selectLinesOf, toLine } from '../storage/statements/lines.ts';
import type { Reader } from '../storage/storage.ts';
import { assign, end } from './assignments.ts';
import { requireRole } from './authorize.ts';
import type { Core } from './core.ts';
import { requireDeskDevice } from './desk-phones.ts';
import { requireRoomFor } from './line-limits.ts';
import { addLine } from './lines.ts';
import { type Change, change, type Write } from './write.ts';

/** Somebody who can be called, by name. */
export interface Callable {
  readonly owner: Owner;
  readonly firstName: string;
  readonly lastName: string;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
  readonly location: { readonly id: LocationId; readonly name: string } | null;
}

export interface Member extends Callable {
  readonly line: Line;
}

export interface Members {
  readonly device: Device;
  readonly ports: number;
  /** By port. */
  readonly members: readonly Member[];
}

/** One member as a replacement wants him. */
export interface MemberWish {
  readonly ownerId: OwnerId;
  readonly port: number;
  readonly appearance: Appearance;
  readonly weight: number;
  readonly isPrimaryOwner: boolean;
  readonly label: string | null;
  readonly hotlineDestination: string | null;
  readonly allowCallDecline: boolean;
  readonly t38Fax: boolean;
}

export interface CallableFilter {
  readonly name: string | null;
  readonly phoneNumber: string | null;
  readonly extension: string | null;
  readonly locationId: LocationId | null;
  readonly excludeVirtualLines: boolean;
  readonly byFirstName: boolean;
}

export interface MembersService {
  readonly listOf: (actor: Actor, id: DeviceId) => Promise<Members>;
  /** Replaces the whole list; an empty one leaves the primary owner alone. */
  readonly replace: (write: Write, id: DeviceId, wishes: readonly MemberWish[]) => Promise<void>;
  /** Everybody who could be given a line on the device (or on any, without one), ordered by name. */
  readonly available: (actor: Actor, id: DeviceId | null, filter: CallableFilter) => Promise<Callable[]>;
}

const WRITE: readonly Role[] = ['full'];
const READ: readonly Role[] = ['full', 'read_only'];
const BATCH = 500;

export function createMembers(core: Core): MembersService {
  const { storage, clock } = core;

  return {
    listOf: async (actor, id) => {
      requireRole(actor, READ);
      const { device } = await requireDeskDevice(storage, actor, id, clock.now());
      const members: Member[] = [];
      for (const line of await linesOf(storage, actor.org, id)) {
        members.push({ ...(await callableOf(storage, actor.org, line.owner)), line });
      }
      return { device, ports: portsOf(device.model), members };
    },
    replace: async (write, id, wishes) => {
      requireRole(write.actor, WRITE);
      await change(core, write, 'members.replace', { id, wishes }, async edit => {
        const { device } = await requireDeskDevice(edit.tx, write.actor, id, edit.now);
        await replaceWithin(edit, device, wishes);
      });
    },
    available: async (actor, id, filter) => {
      requireRole(actor, READ);
      const taken = new Set<string>();
      if (id !== null) {
        await requireDeskDevice(storage, actor, id, clock.now());
        for (const line of await linesOf(storage, actor.org, id)) taken.add(line.owner.id);
      }
      const found: Callable[] = [];
      for await (const row of everyCallable(storage, actor.org)) {
        if (!taken.has(row.ownerId) && fits(row, filter)) found.push(toCallable(row));
      }
      return found.toSorted(byName(filter.byFirstName));
    },
  };
}

async function linesOf(reader: Reader, org: number, deviceId: DeviceId): Promise<Line[]> {
  return (await reader.all(selectLinesOf, { org, deviceId })).map(toLine);
}

async function replaceWithin(edit: Change, device: Device, wishes: readonly MemberWish[]): Promise<void> {
  const { tx, org, now } = edit;
  const lines = await linesOf(tx, org, device.id);
  const primary = lines.find(line => line.kind === 'primary');
  if (primary === undefined) throw notFound('device');
  const wanted = withPrimary(wishes, primary);
  requirePorts(wanted, portsOf(device.model));
  const kept = new Set<string>();
  for (const wish of wanted) {
    const same = lines.find(line => line.owner.id === wish.ownerId && line.port === wish.port && isAs(line, wish));
    if (same !== undefined) kept.add(same.id);
  }
  // First everything that goes, so that ports are free for what comes.
  for (const line of lines) {
    if (kept.has(line.id)) continue;
    await tx.run(endLine, { org, id: line.id, until: now });
    edit.record({ type: 'line.ended', subject: line.id, device: device.id, owner: line.owner, before: line });
  }
  for (const owner of new Set(lines.map(line => line.owner.id))) {
    if (!wanted.some(wish => wish.ownerId === owner)) await endSharing(edit, device, owner);
  }
  for (const wish of wanted) {
    const same = lines.find(line => kept.has(line.id) && line.owner.id === wish.ownerId && line.port === wish.port);
    if (same === undefined) await addMember(edit, device, wish, primary, lines);
  }
}

/** The primary owner stays even when nobody names him. */
function withPrimary(wishes: readonly MemberWish[], primary: Line): readonly MemberWish[] {
  if (wishes.some(wish => wish.ownerId === primary.owner.id)) return wishes;
  const port = wishes.some(wish => wish.port === primary.port) ? lowestFree(wishes) : primary.port;
  const { appearance, weight, label, hotlineDestination, allowCallDecline, t38Fax } = primary;
  const own = {
    ownerId: primary.owner.id,
    port,
    appearance,
    weight,
    isPrimaryOwner: true,
    label,
    hotlineDestination,
    allowCallDecline,
    t38Fax,
  };
  return [own, ...wishes];
}

function lowestFree(wishes: readonly MemberWish[]): number {
  let port = 1;
  while (wishes.some(wish => wish.port <= port && port < wish.port + wish.weight)) port += 1;
  return port;
}

function requirePorts(wishes: readonly MemberWish[], ports: number): void {
  const taken = new Set<number>();
  for (const { port, weight } of wishes) {
    for (let each = port; each < port + weight; each += 1) {
      if (each < 1 || each > ports) throw new Problem('invalid', `The device has the ports 1 to ${ports}.`);
      if (taken.has(each)) throw new Problem('invalid', `Port ${each} is given twice.`);
      taken.add(each);
    }
  }
}

function isAs(line: Line, wish: MemberWish): boolean {
  const { appearance, weight, label, hotlineDestination, allowCallDecline, t38Fax } = wish;
  const wanted = { appearance, weight, label, hotlineDestination, allowCallDecline, t38Fax };
  return Object.entries(wanted).every(([name, value]) => line[name as keyof typeof wanted] === value);
}

/** Who has no line any more does not share the device any more. */
async function endSharing(edit: Change, device: Device, ownerId: OwnerId): Promise<void> {
  const open = await edit.tx.all(selectOpenAssignments, { org: edit.org, ownerId, deviceId: device.id });
  for (const row of open) if (row.role === 'shared_line') await end(edit, toAssignment(row), 'the line was removed');
}

async function addMember(edit: Change, device: Device, wish: MemberWish, primary: Line, lines: readonly Line[]): Promise<void> {
  if (wish.ownerId === primary.owner.id) {
    const row = await edit.tx.one(selectAssignment, { org: edit.org, id: primary.assignmentId });
    if (row === undefined) throw notFound('device');
    // The owner may have several lines on his device; the primary one is that of his lowest port.
    const kind = await isPrimaryPort(edit, device, wish);
    await addLine(edit, toAssignment(row), kind ? 'primary' : 'shared', wish);
    return;
  }
  const callable = await edit.tx.one(selectCallable, { org: edit.org, ownerId: wish.ownerId });
  if (callable === undefined) throw new Problem('invalid', 'A member must be somebody who can be called.');
  const owner: Owner = { kind: callable.ownerKind as OwnerKind, id: callable.ownerId };
  const open = (await edit.tx.all(selectOpenAssignments, { org: edit.org, ownerId: owner.id, deviceId: device.id })).map(
    toAssignment,
  );
  const sharing = open.find(assignment => assignment.role === 'shared_line');
  if (sharing === undefined) {
    await assign(edit, device, { deviceId: device.id, owner, role: 'shared_line' }, wish);
    return;
  }
  if (!lines.some(line => line.owner.id === owner.id)) await requireRoomFor(edit, owner, 'shared');
  await addLine(edit, sharing, 'shared', wish);
}

async function isPrimaryPort({ tx, org }: Change, device: Device, wish: MemberWish): Promise<boolean> {
  return !(await linesOf(tx, org, device.id)).some(line => line.kind === 'primary' && line.owner.id === wish.ownerId);
}

async function callableOf(reader: Reader, org: number, owner: Owner): Promise<Callable> {
  const row = await reader.one(selectCallable, { org, ownerId: owner.id });
  if (row !== undefined) return toCallable(row);
  return { owner, firstName: '', lastName: '.', extension: null, phoneNumber: null, location: null };
}

function toCallable(row: CallableRow): Callable {
  return {
    owner: { kind: row.ownerKind as OwnerKind, id: row.ownerId },
    firstName: row.firstName,
    lastName: row.lastName,
    extension: row.extension,
    phoneNumber: row.phoneNumber,
    location: { id: row.locationId, name: row.locationName },
  };
}

/** In batches, giving other requests their turn between them. */
async function* everyCallable(reader: Reader, org: number): AsyncGenerator<CallableRow> {
  let after = '';
  for (;;) {
    const rows = await reader.all(selectCallables, { org, after, limit: BATCH });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.ownerId;
    await new Promise(resolve => setImmediate(resolve));
  }
}

function fits(row: CallableRow, filter: CallableFilter): boolean {
  const contains = (text: string | null, part: string | null) =>
    part === null || (text ?? '').toLowerCase().includes(part.toLowerCase());
  return (
    contains(`${row.firstName} ${row.lastName}`, filter.name) &&
    contains(row.phoneNumber, filter.phoneNumber) &&
    contains(row.extension, filter.extension) &&
    (filter.locationId === null || row.locationId === filter.locationId) &&
    !(filter.excludeVirtualLines && row.ownerKind === 'virtual_line')
  );
}

function byName(firstNameFirst: boolean): (one: Callable, other: Callable) => number {
  const key = (each: Callable) =>
    (firstNameFirst ? `${each.firstName}\n${each.lastName}` : `${each.lastName}\n${each.firstName}`).toLowerCase() +
    `\n${each.owner.id}`;
  return (one, other) => (key(one) < key(other) ? -1 : 1);
}
