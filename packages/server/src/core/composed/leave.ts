/** Somebody leaves: their devices are handed over where that is wished and possible, everything else ends, and all of it is kept. */
import { holdsAt } from '../../domain/assignment.ts';
import type { DeviceKind } from '../../domain/device.ts';
import type { AssignmentId } from '../../domain/ids.ts';
import { type Left, type LeftAssignment, type OffBoarding, type Thing, UNDO_MICROS } from '../../domain/off-boarding.ts';
import { type Owner, personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import { invalid } from '../../domain/problem.ts';
import { inWords } from '../../lib/in-words.ts';
import type { Edit } from '../change.ts';
import { requireDeviceBy } from '../devices/find.ts';
import { keptPerson } from '../merged.ts';
import { findOwner } from '../owners.ts';
import { offBoard } from '../people/off-board.ts';
import { findPlan, newOffBoarding, type OffBoardingWish, storeOffBoarding } from '../people/off-boardings.ts';
import { handOverDevice } from './hand-over.ts';
import { belongingsOf } from './leaving.ts';
import { obstacleTo } from './obstacle.ts';

export interface Gone {
  readonly offBoarding: OffBoarding;
  readonly endedAssignments: number;
  readonly revokedCredentials: number;
}

/** A plan that there is becomes this off-boarding. */
export async function leave(edit: Edit, person: Person, wish: OffBoardingWish): Promise<Gone> {
  if (wish.handTo?.id === person.id) throw invalid('handTo', 'somebody else', person.id, 'range');
  const plan = await findPlan(edit, person.id);
  const { effectiveAt, reason, keepLogin } = wish;
  const handTo = await presentOf(edit, wish.handTo);
  const { things, left } = await belongingsOf(edit, person);
  const assignments = await handAll(edit, left.assignments, handTo);
  const { endedAssignments, revokedCredentials } = await offBoard(edit, person, reason);
  const done: OffBoarding = {
    ...(plan ?? newOffBoarding(edit, person, wish)),
    ...{ effectiveAt, reason, handTo, keepLogin },
    state: 'done',
    doneAt: edit.now,
    undoUntil: edit.now + UNDO_MICROS,
    things: things.map(thing => ending(thing, assignments, keepLogin)),
    left: { ...left, assignments: assignments.map(({ why: _, ...each }) => each) } satisfies Left,
  };
  return { offBoarding: await storeOffBoarding(edit, plan ?? null, done), endedAssignments, revokedCredentials };
}

/** Who was to get something when this was planned, may have been merged since. */
async function presentOf({ tx, org }: Edit, handTo: Owner | null): Promise<Owner | null> {
  const kept = handTo?.kind === 'person' ? await keptPerson(tx, org, handTo.id) : undefined;
  return kept === undefined ? handTo : personOwner(kept);
}

/** An assignment that was handed over, or why it was not. */
interface Handed extends LeftAssignment {
  readonly why: string | null;
}

/** Hardware can be handed over. A catalog or a browser is where one person signs in. */
const HANDED_KINDS: readonly DeviceKind[] = ['mobile', 'desk_phone', 'room_device'];

async function handAll(edit: Edit, held: readonly LeftAssignment[], to: Owner | null): Promise<Handed[]> {
  const handed: Handed[] = [];
  for (const { assignment } of held) {
    const outcome = to === null ? { heirId: null, why: null } : await hand(edit, assignment, to);
    handed.push({ assignment, ...outcome });
  }
  return handed;
}

async function hand(
  edit: Edit,
  assignment: LeftAssignment['assignment'],
  to: Owner,
): Promise<{ readonly heirId: AssignmentId | null; readonly why: string | null }> {
  const kept = (why: string) => ({ heirId: null, why });
  const { role, dueAt, owner } = assignment;
  if (to.id === owner.id) return kept('Who was to get it turned out to be the same person.');
  if (role !== 'owner' && role !== 'user') return kept('Only owners and users hand a device over.');
  if (!holdsAt(assignment, edit.now)) return kept('Its planned end has come.');
  const device = await requireDeviceBy(edit.tx, edit.actor, { id: assignment.deviceId });
  if (!HANDED_KINDS.includes(device.kind)) return kept(`The ${inWords(device.kind)} belongs to the person who signs in there.`);
  const { lifecycle } = device;
  if (lifecycle === 'lost' || lifecycle === 'retired') return kept(`The device is ${lifecycle}.`);
  const receiver = await findOwner(edit.tx, edit.org, to);
  if (receiver === undefined || receiver.disabledReason !== null) return kept('Who was to get it has left, or is disabled.');
  const obstacle = await obstacleTo(edit, device, { to, role, instead: assignment.id });
  if (obstacle !== null) return kept(obstacle);
  const due = dueAt !== null && dueAt > edit.now ? { dueAt } : {};
  const { begun } = await handOverDevice(edit, device, { to, role, from: assignment.id, ...due });
  return { heirId: begun.id, why: null };
}

function ending(thing: Thing, assignments: readonly Handed[], keepLogin: boolean): Thing {
  if (thing.kind === 'login' && keepLogin) return { ...thing, becomes: 'stays', why: 'It is kept: nobody else may have it.' };
  if (thing.kind !== 'assignment') return thing;
  const found = assignments.find(({ assignment }) => assignment.id === thing.id);
  if (found === undefined) return thing;
  return found.heirId === null ? { ...thing, why: found.why } : { ...thing, becomes: 'handed_over' };
}
