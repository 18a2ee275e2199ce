/** Stores the external OpenID provider of an organization. */
import { LENGTHS } from '@heldby/contract';
import { type IdentityProvider, isInsecureIssuer } from '../../domain/identity-provider.ts';
import { invalid } from '../../domain/problem.ts';
import { deleteProvider, fromProvider, selectProvider, toProvider, upsertProvider } from '../../storage/statements/providers.ts';
import type { Edit } from '../change.ts';
import { requireLength } from '../lengths.ts';
import { record } from '../record.ts';

/** Null removes the provider. */
export async function setProvider(edit: Edit, provider: IdentityProvider | null): Promise<void> {
  const row = await edit.tx.one(selectProvider, { org: edit.org });
  const before = row === undefined ? null : toProvider(row);
  if (provider === null) edit.tx.send(deleteProvider, { org: edit.org });
  else {
    requireUsable(provider);
    requireLength('clientSecret', provider.clientSecret, LENGTHS.clientSecret);
    edit.tx.send(upsertProvider, { org: edit.org, now: edit.now, ...fromProvider(provider) });
  }
  record.providerSet(edit, edit.actor.organizationId, before, provider);
}

function requireUsable({ issuer, loginClaim, clientId }: IdentityProvider): void {
  const isSecure = URL.canParse(issuer) && new URL(issuer).protocol === 'https:';
  if (!isSecure && !isInsecureIssuer(issuer)) throw invalid('issuer', 'an https URL', issuer);
  if (/[?#]/.test(issuer)) throw invalid('issuer', 'a URL without a query and a fragment', issuer);
  if (loginClaim === '') throw invalid('loginClaim', 'the name of a claim');
  if (clientId === '') throw invalid('clientId', 'given');
}
