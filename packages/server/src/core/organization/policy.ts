/** Stores the settings of an organization, and the index that finds it by its CORS origins. */
import { isDeepStrictEqual } from 'node:util';
import type { OrgId } from '../../domain/ids.ts';
import type { Organization, Policy } from '../../domain/organization.ts';
import { deleteOrigin, insertOrigin, updatePolicy } from '../../storage/statements/organizations.ts';
import { upsertPolicyChange } from '../../storage/statements/policy-changes.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';
import { requireOrganization } from './find.ts';

export type PolicyWish = { readonly [K in keyof Policy]?: Policy[K] | null };

/** Changes the given settings. Null resets one to the installation's default. */
export async function setPolicy(edit: Edit, wish: PolicyWish): Promise<Organization> {
  const before = await requireOrganization(edit.tx, edit.org);
  const merged = Object.entries({ ...before.policy, ...wish }).filter(([, value]) => value !== null);
  const after: Organization = { ...before, policy: Object.fromEntries(merged) };
  edit.tx.send(updatePolicy, { org: edit.org, policy: JSON.stringify(after.policy) });
  replaceOrigins(edit, before.policy.corsOrigins ?? [], after.policy.corsOrigins ?? []);
  noteChanges(edit, edit.org, before.policy, after.policy);
  record.policyUpdated(edit, before.id, before.policy, after.policy);
  edit.afterCommit(() => edit.actors.forgetOrganization(edit.org));
  return after;
}

/** Who last set each setting, and when. `org`: a new organization is made in a transaction of the installation. */
export function noteChanges({ tx, now, actor }: Edit, org: OrgId, before: Policy, after: Policy): void {
  const cause = { org, at: now, actorKind: actor.kind, actorId: actor.id };
  for (const setting of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!isDeepStrictEqual(before[setting], after[setting])) tx.send(upsertPolicyChange, { ...cause, setting });
  }
}

/** Updates the index from the new policy. */
function replaceOrigins(edit: Edit, before: readonly string[], after: readonly string[]): void {
  const key = (origin: string): { origin: string; org: OrgId } => ({ origin, org: edit.org });
  for (const origin of new Set(before)) if (!after.includes(origin)) edit.tx.send(deleteOrigin, key(origin));
  for (const origin of new Set(after)) if (!before.includes(origin)) edit.tx.send(insertOrigin, key(origin));
}
