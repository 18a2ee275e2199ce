/** Stores the external OpenID provider of an organization. */
import { LENGTHS } from '@heldby/contract';
import { type IdentityProvider, isInsecureIssuer, type ProviderInput } from '../../domain/identity-provider.ts';
import type { OrgId } from '../../domain/ids.ts';
import { invalid } from '../../domain/problem.ts';
import type { Keyring } from '../../storage/keyring.ts';
import {
  deleteProvider,
  fromProvider,
  selectProvider,
  toProvider,
  updateProviderSecret,
  upsertProvider,
} from '../../storage/statements/providers.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import { requireWayIn } from '../last-administrator.ts';
import { requireLength } from '../lengths.ts';
import { record } from '../record.ts';

/** Null removes the provider. */
export async function setProvider(edit: Edit, input: ProviderInput | null): Promise<IdentityProvider | null> {
  const provider = input && sealed(edit, input);
  const row = await edit.tx.one(selectProvider, { org: edit.org });
  const before = row === undefined ? null : toProvider(row);
  if (provider === null) {
    edit.tx.send(deleteProvider, { org: edit.org });
    await requireWayIn(edit);
  } else {
    requireUsable(provider);
    edit.tx.send(upsertProvider, { org: edit.org, now: edit.now, ...fromProvider(provider) });
  }
  record.providerSet(edit, edit.actor.organizationId, before, provider);
  return provider;
}

function sealed({ keyring, org }: Edit, { clientSecret, ...input }: ProviderInput): IdentityProvider {
  requireLength('clientSecret', clientSecret, LENGTHS.clientSecret);
  const sealedSecret = keyring.seal(clientSecret, providerContext(org));
  return { ...input, sealedSecret, verifiedAsText: input.verifiedAsText ?? false };
}

/** Binds the sealed client secret to its place in the store. */
export function providerContext(org: OrgId): string {
  return `client secret of the provider of organization ${org}`;
}

/** Seals the client secret with the present key. One that cannot be read stays as it is. */
export async function resealProvider(tx: Transaction, org: OrgId, keyring: Keyring): Promise<void> {
  const row = await tx.one(selectProvider, { org });
  const context = providerContext(org);
  if (row === undefined || !keyring.canOpen(row.sealedSecret, context)) return;
  tx.send(updateProviderSecret, { org, sealedSecret: keyring.seal(keyring.open(row.sealedSecret, context), context) });
}

function requireUsable({ issuer, loginClaim, clientId }: IdentityProvider): void {
  const isSecure = URL.canParse(issuer) && new URL(issuer).protocol === 'https:';
  if (!isSecure && !isInsecureIssuer(issuer)) throw invalid('issuer', 'an https URL', issuer);
  if (/[?#]/.test(issuer)) throw invalid('issuer', 'a URL without a query and a fragment', issuer);
  if (loginClaim === '') throw invalid('loginClaim', 'the name of a claim');
  if (clientId === '') throw invalid('clientId', 'given');
}
