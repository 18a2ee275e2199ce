/** Statements on the external OpenID provider of an organization. */
import type { IdentityProvider } from '../../domain/identity-provider.ts';
import { command, query } from '../sql/statement.ts';

export const selectProvider = query<{ org: number }, IdentityProvider>(`
  select name as "name", issuer as "issuer", client_id as "clientId", client_secret as "clientSecret",
    login_claim as "loginClaim"
  from identity_provider where org_id = :org`);

export const upsertProvider = command<IdentityProvider & { org: number; now: number }>(`
  insert into identity_provider (org_id, name, issuer, client_id, client_secret, login_claim, modified_at)
  values (:org, :name, :issuer, :clientId, :clientSecret, :loginClaim, :now)
  on conflict (org_id) do update set name = excluded.name, issuer = excluded.issuer, client_id = excluded.client_id,
    client_secret = excluded.client_secret, login_claim = excluded.login_claim, modified_at = excluded.modified_at`);

export const deleteProvider = command<{ org: number }>(`
  delete from identity_provider where org_id = :org`);
