/** Binds accounts at outside OpenID providers to people, and unbinds them. */
import type { OutsideIdentity } from '../../domain/identity-provider.ts';
import type { PersonId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import {
  deleteOutsideIdentity,
  insertOutsideIdentity,
  selectIdentitiesOfPerson,
  selectIdentityOfSubject,
  toIdentity,
} from '../../storage/statements/outside-identities.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';
import { revokeSignIns } from './credentials.ts';

/** A subject of a provider, and what the provider calls them. */
export type Subject = Pick<OutsideIdentity, 'issuer' | 'subject' | 'login'>;

/**
 * Binds the subject to the person at their first sign-in. Of two first sign-ins at once, the second finds the identity of the
 * first. A person who is bound to another subject of the provider stays so.
 */
export async function bindIdentity(edit: Edit, personId: PersonId, who: Subject, isOrigin = false): Promise<OutsideIdentity> {
  const { issuer, subject } = who;
  const known = await edit.tx.one(selectIdentityOfSubject, { org: edit.org, issuer, subject });
  if (known?.personId === personId) return toIdentity(known);
  const theirs = await edit.tx.all(selectIdentitiesOfPerson, { org: edit.org, personId });
  if (known !== undefined || theirs.some(each => each.issuer === issuer)) throw taken();
  const identity: OutsideIdentity = { id: edit.newId(), ...who, personId, isOrigin, createdAt: edit.now };
  edit.tx.send(insertOutsideIdentity, { org: edit.org, ...identity, isOrigin: isOrigin ? 1 : 0 });
  record.identityBound(edit, identity);
  return identity;
}

/** The account is nobody's any more, and what was got with it ends. The next first sign-in binds anew. */
export async function unbindIdentity(edit: Edit, identity: OutsideIdentity): Promise<void> {
  edit.tx.send(deleteOutsideIdentity, { org: edit.org, id: identity.id });
  record.identityUnbound(edit, identity);
  await revokeSignIns(edit, identity.personId);
}

function taken(): Problem {
  return new Problem('forbidden', 'This login belongs to another account at the sign-in provider. Ask your administrator.');
}
