/** The registry's objects as the command line shows them: plain JSON with ISO instants. */
import type { Application, Credential } from '../domain/credential.ts';
import type { IdentityProvider, OutsideIdentity } from '../domain/identity-provider.ts';
import type { Organization } from '../domain/organization.ts';
import type { Owner } from '../domain/owner.ts';
import type { Person } from '../domain/person.ts';
import type { Role } from '../domain/role.ts';
import { toIso, toIsoOrNull } from '../lib/instant.ts';

export interface OrganizationView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
}

export interface PersonView {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly role: Role;
  readonly disabledReason: string | null;
  readonly createdAt: string;
}

export type ApplicationView = Omit<Application, 'createdAt'> & { readonly createdAt: string };

/** Without the client secret. */
export type ProviderView = Omit<IdentityProvider, 'sealedSecret'>;

export type IdentityView = Omit<OutsideIdentity, 'createdAt'> & { readonly createdAt: string };

/** Without the secret itself. */
export type SecretView = Pick<TokenView, 'id' | 'label' | 'createdAt' | 'expiresAt' | 'revokedAt' | 'lastUsedAt'>;

export interface TokenView {
  readonly id: string;
  readonly kind: Credential['kind'];
  readonly holder: Owner & { readonly name: string };
  readonly scopes: readonly string[];
  readonly label: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
}

export function viewOrganization({ id, name, createdAt }: Organization): OrganizationView {
  return { id, name, createdAt: toIso(createdAt) };
}

export function viewPerson({ id, login, displayName, email, role, disabledReason, createdAt }: Person): PersonView {
  return { id, login, displayName, email, role, disabledReason, createdAt: toIso(createdAt) };
}

export function viewApplication({ createdAt, ...application }: Application): ApplicationView {
  return { ...application, createdAt: toIso(createdAt) };
}

export function viewProvider({ name, issuer, clientId, loginClaim, verifiedAsText }: IdentityProvider): ProviderView {
  return { name, issuer, clientId, loginClaim, verifiedAsText };
}

export function viewIdentity({ createdAt, ...rest }: OutsideIdentity): IdentityView {
  return { ...rest, createdAt: toIso(createdAt) };
}

export function viewSecret(credential: Credential): SecretView {
  const { id, label, createdAt, expiresAt, revokedAt, lastUsedAt } = viewToken(credential, '');
  return { id, label, createdAt, expiresAt, revokedAt, lastUsedAt };
}

export function viewToken(credential: Credential, holderName: string): TokenView {
  const { id, kind, subject, scopes, label } = credential;
  return {
    id,
    kind,
    holder: { ...subject, name: holderName },
    scopes,
    label,
    createdAt: toIso(credential.createdAt),
    expiresAt: toIsoOrNull(credential.expiresAt),
    revokedAt: toIsoOrNull(credential.revokedAt),
    lastUsedAt: toIsoOrNull(credential.lastUsedAt),
  };
}
