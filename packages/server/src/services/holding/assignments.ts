/** Creates, changes, disables and ends assignments. Queries across assignments are in questions.ts. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import { handOverDevice } from '../../core/composed/hand-over.ts';
import type { Core } from '../../core/core.ts';
import { requireWritableDevice } from '../../core/devices/find.ts';
import { type AssignmentWish, assign } from '../../core/holding/assign.ts';
import { disableAssignment, enableAssignment, type Plans, planAssignment } from '../../core/holding/change.ts';
import { nameAssignment, requireAssignment, requireNamedAssignment, requireOpenAssignment } from '../../core/holding/find.ts';
import type { HandOverWish } from '../../core/holding/hand-over.ts';
import { endAssignment } from '../../core/holding/save.ts';
import { requireAbleOwner, requireReachedOwner } from '../../core/owners.ts';
import { requireSelfOr } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Assignment, assignmentAt, holdsAt, type NamedAssignment } from '../../domain/assignment.ts';
import { isByCap } from '../../domain/caps.ts';
import type { AssignmentId, DeviceId } from '../../domain/ids.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { type Corrections, createCorrections } from './corrections.ts';

export interface AssignmentInput extends Omit<AssignmentWish, 'line' | 'isGiven'> {
  readonly deviceId: DeviceId;
}

export interface NamedHandOver {
  readonly ended: NamedAssignment;
  readonly begun: NamedAssignment;
  readonly kept: NamedAssignment | null;
}

export interface Assignments extends Corrections {
  /** Ends the present holder's assignment and begins the next one's, at one instant. */
  readonly handOver: (write: Write, id: DeviceId, wish: HandOverWish) => Promise<NamedHandOver>;
  /** `endedByCap`: what ended of the same person for it. */
  readonly create: (
    write: Write,
    input: AssignmentInput,
  ) => Promise<NamedAssignment & { readonly endedByCap?: readonly AssignmentId[] }>;
  readonly update: (write: Write, id: AssignmentId, plans: Plans) => Promise<NamedAssignment>;
  readonly disable: (write: Write, id: AssignmentId) => Promise<NamedAssignment>;
  readonly enable: (write: Write, id: AssignmentId) => Promise<NamedAssignment>;
  readonly end: (write: Write, id: AssignmentId) => Promise<NamedAssignment>;
  /** Notes that the holder has just used the device. Not an event. */
  readonly touch: (actor: Actor, id: AssignmentId) => Promise<NamedAssignment>;
  readonly get: (actor: Actor, id: AssignmentId) => Promise<NamedAssignment>;
}

const needs = 'write devices';

export function createAssignments(core: Core): Assignments {
  return { ...createCorrections(core), ...createPresent(core) };
}

function createPresent(core: Core): Omit<Assignments, keyof Corrections> {
  const { storage, touches } = core;
  const edit = (
    write: Write,
    name: string,
    id: AssignmentId,
    request: object,
    verb: (edit: Edit, before: Assignment) => Promise<Assignment>,
  ) =>
    change(core, write, { name, needs }, { id, ...request }, async each => {
      const before = await requireOpenAssignment(each, id);
      await requireReachedOwner(each.tx, each.actor, before.owner);
      checkRevision(each, before);
      return nameAssignment(each.tx, each.actor, await verb(each, before));
    });

  return {
    handOver: (write, id, wish) =>
      change(core, write, { name: 'devices.handOver', needs }, { id, wish }, async each => {
        const device = await requireWritableDevice(each, id);
        checkRevision(each, device);
        await requireAbleOwner(each.tx, each.actor, wish.to);
        const { ended, begun, kept } = await handOverDevice(each, device, wish);
        const named = (assignment: Assignment) => nameAssignment(each.tx, each.actor, assignment);
        return { ended: await named(ended), begun: await named(begun), kept: kept && (await named(kept)) };
      }),
    create: (write, { deviceId, ...wish }) =>
      change(core, write, { name: 'assignments.create', needs }, { deviceId, wish }, each => give(each, deviceId, wish)),
    update: (write, id, plans) =>
      edit(write, 'assignments.update', id, { plans }, (each, before) => planAssignment(each, before, plans)),
    disable: (write, id) =>
      edit(write, 'assignments.disable', id, {}, (each, before) => disableAssignment(each, before, write.reason ?? null)),
    enable: (write, id) => edit(write, 'assignments.enable', id, {}, enableAssignment),
    end: (write, id) =>
      change(core, write, { name: 'assignments.end', needs: null }, { id }, async each => {
        const before = await requireAssignment(each.tx, each.actor, id);
        requireSelfOr(each.actor, before.owner.id, needs);
        checkRevision(each, before);
        const after = before.until === null ? await endAssignment(each, before, write.reason ?? null) : before;
        return nameAssignment(each.tx, each.actor, after);
      }),
    touch: async (actor, id) => {
      const assignment = await requireNamedAssignment(storage, actor, id);
      const now = core.clock.now();
      if (!holdsAt(assignment, now)) throw notFound('assignment');
      if (actor.id !== assignment.owner.id)
        throw new Problem('forbidden', 'Only the holder can report that they use the device.');
      touches.assignment(actor.org, assignment.number, now);
      return assignmentAt(touches.withActivity(actor.org, assignment), now);
    },
    get: async (actor, id) => {
      const assignment = await requireNamedAssignment(storage, actor, id);
      return assignmentAt(touches.withActivity(actor.org, assignment), core.clock.now());
    },
  };
}

async function give(each: Edit, deviceId: DeviceId, wish: AssignmentWish) {
  // Asked together: on PostgreSQL each question by itself is a round trip.
  const [device] = await Promise.all([requireWritableDevice(each, deviceId), requireAbleOwner(each.tx, each.actor, wish.owner)]);
  const named = await nameAssignment(each.tx, each.actor, await assign(each, device, { ...wish, isGiven: true }));
  const ended = each.recorded.filter(({ type, after }) => type === 'assignment.ended' && isByCap(endReasonOf(after)));
  return ended.length === 0 ? named : { ...named, endedByCap: ended.map(({ subject }) => subject) };
}

function endReasonOf(after: unknown): string | null {
  return (after as { endReason?: string } | undefined)?.endReason ?? null;
}
