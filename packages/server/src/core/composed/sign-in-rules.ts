/** Gives what the rules of a provider say, at a sign-in: the role and the location of the groups that its token names. */
import { isDeepStrictEqual } from 'node:util';
import { type Given, givenBy } from '../../domain/directory.ts';
import type { IdentityProvider, OutsideIdentity, OutsideStanding } from '../../domain/identity-provider.ts';
import type { Person } from '../../domain/person.ts';
import { selectManager } from '../../storage/statements/directory-members.ts';
import {
  fromStanding,
  selectStandingsOfPerson,
  toStanding,
  updateOutsideStanding,
} from '../../storage/statements/outside-identities.ts';
import { selectPerson, toPerson } from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { requireDirectory } from '../directories/find.ts';
import { giveStanding, standingBy, withoutClosed } from './directory-rules.ts';

const NOTHING: Given = { role: null, locationId: null };

/**
 * Somebody whose directory has rules has what these give: of two masters, the one that also speaks while nobody signs in decides.
 * What their accounts at other providers gave goes: the last sign-in decides. `groups` is undefined where the token says nothing.
 */
export async function applySignInRules(
  edit: Edit,
  provider: IdentityProvider,
  { id }: OutsideIdentity,
  person: Person,
  groups: readonly string[] | undefined,
): Promise<Person> {
  const { before, others } = await standingsOf(edit, person, id);
  if (before === undefined) return person;
  // Without a claim there are no groups. With one, the token may hold too many: what was given stays until it is known better.
  const isSilent = groups === undefined && provider.groupsClaim !== null;
  const byDirectory = await givenByDirectory(edit, person);
  const isSilenced = isSilent || byDirectory !== undefined;
  const given = isSilenced ? NOTHING : await withoutClosed(edit, givenBy(provider.rules, groups ?? []));
  const withdrawn = others.map(other => other.given);
  const saved = isSilent
    ? await giveInstead(edit, person, withdrawn, given, [byDirectory, before.given])
    : await giveInstead(edit, person, [...withdrawn, before.given], given, [byDirectory]);
  for (const other of others) if (other.given !== null) send(edit, { ...other, given: null });
  if (isSilent) return saved;
  const kept = given.role === null && given.locationId === null ? null : given;
  const standing = { ...before, groups: groups ?? null, given: kept };
  if (!isDeepStrictEqual(standing, before)) send(edit, standing);
  return saved;
}

/** Takes back what the account gave to its person, unless something else gives it, too. Nothing from people who have left. */
export async function withdrawGiven(edit: Edit, { id, personId }: OutsideIdentity): Promise<void> {
  const row = await edit.tx.one(selectPerson, { org: edit.org, id: personId });
  if (row === undefined) return;
  const person = toPerson(row);
  const { before, others } = await standingsOf(edit, person, id);
  const still = [await givenByDirectory(edit, person), ...others.map(({ given }) => given)];
  await giveInstead(edit, person, [before?.given ?? null], NOTHING, still);
}

interface StandingAt extends OutsideStanding {
  readonly id: string;
}

/** At this account, and at the person's others. */
async function standingsOf(edit: Edit, { id: personId }: Person, id: string) {
  const rows = await edit.tx.all(selectStandingsOfPerson, { org: edit.org, personId });
  const standings = rows.map((row): StandingAt => ({ id: row.id, ...toStanding(row) }));
  return { before: standings.find(each => each.id === id), others: standings.filter(each => each.id !== id) };
}

function send({ tx, org }: Edit, { id, ...standing }: StandingAt): void {
  tx.send(updateOutsideStanding, { org, id, ...fromStanding(standing) });
}

/** `still`: what somebody else gives, which stays. */
async function giveInstead(
  edit: Edit,
  person: Person,
  withdrawn: readonly (Given | null)[],
  given: Given,
  still: readonly (Given | null | undefined)[],
): Promise<Person> {
  let without: Person = person;
  for (const each of withdrawn) without = { ...without, ...standingBy(without, withoutSame(each, still), NOTHING) };
  const wanted = standingBy(without, null, given);
  const isSame = wanted.role === person.role && wanted.locationId === person.locationId;
  return isSame ? person : giveStanding(edit, person, wanted);
}

/** Undefined where no directory with rules manages them. */
async function givenByDirectory(edit: Edit, { id: personId }: Person): Promise<Given | undefined> {
  const manager = await edit.tx.one(selectManager, { org: edit.org, personId });
  if (manager === undefined) return undefined;
  const { rules } = await requireDirectory(edit.tx, edit.org, manager.directoryId);
  if (rules.length === 0) return undefined;
  return manager.given === null ? NOTHING : (JSON.parse(manager.given) as Given);
}

function withoutSame(given: Given | null, still: readonly (Given | null | undefined)[]): Given | null {
  if (given === null) return given;
  return {
    role: still.some(each => each?.role === given.role) ? null : given.role,
    locationId: still.some(each => each?.locationId === given.locationId) ? null : given.locationId,
  };
}
