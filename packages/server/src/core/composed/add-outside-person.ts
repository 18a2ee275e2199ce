/** Adds somebody at their first sign-in at an outside provider, and binds their account there. */
import type { IdentityProvider, OutsideIdentity } from '../../domain/identity-provider.ts';
import { emailKey } from '../../domain/names.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { selectLeaver } from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { bindIdentity, type Subject } from '../identity/outside-identities.ts';
import { createPerson, type PersonInput } from '../people/create.ts';
import { withoutClosed } from './directory-rules.ts';

export type OutsideNames = Pick<PersonInput, 'firstName' | 'lastName' | 'displayName' | 'email'>;

/** Throws `forbidden` for somebody who has left: taking them back is for an administrator or a directory. */
export async function addOutsidePerson(
  edit: Edit,
  { newPeople }: IdentityProvider,
  who: Subject,
  names: OutsideNames,
): Promise<{ readonly person: Person; readonly identity: OutsideIdentity }> {
  if (newPeople === null) throw new Problem('forbidden', 'You have no account here.');
  const keys = { loginKey: loginKey(who.login), emailKey: emailKey(who.login) };
  if ((await edit.tx.one(selectLeaver, { org: edit.org, ...keys })) !== undefined)
    throw new Problem('forbidden', 'Your account here has ended. Ask your administrator.');
  const { locationId } = await withoutClosed(edit, { role: null, locationId: newPeople.locationId });
  const person = await createPerson(edit, { login: who.login, ...names, role: newPeople.role, locationId });
  return { person, identity: await bindIdentity(edit, person.id, who, true) };
}
