/** Statements on when each setting of a policy was last changed, and who did. */
import type { Doer } from '../../domain/assignment.ts';
import { command, query } from '../sql/statement.ts';

export interface PolicyChangeRow {
  readonly setting: string;
  readonly at: number;
  readonly actorKind: Doer['kind'];
  readonly actorId: string;
}

/** With the name of who did it, also of those who have left. */
export type NamedPolicyChangeRow = PolicyChangeRow & { readonly actorName: string | null };

export const selectPolicyChanges = query<{ org: number }, NamedPolicyChangeRow>(`
  select c.setting as "setting", c.at as "at", c.actor_kind as "actorKind", c.actor_id as "actorId",
    coalesce(p.display_name, a.name) as "actorName"
  from policy_change c
  left join person p on p.org_id = :org and p.id = c.actor_id
  left join application a on a.org_id = :org and a.id = c.actor_id
  where c.org_id = :org order by c.setting`);

export const upsertPolicyChange = command<PolicyChangeRow & { org: number }>(`
  insert into policy_change (org_id, setting, at, actor_kind, actor_id)
  values (:org, :setting, :at, :actorKind, :actorId)
  on conflict (org_id, setting) do update set at = :at, actor_kind = :actorKind, actor_id = :actorId`);
