/** Undoes what a row of an import did, last first, unless somebody has changed it since. All of the row or nothing. */
import { type Assignment, holdsAt } from '../../domain/assignment.ts';
import { DEVICE_DETAILS, PERSON_DETAILS } from '../../domain/details.ts';
import type { DeviceFacts } from '../../domain/device.ts';
import type { ThingKind } from '../../domain/off-boarding.ts';
import type { Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import type { Touched } from '../../domain/transfer/row.ts';
import { selectOpenLinesOfAssignment } from '../../storage/statements/lines.ts';
import type { Edit } from '../change.ts';
import { changeDevice } from '../devices/change.ts';
import { requireDeviceBy, requireWritableDevice } from '../devices/find.ts';
import { assign } from '../holding/assign.ts';
import { planAssignment } from '../holding/change.ts';
import { removeAssignment } from '../holding/correct.ts';
import { openHoldersOf } from '../holding/end.ts';
import { requireAssignment } from '../holding/find.ts';
import { endAssignment } from '../holding/save.ts';
import { requireAbleOwner } from '../owners.ts';
import { changePerson } from '../people/change.ts';
import type { PersonInput } from '../people/create.ts';
import { requirePerson } from '../people/find.ts';
import { requireRight } from '../rights.ts';
import { ChangedSince } from './changed-since.ts';
import { correctFact } from './history.ts';
import { undoCalling } from './import-calling.ts';
import { leave } from './leave.ts';
import { belongingsOf } from './leaving.ts';
import { setLifecycle } from './lifecycle.ts';
import { undoLine } from './undo-line.ts';

const DEVICE: ReadonlySet<string> = new Set(DEVICE_DETAILS);
const PERSON: ReadonlySet<string> = new Set(PERSON_DETAILS);

export async function undoRow(edit: Edit, touched: readonly Touched[], importId: string): Promise<void> {
  const hasBegun = touched.some(({ noun, from }) => noun === 'assignment' && from === null);
  for (const each of touched.toReversed()) {
    if (each.noun === 'person') await undoPerson(edit, each);
    else if (each.noun === 'device') await undoDevice(edit, each, importId);
    else if (each.noun === 'line') await undoLine(edit, each, hasBegun);
    else if (each.noun === 'calling') await undoCalling(edit, each);
    else await undoAssignment(edit, each, touched);
  }
}

async function undoPerson(edit: Edit, { id, from, to, before }: Touched): Promise<void> {
  requireRight(edit.actor, 'write people');
  const person = await requirePerson(edit.tx, edit.actor, { id });
  requireAsLeft('The person', person.revision, to);
  if (from === null) {
    await requireNothingGiven(edit, person);
    const wish = { effectiveAt: edit.now, reason: edit.write.reason ?? null, handTo: null, keepLogin: false };
    await leave(edit, person, wish);
  } else await changePerson(edit, person, gathered(before, PERSON) as Partial<PersonInput>);
}

/** What a row adds somebody with. What other rows gave them has been taken back by now: the last row is undone first. */
const OF_THEIR_OWN: readonly ThingKind[] = ['login', 'identifier', 'block'];

/** What others gave to somebody would end with them, and their revision does not tell of it. */
async function requireNothingGiven(edit: Edit, person: Person): Promise<void> {
  const { things } = await belongingsOf(edit, person);
  const given = things.find(({ kind }) => !OF_THEIR_OWN.includes(kind));
  if (given === undefined) return;
  const what = given.kind === 'assignment' ? 'device' : given.kind.replaceAll('_', ' ');
  throw new ChangedSince(`The person got something since: ${what} “${given.name}”.`);
}

/** A device that was added by mistake is retired: what happened to it stays in the history, and another import brings it back. */
async function undoDevice(edit: Edit, touched: Touched, undoneImport: string): Promise<void> {
  requireRight(edit.actor, 'write devices');
  const { id, from, to, before, returned = false } = touched;
  const device = await requireWritableDevice(edit, id);
  requireAsLeft('The device', device.revision, to);
  const changed = from === null ? device : await changeDevice(edit, device, gathered(before, DEVICE) as DeviceFacts);
  if (from !== null && !returned) return;
  if ((await openHoldersOf(edit, id)).length > 0) throw new ChangedSince('Somebody got the device since.');
  await setLifecycle(edit, changed, { state: 'retired', end: false, undoneImport });
}

async function undoAssignment(edit: Edit, { id, from, to, before, ended }: Touched, row: readonly Touched[]): Promise<void> {
  requireRight(edit.actor, 'write devices');
  const assignment = await requireAssignment(edit.tx, edit.actor, id);
  requireAsLeft('Who holds the device', assignment.revision, to);
  if (ended === true) await giveBack(edit, assignment);
  else if (from !== null) await changeBack(edit, assignment, before ?? {});
  else if (assignment.until === null) {
    await requireOwnLines(edit, assignment, row);
    await takeBack(edit, assignment);
  } else if (assignment.enteredAt !== null && assignment.until <= assignment.enteredAt) await removeAssignment(edit, assignment);
  else throw new ChangedSince('The device was given back since.');
}

/** What was said of the time before the import goes as a whole: it would stand against the same in a mended file. */
async function takeBack(edit: Edit, assignment: Assignment): Promise<void> {
  const { createdAt, enteredAt } = assignment;
  const reason = edit.write.reason ?? 'undone';
  if (enteredAt === null || createdAt >= enteredAt) await endAssignment(edit, assignment, reason);
  else await removeAssignment(edit, await endAssignment(edit, assignment, reason, enteredAt));
}

/** A line that others added would end with the assignment, whose revision does not tell of it. */
async function requireOwnLines({ tx, org }: Edit, assignment: Assignment, row: readonly Touched[]): Promise<void> {
  const open = await tx.all(selectOpenLinesOfAssignment, { org, assignmentId: assignment.id });
  const left = row.filter(({ noun }) => noun === 'line').map(({ id }) => id);
  // A row of another list tells of no line: its own came in the moment in which the assignment was entered.
  const began = assignment.enteredAt ?? assignment.createdAt;
  const isOwn = (line: (typeof open)[number]) => (left.length > 0 ? left.includes(line.id) : line.createdAt === began);
  if (!open.every(isOwn)) throw new ChangedSince('The holder got another line on the device since.');
}

/** The former holder gets the device again, if nobody else has it. */
async function giveBack(edit: Edit, former: Assignment): Promise<void> {
  const device = await requireDeviceBy(edit.tx, edit.actor, { id: former.deviceId });
  const holders = await openHoldersOf(edit, device.id);
  if (holders.some(each => each.role === 'owner' && holdsAt(each, edit.now)))
    throw new ChangedSince('Somebody else holds the device now.');
  await requireAbleOwner(edit.tx, edit.actor, former.owner);
  await assign(edit, device, { owner: former.owner, role: former.role, dueAt: future(former.dueAt, edit.now), isGiven: true });
}

async function changeBack(edit: Edit, assignment: Assignment, before: Readonly<Record<string, unknown>>): Promise<void> {
  const { dueAt, expiresAt, createdAt, until, endReason } = before as Partial<Assignment>;
  if (until === null)
    throw new Problem('conflict', 'The assignment was ended, and what is over does not go on again: give the device anew.');
  const correction = {
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(until === undefined ? {} : { until }),
    ...(endReason === undefined ? {} : { endReason }),
  };
  const corrected = Object.keys(correction).length === 0 ? assignment : await correctFact(edit, assignment, correction);
  const plans = { ...(dueAt === undefined ? {} : { dueAt }), ...(expiresAt === undefined ? {} : { expiresAt }) };
  if (Object.keys(plans).length > 0) await planAssignment(edit, corrected, plans);
}

function future(at: number | null, now: number): number | null {
  return at !== null && at > now ? at : null;
}

function requireAsLeft(what: string, revision: number, left: number): void {
  if (revision !== left) throw new ChangedSince(`${what} was changed since.`);
}

function gathered(before: Touched['before'], details: ReadonlySet<string>): object {
  const entries = Object.entries(before ?? {});
  const rare = entries.filter(([name]) => details.has(name)).map(([name, value]) => [name, value ?? null]);
  const own = entries.filter(([name]) => !details.has(name));
  return { ...Object.fromEntries(own), ...(rare.length === 0 ? {} : { details: Object.fromEntries(rare) }) };
}
