/** Credentials: issued, listed, revoked. The secret is shown once; only its digest is stored. */

import { change, changeShownOnce, type Edit, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { requireOwner } from '../../core/owners.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Assignment } from '../../domain/assignment.ts';
import { type Credential, type CredentialKind, TOKEN_WORDS } from '../../domain/credential.ts';
import type { ApplicationId, AssignmentId, CredentialId, GrantId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { coversScopes, type Scope, scopeMask } from '../../domain/scope.ts';
import { digest, randomSecret } from '../../lib/crypto.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  fromCredential,
  insertCredential,
  insertCredentialIndex,
  revokeCredential,
  selectCredential,
  selectCredentials,
  selectCredentialsOf,
  toCredential,
} from '../../storage/statements/credentials.ts';
import { revokeCredentialsOfAssignment } from '../../storage/statements/grants.ts';
import { pageById } from '../paging.ts';

export interface TokenInput {
  readonly subject: Owner;
  readonly scopes: readonly Scope[];
  readonly label: string;
  readonly expiresAt: Instant | null;
  /** The OAuth client for which an access token is made. */
  readonly applicationId?: ApplicationId | null;
  /** The sign-in of a person to that client, from which the credential comes. */
  readonly grantId?: GrantId | null;
  /** The holding of a device on which the sign-in happened. */
  readonly assignmentId?: AssignmentId | null;
}

/** The secret is readable here and never again. */
export interface Issued {
  readonly credential: Credential;
  readonly secret: string;
}

export interface Credentials {
  readonly issue: (write: Write, input: TokenInput) => Promise<Issued>;
  readonly revoke: (write: Write, id: CredentialId) => Promise<void>;
  readonly list: (actor: Actor, subject: Owner) => Promise<Credential[]>;
  readonly listAll: (actor: Actor, page: PageRequest) => Promise<Page<Credential>>;
}

export function createCredentials(core: Core): Credentials {
  const { storage } = core;

  return {
    issue: async (write, input) => {
      const { actor } = write;
      requireGrantable(actor, input);
      return changeShownOnce(core, write, { name: 'credentials.issue', needs: null }, input, async edit => {
        await requireOwner(edit.tx, actor, input.subject);
        return issueWithin(edit, 'api_token', input);
      });
    },
    revoke: async (write, id) => {
      await change(core, write, { name: 'credentials.revoke', needs: null }, { id }, async edit => {
        const row = await edit.tx.one(selectCredential, { org: edit.org, id });
        if (row === undefined) throw notFound('credential');
        const credential = toCredential(row);
        requireManager(write.actor, credential.subject);
        await revokeWithin(edit, credential);
      });
    },
    list: async (actor, subject) => {
      requireManager(actor, subject);
      return (await storage.all(selectCredentialsOf, { org: actor.org, subjectId: subject.id })).map(toCredential);
    },
    listAll: async (actor, page) => {
      requireRight(actor, 'write tokens of others');
      return pageById(page, (after, limit) => storage.all(selectCredentials, { org: actor.org, after, limit }), toCredential);
    },
  };
}

/** Makes the secret, stores its digest, and says so in the history. */
export async function issueWithin(edit: Edit, kind: CredentialKind, input: TokenInput): Promise<Issued> {
  const secret = `hb_${TOKEN_WORDS[kind]}_${randomSecret()}`;
  return { credential: await storeWithin(edit, kind, input, secret), secret };
}

export async function storeWithin(edit: Edit, kind: CredentialKind, input: TokenInput, presented: string): Promise<Credential> {
  const key = digest(presented);
  const credential: Credential = {
    id: edit.newId(),
    kind,
    subject: input.subject,
    applicationId: input.applicationId ?? null,
    grantId: input.grantId ?? null,
    assignmentId: input.assignmentId ?? null,
    scopes: input.scopes,
    label: input.label,
    createdAt: edit.now,
    expiresAt: input.expiresAt,
    revokedAt: null,
    lastUsedAt: null,
  };
  edit.tx.send(insertCredential, { org: edit.org, digest: key, ...fromCredential(credential) });
  edit.tx.send(insertCredentialIndex, { org: edit.org, digest: key, id: credential.id });
  edit.record({ type: 'credential.issued', subject: credential.id, owner: input.subject, after: credential });
  return credential;
}

/** Ends a credential, once. */
export async function revokeWithin(edit: Edit, credential: Credential): Promise<void> {
  const { id, subject } = credential;
  if ((await edit.tx.run(revokeCredential, { org: edit.org, id, now: edit.now })) === 0) return;
  edit.record({ type: 'credential.revoked', subject: id, owner: subject, before: credential });
  edit.afterCommit(() => edit.actors.forgetCredential(id));
}

/** Says in the history, and to the cache, that these ended together. */
export function recordRevoked(edit: Edit, ended: readonly { readonly id: CredentialId }[], owner: Owner): void {
  for (const { id } of ended) {
    edit.record({ type: 'credential.revoked', subject: id, owner });
    edit.afterCommit(() => edit.actors.forgetCredential(id));
  }
}

/** Ends what came of a holder's sign-ins on a device: he does not hold it any more, or may not use it. */
export async function signOut(edit: Edit, { id, owner }: Pick<Assignment, 'id' | 'owner'>): Promise<void> {
  const key = { org: edit.org, assignmentId: id, now: edit.now };
  recordRevoked(edit, await edit.tx.returning(revokeCredentialsOfAssignment, key), owner);
}

/** Nobody hands out what he does not hold himself. */
function requireGrantable(actor: Actor, input: TokenInput): void {
  requireManager(actor, input.subject);
  if (coversScopes(actor.scopes, scopeMask(input.scopes))) return;
  throw new Problem('forbidden', 'A token can carry no scope that its issuer does not hold.');
}

/** One's own credentials with `tokens:write`; everybody's as a full administrator. */
function requireManager(actor: Actor, subject: Owner): void {
  if (!coversScopes(actor.scopes, scopeMask(['tokens:write']))) {
    throw new Problem('forbidden', 'This needs a token with the scope tokens:write.', { scopes: ['tokens:write'] });
  }
  if (actor.id !== subject.id) requireRight(actor, 'write tokens of others');
}

