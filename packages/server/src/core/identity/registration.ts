/** How an application is registered as an OAuth client: a combination that could not work, or not safely, is refused. */
import type { Application, GrantKind } from '../../domain/credential.ts';
import { invalid } from '../../domain/problem.ts';
import { faultOfRedirectUri } from '../../domain/redirect-uri.ts';
import type { Role } from '../../domain/role.ts';

export interface ApplicationInput {
  readonly name: string;
  /** The application's id when left out. Holds no colon (RFC 7617 §2). */
  readonly clientId?: string;
  /** Made here, with 256 random bits, when left out. */
  readonly secret?: string;
  readonly role?: Role;
  /** Left out: for itself, or with redirect URIs for people who sign in. */
  readonly grants?: readonly GrantKind[];
  readonly redirectUris?: readonly string[];
  /** It cannot keep a secret, and gets none. */
  readonly public?: boolean;
  readonly firstParty?: boolean;
}

export type Registration = Pick<Application, 'grants' | 'redirectUris' | 'public' | 'firstParty'>;

export function registrationOf(input: ApplicationInput): Registration {
  if (input.clientId?.includes(':')) throw invalid('clientId', 'text without a colon', input.clientId);
  const redirectUris = [...new Set(input.redirectUris ?? [])];
  const byDefault: readonly GrantKind[] =
    redirectUris.length > 0 ? ['authorization_code', 'refresh_token'] : ['client_credentials'];
  const grants = [...new Set(input.grants ?? byDefault)];
  requireUsableRedirects(redirectUris, grants);
  const isPublic = input.public ?? false;
  if (isPublic && grants.includes('client_credentials')) {
    throw invalid('grants', 'without client_credentials, because a public client has no secret', 'client_credentials');
  }
  if (isPublic && input.secret !== undefined) throw invalid('secret', 'left out, because the client is public');
  return { grants, redirectUris, public: isPublic, firstParty: input.firstParty ?? false };
}

function requireUsableRedirects(redirectUris: readonly string[], grants: readonly GrantKind[]): void {
  for (const uri of redirectUris) {
    const fault = faultOfRedirectUri(uri);
    if (fault !== undefined) throw invalid('redirectUris', `a redirect URI ${fault}`, uri);
  }
  const signsPeopleIn = grants.includes('authorization_code') || grants.includes('implicit');
  if (signsPeopleIn !== redirectUris.length > 0) {
    throw invalid('redirectUris', 'given exactly where people sign in: with the grant authorization_code or implicit');
  }
}
