/** Issues, stores and revokes credentials. Only the digest of a secret is stored. */
import type { Assignment } from '../../domain/assignment.ts';
import { type Credential, type CredentialKind, TOKEN_WORDS } from '../../domain/credential.ts';
import type { ApplicationId, AssignmentId, CredentialId, GrantId, PersonId } from '../../domain/ids.ts';
import { quotaOf } from '../../domain/organization.ts';
import { type Owner, type OwnerKind, personOwner } from '../../domain/owner.ts';
import { Problem, QUOTA } from '../../domain/problem.ts';
import type { Scope } from '../../domain/scope.ts';
import type { TokenLimits } from '../../domain/token-limits.ts';
import { digest, randomSecret } from '../../lib/crypto.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  countValidCredentials,
  fromCredential,
  insertCredential,
  insertCredentialIndex,
  revokeCredential as markRevoked,
} from '../../storage/statements/credentials.ts';
import {
  moveCredentialsOfSession,
  type Revoked,
  revokeCredentialsOf,
  revokeCredentialsOfApplication,
  revokeCredentialsOfAssignment,
  revokeCredentialsOfGrant,
  revokeCredentialsOfSecret,
  revokeCredentialsOfSession,
  revokeTokensOf as revokeTokens,
  selectLiveCredentialOfAssignment,
} from '../../storage/statements/grants.ts';
import { revokeOtherSignInsOf } from '../../storage/statements/sessions.ts';
import type { Edit } from '../change.ts';
import { requireOtherWayThan } from '../last-administrator.ts';
import { record } from '../record.ts';

export interface CredentialWish {
  readonly subject: Owner;
  readonly scopes: readonly Scope[];
  readonly limits?: TokenLimits | null;
  readonly label: string;
  readonly expiresAt: Instant | null;
  /** The OAuth client that an access token is for. */
  readonly applicationId?: ApplicationId | null;
  /** The person's sign-in to that client that led to the credential. */
  readonly grantId?: GrantId | null;
  /** The browser's session that led to the credential. */
  readonly sessionId?: CredentialId | null;
  /** The client secret that the OAuth client presented for it. */
  readonly secretId?: CredentialId | null;
  /** The assignment of the device on which the person signed in. */
  readonly assignmentId?: AssignmentId | null;
  /** It comes and goes with a browser's session, whose events tell of it: it is no event of its own. */
  readonly isPartOfSession?: boolean;
}

/** The only place where the secret can be read. */
export interface Issued {
  readonly credential: Credential;
  readonly secret: string;
}

/** Makes a secret in heldby's format and stores its digest. */
export async function issueCredential(edit: Edit, kind: CredentialKind, wish: CredentialWish): Promise<Issued> {
  const secret = `hb_${TOKEN_WORDS[kind]}_${randomSecret(edit.random)}`;
  return { credential: await storeCredential(edit, kind, wish, secret), secret };
}

/** Stores the digest of the text that the client will present. */
export async function storeCredential(
  edit: Edit,
  kind: CredentialKind,
  wish: CredentialWish,
  presented: string,
): Promise<Credential> {
  await requireFewCredentials(edit, wish.subject);
  const key = digest(presented);
  const credential: Credential = {
    id: edit.newId(),
    kind,
    subject: wish.subject,
    applicationId: wish.applicationId ?? null,
    grantId: wish.grantId ?? null,
    sessionId: wish.sessionId ?? null,
    secretId: wish.secretId ?? null,
    assignmentId: wish.assignmentId ?? null,
    scopes: wish.scopes,
    limits: wish.limits ?? null,
    label: wish.label,
    createdAt: edit.now,
    expiresAt: wish.expiresAt,
    revokedAt: null,
    lastUsedAt: null,
  };
  edit.tx.send(insertCredential, { org: edit.org, digest: key, ...fromCredential(credential) });
  edit.tx.send(insertCredentialIndex, { org: edit.org, digest: key, id: credential.id });
  if (wish.isPartOfSession !== true) record.credentialIssued(edit, credential);
  return credential;
}

/** Applications are not limited: many tokens of one are many nodes of a service. */
async function requireFewCredentials({ tx, org, now, actor }: Edit, subject: Owner): Promise<void> {
  if (subject.kind !== 'person' || actor.kind === 'system') return;
  const limit = quotaOf(actor.policy, 'maxCredentials');
  const row = await tx.one(countValidCredentials, { org, subjectId: subject.id, now, newest: 2 * limit });
  if ((row?.valid ?? 0) < limit) return;
  const message = `There are ${limit} valid tokens and sessions of this person, the most that the organization allows (maxCredentials). Revoke some first.`;
  throw new Problem('conflict', message, { resource: QUOTA, limit });
}

/** Revokes a credential, and what was got with it if it is a client secret. A repeated call records nothing. */
export async function revokeCredential(
  edit: Edit,
  { id, kind, subject }: Pick<Credential, 'id' | 'kind' | 'subject'>,
): Promise<void> {
  const count = await edit.tx.run(markRevoked, { org: edit.org, id, now: edit.now });
  if (count === 0) return;
  revoked(edit, [{ id }], subject);
  if (kind === 'client_secret')
    revokedOf(edit, await edit.tx.returning(revokeCredentialsOfSecret, { org: edit.org, secretId: id, now: edit.now }));
}

/** Ends a credential that is traded for another of the same sign-in. That is no event of its own. */
export async function retireCredential(edit: Edit, { id }: Pick<Credential, 'id'>): Promise<void> {
  await edit.tx.run(markRevoked, { org: edit.org, id, now: edit.now });
  retired(edit, [{ id }]);
}

/** Revokes it because somebody wants it: refused if it is the last way in of the administrators. */
export async function revokeByHand(edit: Edit, credential: Credential): Promise<void> {
  await revokeCredential(edit, credential);
  if (credential.revokedAt === null) await requireOtherWayThan(edit, credential);
}

/** Revokes a browser's session, and the codes and tokens that were issued from it. */
export async function revokeSession(edit: Edit, { id, subject }: Pick<Credential, 'id' | 'subject'>): Promise<void> {
  const key = { org: edit.org, sessionId: id, now: edit.now };
  revoked(edit, await edit.tx.returning(revokeCredentialsOfSession, key), subject);
}

/** Ends a browser's earlier session for a new one of the same person, which takes over what was issued from the earlier one. */
export async function adoptSession(edit: Edit, earlier: Credential, session: Credential): Promise<void> {
  await edit.tx.run(moveCredentialsOfSession, { org: edit.org, from: earlier.id, to: session.id });
  await revokeCredential(edit, earlier);
}

/** Revokes every token and code that was issued to an OAuth client, for itself and for people. */
export async function revokeIssuedTo(edit: Edit, applicationId: ApplicationId): Promise<void> {
  const key = { org: edit.org, applicationId, now: edit.now };
  revokedOf(edit, await edit.tx.returning(revokeCredentialsOfApplication, key));
}

/** Revokes every credential that was issued from one sign-in. */
export async function revokeGrant(edit: Edit, grantId: GrantId, owner: Owner): Promise<void> {
  revoked(edit, await edit.tx.returning(revokeCredentialsOfGrant, { org: edit.org, grantId, now: edit.now }), owner);
}

/** Revokes the sign-ins of a person but the one that is kept, and not the tokens that they made themselves. */
export async function revokeSignIns(edit: Edit, personId: PersonId, kept = ''): Promise<void> {
  const ended = await edit.tx.returning(revokeOtherSignInsOf, { org: edit.org, subjectId: personId, kept, now: edit.now });
  revoked(edit, ended, personOwner(personId));
}

/** Revokes the credentials from the holder's sign-ins on the device. For a holder who loses it or is disabled on it. */
export async function signOutOfDevice(edit: Edit, { id, owner }: Pick<Assignment, 'id' | 'owner'>): Promise<void> {
  const key = { org: edit.org, assignmentId: id };
  if ((await edit.tx.one(selectLiveCredentialOfAssignment, key)) === undefined) return;
  revoked(edit, await edit.tx.returning(revokeCredentialsOfAssignment, { ...key, now: edit.now }), owner);
}

/** Revokes every credential of the person or application. */
export async function revokeAllOf(edit: Edit, subject: Owner): Promise<void> {
  const ended = await edit.tx.returning(revokeCredentialsOf, { org: edit.org, subjectId: subject.id, now: edit.now });
  revoked(edit, ended, subject);
}

/** The same as `revoked`, for credentials of several owners. */
function revokedOf(edit: Edit, ended: readonly Revoked[]): void {
  for (const { id, subjectKind, subjectId } of ended) {
    revoked(edit, [{ id }], { kind: subjectKind as OwnerKind, id: subjectId });
  }
}

/** Revokes the tokens, codes and sessions of the person or application. The secrets of an application stay. */
export async function revokeTokensOf(edit: Edit, subject: Owner): Promise<void> {
  const ended = await edit.tx.returning(revokeTokens, { org: edit.org, subjectId: subject.id, now: edit.now });
  revoked(edit, ended, subject);
}

/** Evicts the credentials from the actor cache. What replaced them tells of the same sign-in. */
export function retired(edit: Edit, ended: readonly { readonly id: CredentialId }[]): void {
  for (const { id } of ended) edit.afterCommit(() => edit.actors.forgetCredential(id));
}

/** Records the revocations and evicts the credentials from the actor cache. */
export function revoked(edit: Edit, ended: readonly { readonly id: CredentialId }[], owner: Owner): void {
  for (const { id } of ended) record.credentialRevoked(edit, id, owner);
  retired(edit, ended);
}
