/** Gives what the rules of a provider say, at a sign-in: the role and the location of the groups that its token names. */
import { isDeepStrictEqual } from 'node:util';
import { type Given, givenBy } from '../../domain/directory.ts';
import type { IdentityProvider, OutsideIdentity } from '../../domain/identity-provider.ts';
import type { Person } from '../../domain/person.ts';
import { selectManager } from '../../storage/statements/directory-members.ts';
import {
  fromStanding,
  selectOutsideStanding,
  toStanding,
  updateOutsideStanding,
} from '../../storage/statements/outside-identities.ts';
import type { Edit } from '../change.ts';
import { requireDirectory } from '../directories/find.ts';
import { giveStanding, standingBy, withoutClosed } from './directory-rules.ts';

const NOTHING: Given = { role: null, locationId: null };

/** Somebody whose directory has rules has what these give: of two masters, the one that also speaks while nobody signs in decides. */
export async function applySignInRules(
  edit: Edit,
  provider: IdentityProvider,
  { id }: OutsideIdentity,
  person: Person,
  groups: readonly string[],
): Promise<Person> {
  const row = await edit.tx.one(selectOutsideStanding, { org: edit.org, id });
  if (row === undefined) return person;
  const before = toStanding(row);
  const byDirectory = await givenByDirectory(edit, person);
  const given = byDirectory === undefined ? await withoutClosed(edit, givenBy(provider.rules, groups)) : NOTHING;
  const wanted = standingBy(person, withoutSame(before.given, byDirectory), given);
  const isSame = wanted.role === person.role && wanted.locationId === person.locationId;
  const after = isSame ? person : await giveStanding(edit, person, wanted);
  const kept = given.role === null && given.locationId === null ? null : given;
  const standing = { groups, given: kept };
  if (!isDeepStrictEqual(standing, before)) edit.tx.send(updateOutsideStanding, { org: edit.org, id, ...fromStanding(standing) });
  return after;
}

/** Undefined where no directory with rules manages them. */
async function givenByDirectory(edit: Edit, { id: personId }: Person): Promise<Given | undefined> {
  const manager = await edit.tx.one(selectManager, { org: edit.org, personId });
  if (manager === undefined) return undefined;
  const { rules } = await requireDirectory(edit.tx, edit.org, manager.directoryId);
  if (rules.length === 0) return undefined;
  return manager.given === null ? NOTHING : (JSON.parse(manager.given) as Given);
}

/** What the directory has given, too, does not go with the provider's rule. */
function withoutSame(given: Given | null, byDirectory: Given | undefined): Given | null {
  if (given === null || byDirectory === undefined) return given;
  return {
    role: given.role === byDirectory.role ? null : given.role,
    locationId: given.locationId === byDirectory.locationId ? null : given.locationId,
  };
}
