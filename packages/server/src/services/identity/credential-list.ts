/** Lists credentials: of everybody or of one holder, filtered, in either order. */
import type { Core } from '../../core/core.ts';
import { requireRight, requireSelfOr } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Credential, type CredentialKind, isOver } from '../../domain/credential.ts';
import type { ApplicationId, OwnerId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  type NamedCredentialRow,
  selectNamedCredentials,
  selectNamedCredentialsOf,
} from '../../storage/statements/credential-list.ts';
import { toCredential } from '../../storage/statements/credentials.ts';
import { createMatch } from '../listing.ts';
import { type ListPage, type ListRequest, pageOfList } from '../lists.ts';
import { walkById } from '../walk-by-id.ts';

export interface NamedCredential {
  readonly credential: Credential;
  readonly ownerName: string;
}

export interface CredentialFilter {
  readonly ownerId: OwnerId | null;
  /** The OAuth client that it was issued to. */
  readonly applicationId: ApplicationId | null;
  readonly kinds: readonly CredentialKind[] | null;
  readonly state: 'valid' | 'expired' | 'revoked' | null;
  readonly expiresBefore: Instant | null;
  /** Nobody has used it since. */
  readonly unusedSince: Instant | null;
  readonly search: string | null;
}

export type CredentialRequest = ListRequest<CredentialFilter, 'createdAt'>;

export function createCredentialList({ storage, clock }: Core) {
  return async (actor: Actor, request: CredentialRequest): Promise<ListPage<NamedCredential>> => {
    const { filter = {}, sort } = request;
    const ownerId = filter.ownerId ?? null;
    requireRight(actor, 'write own tokens');
    if (ownerId === null) requireRight(actor, 'write tokens of others');
    else requireSelfOr(actor, ownerId, 'write tokens of others');
    const descending = sort?.descending ?? false;
    const order = descending ? 'descending' : 'ascending';
    const org = actor.org;
    const walk = walkById<NamedCredentialRow>({
      descending,
      read: (after, limit) =>
        ownerId === null
          ? storage.all(selectNamedCredentials[order], { org, after, limit })
          : storage.all(selectNamedCredentialsOf[order], { org, after, limit, subjectId: ownerId }),
      matches: createTest(filter, clock.now()),
    });
    return pageOfList('tokens', request, walk, toNamed);
  };
}

function createTest(filter: Partial<CredentialFilter>, now: Instant): (row: NamedCredentialRow) => boolean {
  const { applicationId = null, kinds = null, state = null, expiresBefore = null, unusedSince = null, search = null } = filter;
  const matches = createMatch(search);
  return row => {
    const credential = toCredential(row);
    const { kind, expiresAt, createdAt, lastUsedAt } = credential;
    return (
      (applicationId === null || credential.applicationId === applicationId) &&
      (kinds === null || kinds.includes(kind)) &&
      (state === null || stateOf(credential, now) === state) &&
      (expiresBefore === null || (expiresAt !== null && expiresAt < expiresBefore)) &&
      (unusedSince === null || (lastUsedAt ?? createdAt) < unusedSince) &&
      matches([credential.label, row.ownerName])
    );
  };
}

function stateOf(credential: Credential, now: Instant): CredentialFilter['state'] {
  if (credential.revokedAt !== null) return 'revoked';
  return isOver(credential, now) ? 'expired' : 'valid';
}

export function toNamed(row: NamedCredentialRow): NamedCredential {
  return { credential: toCredential(row), ownerName: row.ownerName };
}
