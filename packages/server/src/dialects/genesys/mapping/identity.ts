/** Between the core's people and tokens and Genesys' (contract genesys §12, rows 1 and 2). Pure. */
import type { Person } from '../../../domain/person.ts';
import { hasScope, scopeMask } from '../../../domain/scope.ts';
import type { PresentedToken } from '../../../services/identity/tokens.ts';
import type { PermissionListing, TokenInfo, UserMe } from '../schemas/identity.ts';
import type { PagingQuery } from '../schemas/mobile-devices.ts';
import { SCOPES } from '../scopes.ts';

export const PERMISSIONS = '/api/v2/authorization/permissions';

/** The page size of the vendor's listings. */
const DEFAULT_PAGE_SIZE = 25;

const GRANT_TYPES = {
  authorization_code: 'CODE',
  refresh_token: 'CODE',
  implicit: 'TOKEN',
  client_credentials: 'CLIENT-CREDENTIALS',
} as const;

export function toTokenInfo({ organization, credential, client }: PresentedToken): TokenInfo {
  const home = { id: organization.id, name: organization.name };
  const mask = scopeMask(credential.scopes);
  const authorizedScope = Object.keys(SCOPES).filter(word => {
    const scope = SCOPES[word];
    return scope !== undefined && hasScope(mask, scope);
  });
  return {
    organization: home,
    homeOrganization: home,
    authorizedScope,
    ...(client === null ? {} : { OAuthClient: toOAuthClient(client, home, authorizedScope) }),
  };
}

function toOAuthClient(
  { application, grant }: NonNullable<PresentedToken['client']>,
  organization: TokenInfo['organization'],
  scope: string[],
): NonNullable<TokenInfo['OAuthClient']> {
  return {
    id: application.clientId,
    name: application.name,
    authorizedGrantType: GRANT_TYPES[grant],
    scope,
    roleDivisions: [],
    state: 'active',
    organization,
  };
}

/** No permissions, on whichever page. */
export function toNoPermissions({ pageSize = DEFAULT_PAGE_SIZE, pageNumber = 1 }: PagingQuery): PermissionListing {
  const uri = (number: number) => `${PERMISSIONS}?pageSize=${pageSize}&pageNumber=${number}`;
  const uris = { firstUri: uri(1), selfUri: uri(pageNumber), lastUri: uri(1) };
  return { entities: [], pageSize, pageNumber, total: 0, ...uris, pageCount: 0 };
}

export function toUserMe(person: Person): UserMe {
  const { id, displayName, email, mobilePhone, login, disabledReason, revision } = person;
  return {
    id,
    name: displayName,
    ...(email === null ? {} : { email }),
    username: login,
    state: disabledReason === null ? 'active' : 'inactive',
    version: revision,
    images: [],
    primaryContactInfo: email === null ? [] : [{ address: email, mediaType: 'EMAIL', type: 'PRIMARY' }],
    addresses: mobilePhone === null ? [] : [{ address: mobilePhone, mediaType: 'PHONE', type: 'MOBILE' }],
    acdAutoAnswer: false,
    selfUri: `/api/v2/users/${id}`,
  };
}
