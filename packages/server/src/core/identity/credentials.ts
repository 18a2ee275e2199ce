/** Issues, stores and revokes credentials. Only the digest of a secret is stored. */
import type { Assignment } from '../../domain/assignment.ts';
import { type Credential, type CredentialKind, TOKEN_WORDS } from '../../domain/credential.ts';
import type { ApplicationId, AssignmentId, CredentialId, GrantId, PersonId } from '../../domain/ids.ts';
import { type Owner, personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import type { Scope } from '../../domain/scope.ts';
import { digest, randomSecret } from '../../lib/crypto.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  fromCredential,
  insertCredential,
  insertCredentialIndex,
  revokeCredential as markRevoked,
} from '../../storage/statements/credentials.ts';
import {
  revokeCredentialsOf,
  revokeCredentialsOfAssignment,
  revokeCredentialsOfGrant,
  revokeSignInsOf,
} from '../../storage/statements/grants.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';

export interface CredentialWish {
  readonly subject: Owner;
  readonly scopes: readonly Scope[];
  readonly label: string;
  readonly expiresAt: Instant | null;
  /** The OAuth client that an access token is for. */
  readonly applicationId?: ApplicationId | null;
  /** The person's sign-in to that client that led to the credential. */
  readonly grantId?: GrantId | null;
  /** The assignment of the device on which the person signed in. */
  readonly assignmentId?: AssignmentId | null;
}

/** The only place where the secret can be read. */
export interface Issued {
  readonly credential: Credential;
  readonly secret: string;
}

/** Makes a secret in heldby's format and stores its digest. */
export function issueCredential(edit: Edit, kind: CredentialKind, wish: CredentialWish): Issued {
  const secret = `hb_${TOKEN_WORDS[kind]}_${randomSecret()}`;
  return { credential: storeCredential(edit, kind, wish, secret), secret };
}

/** Stores the digest of the text that the client will present. */
export function storeCredential(edit: Edit, kind: CredentialKind, wish: CredentialWish, presented: string): Credential {
  const key = digest(presented);
  const credential: Credential = {
    id: edit.newId(),
    kind,
    subject: wish.subject,
    applicationId: wish.applicationId ?? null,
    grantId: wish.grantId ?? null,
    assignmentId: wish.assignmentId ?? null,
    scopes: wish.scopes,
    label: wish.label,
    createdAt: edit.now,
    expiresAt: wish.expiresAt,
    revokedAt: null,
    lastUsedAt: null,
  };
  edit.tx.send(insertCredential, { org: edit.org, digest: key, ...fromCredential(credential) });
  edit.tx.send(insertCredentialIndex, { org: edit.org, digest: key, id: credential.id });
  record.credentialIssued(edit, credential);
  return credential;
}

/** Revokes a credential. A repeated call records nothing. */
export async function revokeCredential(edit: Edit, { id, subject }: Pick<Credential, 'id' | 'subject'>): Promise<void> {
  const count = await edit.tx.run(markRevoked, { org: edit.org, id, now: edit.now });
  if (count > 0) revoked(edit, [{ id }], subject);
}

/** Revokes every credential that was issued from one sign-in. */
export async function revokeGrant(edit: Edit, grantId: GrantId, owner: Owner): Promise<void> {
  revoked(edit, await edit.tx.returning(revokeCredentialsOfGrant, { org: edit.org, grantId, now: edit.now }), owner);
}

/** Revokes the sign-ins of a person, but not the tokens that they made themselves. */
export async function revokeSignIns(edit: Edit, personId: PersonId): Promise<void> {
  const ended = await edit.tx.returning(revokeSignInsOf, { org: edit.org, subjectId: personId, now: edit.now });
  revoked(edit, ended, personOwner(personId));
}

/** Revokes the credentials from the holder's sign-ins on the device. For a holder who loses it or is disabled on it. */
export async function signOutOfDevice(edit: Edit, { id, owner }: Pick<Assignment, 'id' | 'owner'>): Promise<void> {
  const key = { org: edit.org, assignmentId: id, now: edit.now };
  revoked(edit, await edit.tx.returning(revokeCredentialsOfAssignment, key), owner);
}

/** Revokes every credential of the person. */
export async function revokeAllOf(edit: Edit, person: Pick<Person, 'id'>): Promise<void> {
  const ended = await edit.tx.returning(revokeCredentialsOf, { org: edit.org, subjectId: person.id, now: edit.now });
  revoked(edit, ended, personOwner(person.id));
}

/** Records the revocations and evicts the credentials from the actor cache. */
function revoked(edit: Edit, ended: readonly { readonly id: CredentialId }[], owner: Owner): void {
  for (const { id } of ended) {
    record.credentialRevoked(edit, id, owner);
    edit.afterCommit(() => edit.actors.forgetCredential(id));
  }
}
