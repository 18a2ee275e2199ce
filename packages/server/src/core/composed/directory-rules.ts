/** Gives what the rules of a directory say: the role and the location of its groups' members. */
import { type Directory, type Given, givenBy } from '../../domain/directory.ts';
import type { Person } from '../../domain/person.ts';
import { selectProvisionedGroupsOf } from '../../storage/statements/directory-members.ts';
import type { Edit } from '../change.ts';
import { saveLink } from '../directories/links.ts';
import { changePerson } from '../people/change.ts';
import type { Provisioned } from './provisioned.ts';

/** Only groups of the directory count: otherwise, who may change groups would give roles. */
export async function applyRules(edit: Edit, directory: Directory, { person, link, isHere }: Provisioned): Promise<Provisioned> {
  if (directory.rules.length === 0 && link.given === null) return { person, link, isHere };
  const key = { org: edit.org, directoryId: directory.id, personId: person.id };
  const groups = await edit.tx.all(selectProvisionedGroupsOf, key);
  const names = groups.map(({ name }) => name);
  const given = givenBy(directory.rules, names);
  const wanted = { role: roleOf(person, link.given, given), locationId: locationOf(person, link.given, given) };
  const isSame = wanted.role === person.role && wanted.locationId === person.locationId;
  const after = isSame ? person : await changePerson(edit, person, wanted);
  const kept = given.role === null && given.locationId === null ? null : given;
  return { person: after, link: saveLink(edit, link, { ...link, given: kept }), isHere };
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
