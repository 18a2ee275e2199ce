/** The outside OpenID provider of an organization, as its administrators configure it. */

import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import type { IdentityProvider } from '../../domain/identity-provider.ts';
import type { OrgId } from '../../domain/ids.ts';
import { invalid } from '../../domain/problem.ts';
import { deleteProvider, selectProvider, upsertProvider } from '../../storage/statements/providers.ts';
import { requireTokenAdministrator } from './credentials.ts';

export interface Providers {
  /** Sets or replaces it; null takes it away. */
  readonly set: (write: Write, provider: IdentityProvider | null) => Promise<void>;
  readonly find: (org: OrgId) => Promise<IdentityProvider | undefined>;
}

const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/;

/** OpenID Connect Core asks for https; a provider on this machine may do without. */
export function isInsecureIssuer(issuer: string): boolean {
  return LOOPBACK.test(issuer);
}

export function createProviders(core: Core): Providers {
  const find = (org: OrgId) => core.storage.one(selectProvider, { org });
  return {
    find,
    set: async (write, provider) => {
      requireRight(write.actor, 'write tokens of others');
      if (provider !== null) requireUsable(provider);
      const told = provider && withoutSecret(provider);
      await change(core, write, { name: 'providers.set', needs: null }, told, async edit => {
        const before = await edit.tx.one(selectProvider, { org: edit.org });
        if (provider === null) edit.tx.send(deleteProvider, { org: edit.org });
        else edit.tx.send(upsertProvider, { org: edit.org, now: edit.now, ...provider });
        edit.record({
          type: 'organization.provider_set',
          subject: write.actor.organizationId,
          before: before === undefined ? null : withoutSecret(before),
          after: told,
        });
      });
    },
  };
}

function requireUsable({ issuer, loginClaim, clientId }: IdentityProvider): void {
  const isSecure = URL.canParse(issuer) && new URL(issuer).protocol === 'https:';
  if (!isSecure && !isInsecureIssuer(issuer)) throw invalid('issuer', 'an https URL', issuer);
  if (loginClaim === '') throw invalid('loginClaim', 'the name of a claim');
  if (clientId === '') throw invalid('clientId', 'given');
}

/** What the history may know. */
function withoutSecret({ clientSecret: _, ...rest }: IdentityProvider): Omit<IdentityProvider, 'clientSecret'> {
  return rest;
}
