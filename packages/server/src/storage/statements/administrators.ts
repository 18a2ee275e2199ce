/** The statement that counts the full administrators of an organization. */
import type { Scope } from '../../domain/scope.ts';
import { query } from '../sql/statement.ts';

/** Scopes of a token by which a full administrator gets every other one: with `people.org:write` they set their own password. */
export const GIVES_A_WAY_IN: readonly Scope[] = ['org:admin', 'people.org:write'];

const ADMINISTERS = GIVES_A_WAY_IN.map(scope => `' ' || c.scopes || ' ' like '% ${scope} %'`).join(' or ');

/**
 * They can sign in if they have a password, or a token made by hand with which they administer people, or at an OpenID provider of the
 * organization: one that has their domain, or the one for everybody else. Sign-ins end by themselves, so they do not count, and limited
 * tokens give nobody access.
 */
const CAN_SIGN_IN = `(
  exists (select 1 from password w where w.org_id = :org and w.person_id = p.id)
  or exists (select 1 from identity_provider i where i.org_id = :org and i.domains = '[]')
  or exists (select 1 from provider_domain d where d.org_id = :org
    and (p.login_key like '%@' || d.domain or (p.login_key not like '%@%' and p.email_key like '%@' || d.domain)))
  or exists (select 1 from credential c where c.org_id = :org and c.subject_id = p.id and c.kind = 'api_token'
    and c.revoked_at is null and (c.expires_at is null or c.expires_at > :now) and c.limits is null and (${ADMINISTERS})))`;

export interface AdministratorCount {
  /** The enabled full administrators without the one in question. */
  readonly others: number;
  /** Those of them who can sign in. */
  readonly able: number;
  /** 1 if the one in question can sign in. */
  readonly selfAble: number;
}

export const countAdministrators = query<{ org: number; id: string; now: number }, AdministratorCount>(`
  select coalesce(sum(case when p.id <> :id then 1 else 0 end), 0) as "others",
    coalesce(sum(case when p.id <> :id and ${CAN_SIGN_IN} then 1 else 0 end), 0) as "able",
    coalesce(sum(case when p.id = :id and ${CAN_SIGN_IN} then 1 else 0 end), 0) as "selfAble"
  from person p
  where p.org_id = :org and p.role = 'full' and p.removed_at is null and p.disabled_reason is null`);
