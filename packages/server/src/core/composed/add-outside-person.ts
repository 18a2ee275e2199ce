/** Adds somebody at their first sign-in at an outside provider, and binds their account there. */
import type { IdentityProvider, OutsideIdentity } from '../../domain/identity-provider.ts';
import type { Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import type { Edit } from '../change.ts';
import { bindIdentity, type Subject } from '../identity/outside-identities.ts';
import { createPerson, type PersonInput } from '../people/create.ts';
import { withoutClosed } from './directory-rules.ts';

export type OutsideNames = Pick<PersonInput, 'firstName' | 'lastName' | 'displayName' | 'email'>;

/** Asks nothing about others: who calls this has looked for namesakes. */
export async function addOutsidePerson(
  edit: Edit,
  { newPeople }: IdentityProvider,
  who: Subject,
  names: OutsideNames,
): Promise<{ readonly person: Person; readonly identity: OutsideIdentity }> {
  if (newPeople === null) throw new Problem('forbidden', 'You have no account here.');
  const { locationId } = await withoutClosed(edit, { role: null, locationId: newPeople.locationId });
  const person = await createPerson(edit, { login: who.login, ...names, role: newPeople.role, locationId });
  return { person, identity: await bindIdentity(edit, person.id, who, true) };
}
