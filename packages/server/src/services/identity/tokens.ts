/** Describes the token that the caller presents, and signs it out. */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { revokeByHand, revokeGrant } from '../../core/identity/credentials.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Application, Credential, GrantKind } from '../../domain/credential.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { Organization } from '../../domain/organization.ts';
import { notFound } from '../../domain/problem.ts';
import { selectApplication, toApplication } from '../../storage/statements/applications.ts';
import { selectCredential, toCredential } from '../../storage/statements/credentials.ts';
import { selectGrant } from '../../storage/statements/grants.ts';
import { selectOrganization, toOrganization } from '../../storage/statements/organizations.ts';
import type { Reader } from '../../storage/storage.ts';

export interface PresentedToken {
  readonly organization: Organization;
  readonly credential: Credential;
  /** The OAuth client that the token was issued to, and by which grant; null for a token that was made by hand. */
  readonly client: { readonly application: Application; readonly grant: GrantKind } | null;
}

export interface Tokens {
  readonly presented: (actor: Actor) => Promise<PresentedToken>;
  /** Signs out: revokes the presented token and every credential of the same sign-in. */
  readonly end: (write: Write) => Promise<void>;
}

export function createTokens(core: Core): Tokens {
  const { storage } = core;

  return {
    presented: async actor => {
      const organization = await storage.one(selectOrganization, { org: actor.org });
      if (organization === undefined) throw notFound('credential');
      const credential = await requirePresented(storage, actor);
      return { organization: toOrganization(organization), credential, client: await clientOf(storage, actor.org, credential) };
    },
    end: async write => {
      const { credentialId } = write.actor;
      await change(core, write, { name: 'tokens.end', needs: null }, { credentialId }, async edit => {
        const credential = await requirePresented(edit.tx, edit.actor);
        if (credential.grantId === null) await revokeByHand(edit, credential);
        else await revokeGrant(edit, credential.grantId, credential.subject);
      });
    },
  };
}

async function requirePresented(reader: Reader, { org, credentialId }: Actor): Promise<Credential> {
  const row = credentialId === null ? undefined : await reader.one(selectCredential, { org, id: credentialId });
  if (row === undefined) throw notFound('credential');
  return toCredential(row);
}

async function clientOf(reader: Reader, org: OrgId, credential: Credential): Promise<PresentedToken['client']> {
  const { applicationId, grantId } = credential;
  if (applicationId === null) return null;
  const row = await reader.one(selectApplication, { org, id: applicationId });
  if (row === undefined) return null;
  const grant = grantId === null ? undefined : await reader.one(selectGrant, { org, id: grantId });
  const kind = grant === undefined ? 'client_credentials' : (grant.kind as GrantKind);
  return { application: toApplication(row), grant: kind };
}
