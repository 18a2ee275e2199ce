/** Statements on the external OpenID provider of an organization. */
import type { IdentityProvider } from '../../domain/identity-provider.ts';
import { command, query } from '../sql/statement.ts';

interface ProviderRow extends Omit<IdentityProvider, 'verifiedAsText'> {
  readonly verifiedAsText: number;
}

export function toProvider(row: ProviderRow): IdentityProvider {
  return { ...row, verifiedAsText: row.verifiedAsText === 1 };
}

export function fromProvider(provider: IdentityProvider): ProviderRow {
  return { ...provider, verifiedAsText: provider.verifiedAsText ? 1 : 0 };
}

export const selectProvider = query<{ org: number }, ProviderRow>(`
  select name as "name", issuer as "issuer", client_id as "clientId", client_secret as "sealedSecret",
    login_claim as "loginClaim", verified_as_text as "verifiedAsText"
  from identity_provider where org_id = :org`);

export const upsertProvider = command<ProviderRow & { org: number; now: number }>(`
  insert into identity_provider (org_id, name, issuer, client_id, client_secret, login_claim, verified_as_text, modified_at)
  values (:org, :name, :issuer, :clientId, :sealedSecret, :loginClaim, :verifiedAsText, :now)
  on conflict (org_id) do update set name = excluded.name, issuer = excluded.issuer, client_id = excluded.client_id,
    client_secret = excluded.client_secret, login_claim = excluded.login_claim,
    verified_as_text = excluded.verified_as_text, modified_at = excluded.modified_at`);

export const updateProviderSecret = command<{ org: number; sealedSecret: string }>(`
  update identity_provider set client_secret = :sealedSecret where org_id = :org`);

export const deleteProvider = command<{ org: number }>(`
  delete from identity_provider where org_id = :org`);
