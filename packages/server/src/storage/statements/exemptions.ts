/** Statements on what a policy leaves alone. */
import type { Exemption, ExemptKind, NamedExemption, PolicyName } from '../../domain/policies.ts';
import { command, query } from '../sql/statement.ts';
import { applicationName, doer, personName } from './assignment-names.ts';

interface ExemptionRow extends Omit<Exemption, 'policy' | 'kind'> {
  readonly policy: string;
  readonly kind: string;
}

/** With what it is called now, and who made it. */
export interface NamedExemptionRow extends ExemptionRow {
  readonly name: string | null;
  readonly createdByPerson: string | null;
  readonly createdByApplication: string | null;
}

/** A tag is stored as it is inside the JSON of a device's tags, by which it is found there. */
export function toExemption({ policy, kind, target, ...rest }: ExemptionRow): Exemption {
  return {
    ...rest,
    policy: policy as PolicyName,
    kind: kind as ExemptKind,
    target: kind === 'tag' ? (JSON.parse(`"${target}"`) as string) : target,
  };
}

export function toNamedExemption({ name, createdByPerson, createdByApplication, ...row }: NamedExemptionRow): NamedExemption {
  const createdBy = doer(row.createdBy, createdByPerson, createdByApplication);
  return { ...toExemption(row), names: { target: row.kind === 'tag' ? null : name, createdBy } };
}

export function storedTarget({ kind, target }: Pick<Exemption, 'kind' | 'target'>): string {
  return kind === 'tag' ? JSON.stringify(target).slice(1, -1) : target;
}

type Of = { readonly org: number };

const COLUMNS = `e.id as "id", e.number as "number", e.policy as "policy", e.kind as "kind", e.target as "target", e.reason as "reason",
  e.until as "until", e.created_at as "createdAt", e.created_by as "createdBy"`;

const NAMED = `${COLUMNS}, coalesce(
    (select d.name from device d where d.org_id = :org and d.id = e.target and e.kind = 'device'),
    (select p.display_name from person p where p.org_id = :org and p.id = e.target and e.kind = 'person'),
    (select g.name from person_group g where g.org_id = :org and g.id = e.target and e.kind = 'group'),
    (select l.name from location l where l.org_id = :org and l.id = e.target and e.kind = 'location')) as "name",
  ${personName('e.created_by')} as "createdByPerson", ${applicationName('e.created_by')} as "createdByApplication"`;

export const selectExemptions = query<Of & { policy: string; after: number; limit: number }, NamedExemptionRow>(`
  select ${NAMED} from policy_exemption e where e.org_id = :org and e.policy = :policy and e.number > :after
  order by e.number limit :limit`);

export const selectNamedExemption = query<Of & { id: string }, NamedExemptionRow>(`
  select ${NAMED} from policy_exemption e where e.org_id = :org and e.id = :id`);

export const selectExemptionOf = query<Of & { policy: string; kind: string; target: string }, { id: string }>(`
  select id as "id" from policy_exemption where org_id = :org and policy = :policy and kind = :kind and target = :target`);

/** How many the policy has, counted up to the limit. */
export const countExemptions = query<Of & { policy: string; limit: number }, { total: number }>(`
  select count(*) as "total" from (
    select 1 from policy_exemption where org_id = :org and policy = :policy limit :limit) s`);

export const insertExemption = command<ExemptionRow & Of>(`
  insert into policy_exemption (org_id, id, number, policy, kind, target, reason, until, created_at, created_by)
  values (:org, :id, :number, :policy, :kind, :target, :reason, :until, :createdAt, :createdBy)`);

export const deleteExemption = command<Of & { id: string }>(`
  delete from policy_exemption where org_id = :org and id = :id`);
