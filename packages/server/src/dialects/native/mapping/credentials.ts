/** Credentials and their secrets, as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import type { IssuedApplication } from '../../../core/identity/applications.ts';
import type { Issued } from '../../../core/identity/credentials.ts';
import type { Rotated } from '../../../core/identity/rotate-token.ts';
import { toApplication, toCredential } from '../../../core/objects.ts';
import type { Credential } from '../../../domain/credential.ts';
import { toIso, toIsoOrNull } from '../../../lib/instant.ts';
import type { NamedCredential } from '../../../services/identity/credential-list.ts';
import type { ListedSession } from '../../../services/identity/session-list.ts';

export function toClientSecret(credential: Credential): api.ClientSecret {
  const { id, label, createdAt, expiresAt, revokedAt, lastUsedAt } = toCredential(credential);
  return { id, label, createdAt, expiresAt, revokedAt, lastUsedAt };
}

export function toIssuedSecret({ credential, secret }: Issued): api.IssuedSecret {
  return { ...toClientSecret(credential), clientSecret: secret };
}

export function toIssuedToken({ credential, secret }: Issued): api.IssuedToken {
  return { token: secret, credential: toCredential(credential) };
}

export function toRotatedToken({ replaced, ...issued }: Rotated): api.RotatedToken {
  return { ...toIssuedToken(issued), replaced: toCredential(replaced) };
}

export function toIssuedApplication({ application, secret }: IssuedApplication): api.IssuedApplication {
  return { ...toApplication(application), clientSecret: secret };
}

export function toNamedCredential({ credential, ownerName }: NamedCredential): api.NamedCredential {
  const shown = toCredential(credential);
  return { ...shown, owner: { ...shown.owner, name: ownerName } };
}

export function toSession({ agent, applications, createdAt, lastUsedAt, expiresAt, ...session }: ListedSession): api.Session {
  return {
    ...session,
    userAgent: agent,
    applications: applications.map(each => ({ ...each, lastUsedAt: toIsoOrNull(each.lastUsedAt) })),
    createdAt: toIso(createdAt),
    lastUsedAt: toIsoOrNull(lastUsedAt),
    expiresAt: toIso(expiresAt),
  };
}
