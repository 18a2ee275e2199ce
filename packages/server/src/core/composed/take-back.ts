/** Undoes an off-boarding: the same person is here again, with everything against which nothing stands. */
import { identifiersOf, wordOf } from '../../domain/identifier.ts';
import type { Left, OffBoarding } from '../../domain/off-boarding.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import type { Scope } from '../../domain/scope.ts';
import { toIso } from '../../lib/instant.ts';
import { selectApplication } from '../../storage/statements/applications.ts';
import { selectErasedAt } from '../../storage/statements/erasure.ts';
import { selectLastOffBoarding } from '../../storage/statements/off-boardings.ts';
import { selectLocation } from '../../storage/statements/places.ts';
import { blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { findGroup } from '../groups/find.ts';
import { addMember } from '../groups/members.ts';
import { giveConsent } from '../identity/consents.ts';
import { replaceAdministered } from '../people/administered.ts';
import { storeOffBoarding } from '../people/off-boardings.ts';
import { bringBack, requireGone } from '../people/return.ts';
import { came, type Outcomes, type ReturnedThing, returnedThing, stayedAway } from './outcomes.ts';
import { returnCalling } from './return-calling.ts';
import { returnDevices } from './return-devices.ts';

export interface TakenBack {
  readonly person: Person;
  readonly things: readonly ReturnedThing[];
}

/** `login`: another one, where theirs is taken. */
export async function takeBack(edit: Edit, offBoarding: OffBoarding, login: string | undefined): Promise<TakenBack> {
  const erased = await edit.tx.one(selectErasedAt, { org: edit.org, personId: offBoarding.personId });
  if (erased !== undefined)
    throw new Problem('conflict', `They were erased, at ${toIso(erased.erasedAt)}: nobody can be taken back.`);
  const left = requireUndoable(edit, offBoarding);
  const gone = await requireGone(edit, offBoarding.personId);
  await requireLast(edit, offBoarding);
  const wish = { disabledReason: left.disabledReason, ...(login === undefined ? {} : { login }) };
  const person = await bringBack(edit, gone, wish, 'restored');
  const outcomes: Outcomes = new Map();
  const identifiers = identifiersOf(person.details).map(wordOf);
  for (const each of identifiersOf(gone.details).map(wordOf)) {
    outcomes.set(`identifier:${each}`, identifiers.includes(each) ? came() : stayedAway('It belongs to another person now.'));
  }
  if (person.login !== gone.login) outcomes.set(`login:${person.id}`, came(null, `It is ${person.login} now.`));
  if (left.calling !== null) outcomes.set(`calling:${person.id}`, await returnCalling(edit, left.calling));
  await returnDevices(edit, left, outcomes);
  await returnMemberships(edit, person, left, outcomes);
  const undone = { state: 'undone', closedAt: edit.now, closedBy: blocker(edit), left: null } as const;
  await storeOffBoarding(edit, offBoarding, { ...offBoarding, ...undone });
  return { person, things: offBoarding.things.map(thing => returnedThing(thing, outcomes)) };
}

function requireUndoable({ now }: Edit, { state, left, undoUntil, closedAt }: OffBoarding): Left {
  if (state === 'undone') throw new Problem('conflict', `This was undone already, at ${toIso(closedAt ?? now)}.`);
  if (state !== 'done') throw new Problem('conflict', `Nothing was done yet that could be undone: it is ${state}.`);
  if (left !== null && undoUntil !== null && now < undoUntil) return left;
  throw new Problem('conflict', 'The time in which this could be undone is over. Rehire the person instead.');
}

/** They may have come back and left again. */
async function requireLast({ tx, org }: Edit, { id, personId }: OffBoarding): Promise<void> {
  const last = await tx.one(selectLastOffBoarding, { org, personId });
  if (last?.id !== id) throw new Problem('conflict', 'They have left once more since then: undo that off-boarding.');
}

async function returnMemberships(edit: Edit, person: Person, left: Left, outcomes: Outcomes): Promise<void> {
  const { tx, org } = edit;
  for (const id of left.groups) {
    const found = await findGroup(tx, edit.actor, { id });
    if (found !== undefined) await addMember(edit, found.group, person.id);
    outcomes.set(`group:${id}`, found === undefined ? stayedAway('There is no such group any more.') : came());
  }
  const locations: string[] = [];
  for (const id of left.locations) {
    const isThere = (await tx.one(selectLocation, { org, id })) !== undefined;
    if (isThere) locations.push(id);
    outcomes.set(`location:${id}`, isThere ? came() : stayedAway('There is no such location any more.'));
  }
  if (locations.length > 0) await replaceAdministered(edit, person.id, locations);
  for (const { applicationId, scopes } of left.consents) {
    const isThere = (await tx.one(selectApplication, { org, id: applicationId })) !== undefined;
    if (isThere) await giveConsent(edit, { personId: personOwner(person.id).id, applicationId }, scopes as readonly Scope[]);
    outcomes.set(`consent:${applicationId}`, isThere ? came() : stayedAway('The application was removed.'));
  }
}
