/** The policies of an organization: their settings as they are in force, their runs, and what they are about to do. */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireOrganization } from '../../core/organization/find.ts';
import { type PolicyWish, setPolicy } from '../../core/organization/policy.ts';
import { type PolicyWithChanges, readPolicy } from '../../core/organization/read-policy.ts';
import type { Actor } from '../../domain/actor.ts';
import { everyDays, isOn, type NamedRun, type PolicyName } from '../../domain/policies.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectRuns, toNamedRun } from '../../storage/statements/policy-runs.ts';
import type { Reader } from '../../storage/storage.ts';
import { createExemptions, type Exemptions } from './exemptions.ts';
import { createPolicyPreviews, type PolicyPreviews } from './previews/previews.ts';
import type { CountDue } from './previews/retention.ts';
import { type ApplyRetention, createPolicyRuns, isScheduled, nextRunOf, type PolicyRuns } from './runs.ts';
import { createPolicySteps, type PolicySteps } from './steps.ts';

export interface PolicyView {
  readonly name: PolicyName;
  readonly stored: PolicyWithChanges;
  readonly enabled: boolean;
  /** Null for one that acts at once. */
  readonly everyDays: number | null;
  readonly nextRunAt: Instant | null;
  readonly lastRun: NamedRun | null;
}

export interface Policies extends PolicyRuns, PolicySteps, Exemptions {
  readonly get: (actor: Actor, name: PolicyName) => Promise<PolicyView>;
  /** Changes settings of the organization. */
  readonly update: (write: Write, name: PolicyName, wish: PolicyWish) => Promise<PolicyView>;
  readonly preview: PolicyPreviews;
}

const LAST = Number.MAX_SAFE_INTEGER;

/** What retention does for its policy. */
export interface RetentionOfPolicy {
  readonly apply: ApplyRetention;
  readonly due: CountDue;
}

export function createPolicies(core: Core, retention: RetentionOfPolicy): Policies {
  return {
    ...createPolicyRuns(core, retention.apply),
    ...createPolicySteps(core),
    ...createExemptions(core),
    preview: createPolicyPreviews(core, retention.due),
    get: async (actor, name) => view(core.storage, actor, name, await readPolicy(core.storage, actor)),
    update: (write, name, wish) =>
      change(core, write, { name: 'policies.update', needs: 'write policy' }, { name, wish }, async edit => {
        await setPolicy(edit, wish);
        return view(edit.tx, edit.actor, name, await readPolicy(edit.tx, edit.actor));
      }),
  };
}

async function view(reader: Reader, { org }: Actor, name: PolicyName, stored: PolicyWithChanges): Promise<PolicyView> {
  const { policy } = await requireOrganization(reader, org);
  const [last] = await reader.all(selectRuns, { org, policy: name, below: LAST, limit: 1 });
  return {
    name,
    stored,
    enabled: isOn(name, policy),
    everyDays: isScheduled(name) ? everyDays(name, policy) : null,
    nextRunAt: isScheduled(name) ? await nextRunOf(reader, org, name, policy) : null,
    lastRun: last === undefined ? null : toNamedRun(last),
  };
}
