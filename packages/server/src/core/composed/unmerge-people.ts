/** Undoes a merge of two records of a person: both are there again, with everything against which nothing stands. */
import { isDeepStrictEqual } from 'node:util';
import { PERSON_DETAILS, type PersonDetails, withoutCleared } from '../../domain/details.ts';
import type { Touched } from '../../domain/merge.ts';
import type { Person } from '../../domain/person.ts';
import type { PersonMerge, PersonRestore } from '../../domain/person-merge.ts';
import { Problem } from '../../domain/problem.ts';
import { selectIdentitiesOfPerson, toIdentity } from '../../storage/statements/outside-identities.ts';
import { selectGonePerson, toPerson } from '../../storage/statements/people.ts';
import { closePersonMerge, selectPeopleMergedInto, toPersonMerge } from '../../storage/statements/person-merges.ts';
import { selectLocation } from '../../storage/statements/places.ts';
import type { Edit } from '../change.ts';
import { findGroup } from '../groups/find.ts';
import { addMember, removeMember } from '../groups/members.ts';
import { findAssignment } from '../holding/find.ts';
import { giveBack } from '../holding/give.ts';
import { insertAgain } from '../holding/move.ts';
import { requireNothingAgainst } from '../holding/past.ts';
import { keptOf } from '../merged.ts';
import { replaceAdministered } from '../people/administered.ts';
import { bringBack } from '../people/return.ts';
import { savePerson } from '../people/save.ts';
import { recordCorrection } from '../record-corrections.ts';
import { removeCalling } from '../telephony/calling.ts';
import { findCalling } from '../telephony/find-calling.ts';
import { giveBlocks, unrestrict } from './carried-blocks.ts';
import { nameOfFact } from './fact-names.ts';
import { giveIdentityTo } from './merge-people.ts';
import { messageOf } from './obstacle.ts';
import { returnCalling } from './return-calling.ts';

export interface PartedPersonThing {
  readonly kind: 'assignment' | 'calling' | 'access';
  readonly id: string;
  readonly name: string;
  readonly came: boolean;
  readonly why: string | null;
}

export interface PartedPeople {
  readonly person: Person;
  readonly things: readonly PartedPersonThing[];
}

/** `login`: another one, where theirs is taken. */
export async function unmergePeople(edit: Edit, present: Person, merge: PersonMerge, login?: string): Promise<PartedPeople> {
  const { tx, org, now } = edit;
  const { restore, undoUntil, mergedId } = merge;
  if (restore === null || now >= undoUntil)
    throw new Problem('conflict', 'The time in which this merge could be undone is over.');
  const row = await tx.one(selectGonePerson, { org, id: mergedId });
  if (row === undefined) throw new Problem('conflict', 'The record was erased since then.');
  await savePerson(edit, present, partedPerson(present, restore));
  const things: PartedPersonThing[] = [];
  const { calling } = restore;
  if (restore.callingMoved) await takeCalling(edit, present, restore);
  const { disabledReason, details } = restore.merged;
  const gone = { ...toPerson(row), details };
  const person = await bringBack(edit, gone, { disabledReason, ...(login === undefined ? {} : { login }) }, 'restored');
  for (const row of await tx.all(selectIdentitiesOfPerson, { org, personId: present.id })) {
    if (restore.identities.includes(row.id)) giveIdentityTo(edit, toIdentity(row), person);
  }
  await giveBlocks(edit, present.id, person.id, restore.blocks);
  await returnMemberships(edit, present, person, merge);
  if (calling !== null) {
    const { came, why } = await returnCalling(edit, calling);
    things.push({ kind: 'calling', id: person.id, name: calling.extension ?? calling.phoneNumber ?? '', came, why });
  }
  for (const each of inOrder(restore.touched, person)) {
    const why = await bringFactBack(edit, each);
    things.push({ kind: 'assignment', id: each.before.id, name: await nameOfFact(edit, each.before), came: why === null, why });
  }
  await unrestrict(edit, restore.restricted);
  things.push({
    kind: 'access',
    id: person.id,
    name: person.login,
    came: false,
    why: 'Tokens and sessions stay ended: they sign in again.',
  });
  tx.send(closePersonMerge, { org, id: merge.id, closedAt: now });
  recordCorrection.personUnmerged(edit, person.id, present.id);
  return { person, things };
}

/** What goes back to the other record makes room for what comes back here. */
function inOrder(touched: readonly Touched[], { id }: Person): readonly Touched[] {
  const isOther = ({ before }: Touched) => before.owner.id === id;
  return [...touched.filter(isOther), ...touched.filter(each => !isOther(each))];
}

async function bringFactBack(edit: Edit, { before, afterRevision }: Touched): Promise<string | null> {
  if (afterRevision === null) {
    // The device may have been merged since then.
    const deviceId = (await keptOf(edit.tx, edit.org, { id: before.deviceId })) ?? before.deviceId;
    const against = await messageOf(() => requireNothingAgainst(edit, deviceId, before, before.id));
    if (against === null) insertAgain(edit, { ...before, deviceId });
    return against;
  }
  const present = await findAssignment(edit.tx, edit.actor, before.id);
  if (present === undefined) return 'It was removed since then.';
  const { owner, deviceId, createdBy } = before;
  const mine = { ...present, owner, createdBy };
  const isChanged = present.revision !== afterRevision || present.deviceId !== deviceId;
  const { createdAt, until, endReason, endedBy, enteredAt } = before;
  const wanted = isChanged ? mine : { ...mine, createdAt, until, endReason, endedBy, enteredAt };
  const why = await messageOf(() => requireNothingAgainst(edit, present.deviceId, wanted, before.id));
  if (why === null) giveBack(edit, present, wanted);
  else if (present.owner.id !== owner.id) giveBack(edit, present, mine);
  return why ?? (isChanged && present.until !== before.until ? 'It was changed since then, and stays as it is now.' : null);
}

async function takeCalling(edit: Edit, present: Person, { calling }: PersonRestore): Promise<void> {
  const own = await findCalling(edit.tx, edit.org, { id: present.id });
  if (own !== undefined && own.extension === calling?.extension && own.phoneNumber === calling.phoneNumber)
    await removeCalling(edit, own);
}

async function returnMemberships(edit: Edit, kept: Person, person: Person, { id: mergeId, restore }: PersonMerge) {
  const { groups = [], joined = [], locations = [] } = restore ?? {};
  const merges = (await edit.tx.all(selectPeopleMergedInto, { org: edit.org, keptId: kept.id })).map(toPersonMerge);
  // Another record that was merged was in the group, too.
  const isTheirs = (id: string) => merges.some(each => each.id !== mergeId && each.restore?.groups.includes(id));
  for (const id of groups) {
    const found = await findGroup(edit.tx, edit.actor, { id });
    if (found === undefined) continue;
    await addMember(edit, found.group, person.id);
    if (joined.includes(id) && !isTheirs(id)) await removeMember(edit, found.group, kept.id);
  }
  const open: string[] = [];
  for (const id of locations) if ((await edit.tx.one(selectLocation, { org: edit.org, id })) !== undefined) open.push(id);
  if (open.length > 0) await replaceAdministered(edit, person.id, open);
}

/** Gives back what was taken over, where it has not been changed since. */
function partedPerson(present: Person, { keptBefore, keptAfter }: PersonRestore): Person {
  const back: Partial<Record<'email' | 'mobilePhone' | 'locationId', string | null>> = {};
  for (const member of ['email', 'mobilePhone', 'locationId'] as const) {
    if (present[member] === keptAfter[member]) back[member] = keptBefore[member];
  }
  const [is, was, united] = [present.details ?? {}, keptBefore.details ?? {}, keptAfter.details ?? {}] as Record<
    string,
    unknown
  >[];
  const details: Record<string, unknown> = {};
  for (const member of PERSON_DETAILS)
    details[member] = isDeepStrictEqual(is?.[member], united?.[member]) ? was?.[member] : is?.[member];
  return { ...present, ...back, details: withoutCleared<PersonDetails>(details as PersonDetails) };
}
