/** Gives what the rules of a directory say: the role and the location of its groups' members. */
import { type Directory, type Given, givenBy } from '../../domain/directory.ts';
import type { Person } from '../../domain/person.ts';
import { selectProvisionedGroupsOf } from '../../storage/statements/directory-members.ts';
import { selectLocation } from '../../storage/statements/places.ts';
import type { Edit } from '../change.ts';
import { saveLink } from '../directories/links.ts';
import { requireRoleToGive } from '../people/roles.ts';
import { savePerson } from '../people/save.ts';
import type { Provisioned } from './provisioned.ts';

/** Only groups of the directory count: otherwise, who may change groups would give roles. */
export async function applyRules(edit: Edit, directory: Directory, { person, link, isHere }: Provisioned): Promise<Provisioned> {
  if (directory.rules.length === 0 && link.given === null) return { person, link, isHere };
  const key = { org: edit.org, directoryId: directory.id, personId: person.id };
  const groups = await edit.tx.all(selectProvisionedGroupsOf, key);
  const names = groups.map(({ name }) => name);
  const given = await withoutClosed(edit, givenBy(directory.rules, names));
  const wanted = standingBy(person, link.given, given);
  const isSame = wanted.role === person.role && wanted.locationId === person.locationId;
  const after = isSame ? person : await giveStanding(edit, person, wanted);
  const kept = given.role === null && given.locationId === null ? null : given;
  return { person: after, link: saveLink(edit, link, { ...link, given: kept }), isHere };
}

/** Also for an administrator who changes the rules, who may not change what a rule gave otherwise. */
export async function giveStanding(edit: Edit, person: Person, wanted: Pick<Person, 'role' | 'locationId'>): Promise<Person> {
  if (wanted.role !== person.role) {
    requireRoleToGive(edit.actor, person.role);
    requireRoleToGive(edit.actor, wanted.role);
  }
  return savePerson(edit, person, { ...person, ...wanted });
}

/** A location may have been closed since the rule was made. */
export async function withoutClosed({ tx, org }: Edit, given: Given): Promise<Given> {
  const { locationId } = given;
  const isThere = locationId === null || (await tx.one(selectLocation, { org, id: locationId })) !== undefined;
  return isThere ? given : { ...given, locationId: null };
}

/** The role and the location that somebody has by these rules. */
export function standingBy(person: Person, before: Given | null, given: Given): Pick<Person, 'role' | 'locationId'> {
  return { role: roleOf(person, before, given), locationId: locationOf(person, before, given) };
}

/** What a rule gave goes with the rule; what an administrator gave stays until a rule gives something else. */
function roleOf({ role }: Person, before: Given | null, given: Given): Person['role'] {
  if (given.role !== null) return given.role;
  return before?.role === role ? 'member' : role;
}

function locationOf({ locationId }: Person, before: Given | null, given: Given): Person['locationId'] {
  if (given.locationId !== null) return given.locationId;
  return before !== null && before.locationId !== null && before.locationId === locationId ? null : locationId;
}
