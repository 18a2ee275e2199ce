/** Statements on the external OpenID providers of an organization. It has few, and they are read together. */
import type { DirectoryRule } from '../../domain/directory.ts';
import type { IdentityProvider, NewPeople } from '../../domain/identity-provider.ts';
import { command, query } from '../sql/statement.ts';

export interface ProviderRow extends Omit<IdentityProvider, 'verifiedAsText' | 'domains' | 'rules' | 'newPeople'> {
  readonly domains: string;
  readonly rules: string;
  readonly newPeople: string | null;
  readonly verifiedAsText: number;
}

export function toProvider(row: ProviderRow): IdentityProvider {
  return {
    ...row,
    domains: JSON.parse(row.domains) as string[],
    verifiedAsText: row.verifiedAsText === 1,
    rules: JSON.parse(row.rules) as DirectoryRule[],
    newPeople: row.newPeople === null ? null : (JSON.parse(row.newPeople) as NewPeople),
  };
}

export function fromProvider(provider: IdentityProvider): ProviderRow {
  const { domains, rules, newPeople, verifiedAsText } = provider;
  const texts = {
    domains: JSON.stringify(domains),
    rules: JSON.stringify(rules),
    newPeople: newPeople && JSON.stringify(newPeople),
  };
  return { ...provider, ...texts, verifiedAsText: verifiedAsText ? 1 : 0 };
}

const PROVIDERS = `select i.id as "id", i.name as "name", i.issuer as "issuer", i.client_id as "clientId",
    i.client_secret as "sealedSecret", i.domains as "domains", i.login_claim as "loginClaim",
    i.verified_as_text as "verifiedAsText", i.groups_claim as "groupsClaim", i.rules as "rules", i.new_people as "newPeople", i.created_at as "createdAt", i.modified_at as "modifiedAt", i.revision as "revision"
  from identity_provider i where i.org_id = :org`;

/** In the order in which they were added. */
export const selectProviders = query<{ org: number }, ProviderRow>(`${PROVIDERS} order by i.id`);

export const selectProvider = query<{ org: number; id: string }, ProviderRow>(`${PROVIDERS} and i.id = :id`);

export const selectProviderOfIssuer = query<{ org: number; issuer: string }, ProviderRow>(`${PROVIDERS} and i.issuer = :issuer`);

export const insertProvider = command<ProviderRow & { org: number }>(`
  insert into identity_provider (org_id, id, name, issuer, client_id, client_secret, domains, login_claim, verified_as_text,
    groups_claim, rules, new_people, created_at, modified_at, revision)
  values (:org, :id, :name, :issuer, :clientId, :sealedSecret, :domains, :loginClaim, :verifiedAsText,
    :groupsClaim, :rules, :newPeople, :createdAt, :modifiedAt, :revision)`);

export const updateProvider = command<ProviderRow & { org: number }>(`
  update identity_provider set name = :name, client_id = :clientId, client_secret = :sealedSecret,
    domains = :domains, login_claim = :loginClaim, verified_as_text = :verifiedAsText,
    groups_claim = :groupsClaim, rules = :rules, new_people = :newPeople, modified_at = :modifiedAt,
    revision = :revision
  where org_id = :org and id = :id`);

export const updateProviderSecret = command<{ org: number; id: string; sealedSecret: string }>(`
  update identity_provider set client_secret = :sealedSecret where org_id = :org and id = :id`);

export const deleteProvider = command<{ org: number; id: string }>(`
  delete from identity_provider where org_id = :org and id = :id`);

/** Domains are stored once more by themselves, because one belongs to one provider, and a statement asks for it. */
export const insertProviderDomain = command<{ org: number; domain: string; providerId: string }>(`
  insert into provider_domain (org_id, domain, provider_id) values (:org, :domain, :providerId)`);

export const deleteProviderDomains = command<{ org: number; providerId: string }>(`
  delete from provider_domain where org_id = :org and provider_id = :providerId`);
