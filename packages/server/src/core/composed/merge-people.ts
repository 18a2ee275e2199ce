/** Merges two records of one person: what one has becomes the other's, and the one that has nothing left leaves. */
import type { Assignment } from '../../domain/assignment.ts';
import { type PersonDetails, withoutCleared } from '../../domain/details.ts';
import type { OutsideIdentity } from '../../domain/identity-provider.ts';
import { type FactsPlan, planFacts, type Touched } from '../../domain/merge.ts';
import { UNDO_MICROS } from '../../domain/off-boarding.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import type { PersonFacts, PersonMerge, PersonRestore, PersonThing } from '../../domain/person-merge.ts';
import { toAssignment } from '../../storage/statements/assignments.ts';
import { selectGroupsOf } from '../../storage/statements/groups.ts';
import { selectLeavingLocations } from '../../storage/statements/leaving.ts';
import { selectIdentitiesOfPerson, toIdentity } from '../../storage/statements/outside-identities.ts';
import { giveIdentity, insertPersonMerge, selectSharedFacts } from '../../storage/statements/person-merges.ts';
import { blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { requireUnmanaged } from '../directory-guards.ts';
import { findGroup } from '../groups/find.ts';
import { addMember } from '../groups/members.ts';
import { giveTo } from '../holding/give.ts';
import { endAssignment } from '../holding/save.ts';
import { offBoard } from '../people/off-board.ts';
import { savePerson } from '../people/save.ts';
import { record } from '../record.ts';
import { recordCorrection } from '../record-corrections.ts';
import { removeCalling, saveCalling } from '../telephony/calling.ts';
import { findCalling } from '../telephony/find-calling.ts';
import { giveBlocks, restrictHeldBy, touchedAfter } from './carried-blocks.ts';
import { nameOfFact } from './fact-names.ts';
import { uniteFacts } from './unite-facts.ts';

export interface MergedPeople {
  readonly merge: PersonMerge;
  readonly person: Person;
  readonly things: readonly PersonThing[];
}

export async function mergePeople(edit: Edit, kept: Person, merged: Person): Promise<MergedPeople> {
  await requireUnmanaged(edit, merged);
  const things: PersonThing[] = [];
  const touched = await uniteHoldings(edit, kept, merged, things);
  const identities = await uniteIdentities(edit, kept, merged, things);
  const blocks = await uniteBlocks(edit, kept, merged, things);
  const restricted = await restrictHeldBy(edit, personOwner(kept.id));
  const { groups, joined } = await uniteGroups(edit, kept, merged, things);
  const { calling, callingMoved } = await uniteCallings(edit, kept, merged, things);
  const key = { org: edit.org, personId: merged.id };
  const locations = (await edit.tx.all(selectLeavingLocations, key)).map(({ id }) => id);
  things.push({ kind: 'access', id: merged.id, name: merged.login, becomes: 'ends', why: ACCESS });
  await offBoard(edit, merged, edit.write.reason ?? 'merged with another record of the person');
  const keptAfter = await savePerson(edit, kept, unitedPerson(kept, merged));
  const restore = {
    merged: factsOf(merged),
    keptBefore: factsOf(kept),
    keptAfter: factsOf(keptAfter),
    touched: touchedAfter(touched, restricted),
    identities,
    blocks,
    restricted,
    groups,
    joined,
    locations,
    calling,
    callingMoved,
  };
  const merge = storeMerge(edit, kept, merged, restore);
  recordCorrection.personMerged(edit, merged.id, kept.id);
  return { merge, person: keptAfter, things };
}

const ACCESS = 'Login, password, tokens, sessions and administered locations end: rights do not add up.';

function factsOf({ extras: _, ...facts }: Person): PersonFacts {
  return facts;
}

function storeMerge(edit: Edit, kept: Person, merged: Person, restore: PersonRestore): PersonMerge {
  const merge: PersonMerge = {
    id: edit.newId(),
    number: edit.newNumber(),
    keptId: kept.id,
    mergedId: merged.id,
    reason: edit.write.reason ?? null,
    createdAt: edit.now,
    createdBy: blocker(edit),
    undoUntil: edit.now + UNDO_MICROS,
    closedAt: null,
    restore,
  };
  edit.tx.send(insertPersonMerge, { org: edit.org, ...merge, restore: JSON.stringify(restore) });
  return merge;
}

/** What lies on the same device is made one history first. */
async function uniteHoldings(edit: Edit, kept: Person, merged: Person, things: PersonThing[]): Promise<Touched[]> {
  const rows = await edit.tx.all(selectSharedFacts, { org: edit.org, one: kept.id, other: merged.id });
  const move = (fact: Assignment) => (fact.owner.id === kept.id ? fact : giveTo(edit, fact, personOwner(kept.id)));
  const touched: Touched[] = [];
  for (const known of Map.groupBy(rows.map(toAssignment), each => each.deviceId).values()) {
    const facts = await endOwnStays(edit, known, things);
    const plan = planFacts(facts.map(fact => ({ ...fact, owner: personOwner(kept.id) })));
    things.push(...(await thingsOf(edit, kept, facts, plan)));
    touched.push(...(await uniteFacts(edit, { facts, plan, why: MERGED, move })));
  }
  return touched;
}

/** Nobody is a guest at their own phone. */
async function endOwnStays(edit: Edit, facts: readonly Assignment[], things: PersonThing[]): Promise<readonly Assignment[]> {
  const isAtHome = facts.some(({ until, role }) => until === null && role === 'owner');
  const isStay = ({ until, role }: Assignment) => isAtHome && until === null && role === 'guest';
  const standing: Assignment[] = [];
  for (const fact of facts) {
    if (isStay(fact)) {
      things.push({ kind: 'assignment', id: fact.id, name: await nameOfFact(edit, fact), becomes: 'ends', why: AT_HOME });
    }
    standing.push(isStay(fact) ? await endAssignment(edit, fact, MERGED) : fact);
  }
  return standing;
}

const AT_HOME = 'The phone is theirs: nobody is a guest at their own phone.';

/** What says the same as a longer one comes first. */
async function thingsOf(edit: Edit, kept: Person, facts: readonly Assignment[], plan: FactsPlan): Promise<PersonThing[]> {
  const gone = new Set(plan.absorbed.map(({ fact }) => fact.id));
  const cut = new Set(plan.cuts.map(({ fact }) => fact.id));
  const things: PersonThing[] = [];
  for (const fact of facts.toSorted((one, other) => Number(gone.has(other.id)) - Number(gone.has(one.id)))) {
    const { id, owner } = fact;
    if (owner.id === kept.id && !cut.has(id) && !gone.has(id)) continue;
    const becomes = gone.has(id) ? 'absorbed' : cut.has(id) ? 'cut' : 'moves';
    things.push({ kind: 'assignment', id, name: await nameOfFact(edit, fact), becomes, why: null });
  }
  return things;
}

/** Why an assignment ends where another one goes on. */
const MERGED = 'the holder was merged with another record of them';

/** A person has one account at each provider. */
async function uniteIdentities(edit: Edit, kept: Person, merged: Person, things: PersonThing[]): Promise<string[]> {
  const { tx, org } = edit;
  const own = new Set((await tx.all(selectIdentitiesOfPerson, { org, personId: kept.id })).map(({ issuer }) => issuer));
  const moved: string[] = [];
  for (const identity of (await tx.all(selectIdentitiesOfPerson, { org, personId: merged.id })).map(toIdentity)) {
    const { id, issuer, login } = identity;
    const stays = own.has(issuer);
    const why = stays ? 'The person has another account at the provider: nobody signs in with this one.' : null;
    things.push({ kind: 'identity', id, name: login, becomes: stays ? 'stays' : 'moves', why });
    if (stays) continue;
    giveIdentityTo(edit, identity, kept);
    moved.push(id);
  }
  return moved;
}

export function giveIdentityTo(edit: Edit, identity: OutsideIdentity, { id }: Person): void {
  edit.tx.send(giveIdentity, { org: edit.org, id: identity.id, toOwner: id });
  record.identityUnbound(edit, identity);
  record.identityBound(edit, { ...identity, personId: id });
}

async function uniteBlocks(edit: Edit, kept: Person, merged: Person, things: PersonThing[]): Promise<string[]> {
  const ids = (await giveBlocks(edit, merged.id, kept.id)).map(({ id }) => id);
  for (const id of ids) things.push({ kind: 'block', id, name: 'block on hardware', becomes: 'moves', why: null });
  return ids;
}

async function uniteGroups(edit: Edit, kept: Person, merged: Person, things: PersonThing[]) {
  const { tx, org } = edit;
  const joined: string[] = [];
  const groups = await tx.all(selectGroupsOf, { org, personId: merged.id });
  for (const { id, name } of groups) {
    const found = await findGroup(tx, edit.actor, { id });
    if (found !== undefined && (await addMember(edit, found.group, kept.id))) joined.push(id);
    things.push({ kind: 'group', id, name, becomes: 'moves', why: null });
  }
  return { groups: groups.map(({ id }) => id), joined };
}

async function uniteCallings(edit: Edit, kept: Person, merged: Person, things: PersonThing[]) {
  const calling = (await findCalling(edit.tx, edit.org, { id: merged.id })) ?? null;
  if (calling === null) return { calling, callingMoved: false };
  const callingMoved = (await findCalling(edit.tx, edit.org, { id: kept.id })) === undefined;
  const name = calling.extension ?? calling.phoneNumber ?? 'calling without a number';
  const why = callingMoved ? null : 'The person is called by their own number: this one is free.';
  things.push({ kind: 'calling', id: merged.id, name, becomes: callingMoved ? 'moves' : 'ends', why });
  await removeCalling(edit, calling);
  if (callingMoved) await saveCalling(edit, undefined, { ...calling, owner: { kind: 'person', id: kept.id } });
  return { calling, callingMoved };
}

/** What the record that goes on does not have, it takes from the other one. Never a role. */
function unitedPerson(kept: Person, merged: Person): Person {
  const { email, mobilePhone, locationId } = merged;
  return {
    ...kept,
    email: kept.email ?? email,
    mobilePhone: kept.mobilePhone ?? mobilePhone,
    locationId: kept.locationId ?? locationId,
    details: unitedDetails(kept.details, merged.details),
  };
}

/** External ids of sources in which the person has none yet, too. */
function unitedDetails(kept: PersonDetails | null, merged: PersonDetails | null): PersonDetails | null {
  if (merged === null) return kept;
  const own = kept?.externalIds ?? [];
  const others = (merged.externalIds ?? []).filter(({ source }) => !own.some(each => each.source === source));
  const metadata = { ...merged.metadata, ...kept?.metadata };
  return withoutCleared<PersonDetails>({ ...merged, ...kept, externalIds: [...own, ...others], metadata });
}
