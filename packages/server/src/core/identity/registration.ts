/** Checks how an application is registered as an OAuth client. Combinations that cannot work or are unsafe are refused. */
import type { Application, GrantKind } from '../../domain/credential.ts';
import { invalid } from '../../domain/problem.ts';
import { faultOfRedirectUri } from '../../domain/redirect-uri.ts';
import type { Role } from '../../domain/role.ts';

export interface ApplicationInput {
  readonly name: string;
  /** Defaults to the application's id. Must not contain a colon (RFC 7617 §2). */
  readonly clientId?: string;
  /** Generated with 256 random bits if left out. */
  readonly secret?: string;
  readonly role?: Role;
  /** If left out: sign-in of people if there are redirect URIs, else client credentials. */
  readonly grants?: readonly GrantKind[];
  readonly redirectUris?: readonly string[];
  /** A public client cannot keep a secret, so it gets none. */
  readonly public?: boolean;
  readonly firstParty?: boolean;
}

/** What can be changed later. A client keeps its id, and stays public or confidential. */
export type ApplicationChange = Partial<Pick<Application, 'name' | 'role' | 'grants' | 'redirectUris' | 'firstParty'>>;

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
