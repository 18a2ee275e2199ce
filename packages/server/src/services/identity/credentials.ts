/** Issues, lists and revokes credentials. A secret is shown once; only its digest is stored. */
import { change, changeShownOnce, type Edit, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { changeToken, type TokenChange } from '../../core/identity/change-token.ts';
import { type Issued, revokeByHand } from '../../core/identity/credentials.ts';
import { type Rotated, type Rotation, rotateToken } from '../../core/identity/rotate-token.ts';
import { issueApiToken, type TokenWish } from '../../core/identity/tokens.ts';
import { requireOwnerEver } from '../../core/owners.ts';
import { requireRight, requireSelfOr } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Credential } from '../../domain/credential.ts';
import type { CredentialId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { notFound } from '../../domain/problem.ts';
import { selectNamedCredential } from '../../storage/statements/credential-list.ts';
import { selectCredential, selectCredentials, selectCredentialsOf, toCredential } from '../../storage/statements/credentials.ts';
import type { ListPage } from '../lists.ts';
import { pageById } from '../paging.ts';
import { type CredentialRequest, createCredentialList, type NamedCredential, toNamed } from './credential-list.ts';

export interface Credentials {
  readonly issue: (write: Write, wish: TokenWish) => Promise<Issued>;
  /** With the name of its holder. */
  readonly get: (actor: Actor, id: CredentialId) => Promise<NamedCredential>;
  readonly update: (write: Write, id: CredentialId, wish: TokenChange) => Promise<Credential>;
  /** A new token in place of an old one. */
  readonly rotate: (write: Write, id: CredentialId, rotation: Rotation) => Promise<Rotated>;
  /** Filtered, with the names of the holders. */
  readonly page: (actor: Actor, request: CredentialRequest) => Promise<ListPage<NamedCredential>>;
  readonly revoke: (write: Write, id: CredentialId) => Promise<void>;
  readonly list: (actor: Actor, subject: Owner) => Promise<Credential[]>;
  readonly listAll: (actor: Actor, page: PageRequest) => Promise<Page<Credential>>;
}

/** People manage their own credentials with `tokens:write`; those of others need a full administrator. */
const needs = 'write own tokens';

export function createCredentials(core: Core): Credentials {
  const { storage } = core;

  return {
    issue: (write, wish) =>
      changeShownOnce(core, write, { name: 'credentials.issue', needs }, wish, async edit => {
        requireSelfOr(edit.actor, wish.subject.id, 'write tokens of others');
        return issueApiToken(edit, wish);
      }),
    get: async (actor, id) => {
      requireRight(actor, needs);
      const row = await storage.one(selectNamedCredential, { org: actor.org, id });
      if (row === undefined) throw notFound('token');
      requireSelfOr(actor, row.subjectId, 'write tokens of others');
      return toNamed(row);
    },
    update: (write, id, wish) =>
      change(core, write, { name: 'credentials.update', needs }, { id, ...wish }, async edit =>
        changeToken(edit, await requireTheirs(edit, id), wish),
      ),
    rotate: (write, id, rotation) =>
      changeShownOnce(core, write, { name: 'credentials.rotate', needs }, { id, ...rotation }, async edit =>
        rotateToken(edit, await requireTheirs(edit, id), rotation),
      ),
    page: createCredentialList(core),
    revoke: (write, id) =>
      change(core, write, { name: 'credentials.revoke', needs }, { id }, async edit =>
        revokeByHand(edit, await requireTheirs(edit, id)),
      ),
    list: async (actor, subject) => {
      requireRight(actor, needs);
      requireSelfOr(actor, subject.id, 'write tokens of others');
      await requireOwnerEver(storage, actor, subject);
      return (await storage.all(selectCredentialsOf, { org: actor.org, subjectId: subject.id })).map(toCredential);
    },
    listAll: async (actor, page) => {
      requireRight(actor, 'write tokens of others');
      return pageById(page, (after, limit) => storage.all(selectCredentials, { org: actor.org, after, limit }), toCredential);
    },
  };
}

/** The actor's own, or anybody's for those who may. */
async function requireTheirs({ tx, org, actor }: Edit, id: CredentialId): Promise<Credential> {
  const row = await tx.one(selectCredential, { org, id });
  if (row === undefined) throw notFound('token');
  const credential = toCredential(row);
  requireSelfOr(actor, credential.subject.id, 'write tokens of others');
  return credential;
}
