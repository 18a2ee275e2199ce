/** The token that somebody presents: what it is, and its end by its holder's own hand. */

import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Application, Credential, GrantKind } from '../../domain/credential.ts';
import type { Organization } from '../../domain/organization.ts';
import { notFound } from '../../domain/problem.ts';
import { selectApplication, selectCredential, toApplication, toCredential } from '../../storage/statements/credentials.ts';
import { selectGrant } from '../../storage/statements/grants.ts';
import { selectOrganization, toOrganization } from '../../storage/statements/organizations.ts';
import { revokeWithin } from './credentials.ts';
import { endGrant } from './grants.ts';

export interface PresentedToken {
  readonly organization: Organization;
  readonly credential: Credential;
  /** The OAuth client that the token was issued to, and how it came to it; null for a token that was made by hand. */
  readonly client: { readonly application: Application; readonly grant: GrantKind } | null;
}

export interface Tokens {
  readonly presented: (actor: Actor) => Promise<PresentedToken>;
  /** Signs out: the presented token ends, and with it all that came of the same sign-in. */
  readonly end: (write: Write) => Promise<void>;
}

export function createTokens(core: Core): Tokens {
  const { storage } = core;

  return {
    presented: async ({ org, credentialId }) => {
      const organization = await storage.one(selectOrganization, { org });
      const row = credentialId === null ? undefined : await storage.one(selectCredential, { org, id: credentialId });
      if (organization === undefined || row === undefined) throw notFound('credential');
      const credential = toCredential(row);
      return { organization: toOrganization(organization), credential, client: await clientOf(core, org, credential) };
    },
    end: async write => {
      const { org, credentialId } = write.actor;
      await change(core, write, { name: 'tokens.end', needs: null }, { credentialId }, async edit => {
        const row = credentialId === null ? undefined : await edit.tx.one(selectCredential, { org, id: credentialId });
        if (row === undefined) throw notFound('credential');
        const credential = toCredential(row);
        if (credential.grantId === null) await revokeWithin(edit, credential);
        else await endGrant(edit, credential.grantId, credential.subject);
      });
    },
  };
}

async function clientOf(core: Core, org: number, credential: Credential): Promise<PresentedToken['client']> {
  const { applicationId, grantId } = credential;
  if (applicationId === null) return null;
  const row = await core.storage.one(selectApplication, { org, id: applicationId });
  if (row === undefined) return null;
  const grant = grantId === null ? undefined : await core.storage.one(selectGrant, { org, id: grantId });
  const kind = grant === undefined ? 'client_credentials' : (grant.kind as GrantKind);
  return { application: toApplication(row), grant: kind };
}
