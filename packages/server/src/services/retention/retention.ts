/** Carries out what an organization's policy says of how long things are kept, and says what would go. */
import type { Core } from '../../core/core.ts';
import { historyStart } from '../../core/history-start.ts';
import { requireOrganization } from '../../core/organization/find.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Organization, Policy } from '../../domain/organization.ts';
import { limitsOf } from '../../domain/retention.ts';
import type { Instant } from '../../lib/instant.ts';
import { beginRetention, countLongGone, selectRetention } from '../../storage/statements/retention.ts';
import { applyRetention } from './apply.ts';
import { cutOf, endedBefore, spentBefore } from './due.ts';

export interface RetentionReport {
  readonly policy: Policy;
  /** What would go now. */
  readonly due: { readonly events: number; readonly assignments: number; readonly credentials: number; readonly people: number };
  /** The last event that was removed; 0 if none was. */
  readonly removedUpTo: number;
  /** When it was last looked for what is to go. */
  readonly ranAt: Instant | null;
}

export interface Retention {
  /** Removes what is not kept. It can be interrupted anywhere, and goes on with what is left. */
  readonly apply: (organization: Pick<Organization, 'org' | 'id' | 'policy'>, signal: AbortSignal) => Promise<void>;
  /** How much would go now by these settings. */
  readonly due: (org: number, policy: Policy) => Promise<RetentionReport['due']>;
  readonly report: (actor: Actor) => Promise<RetentionReport>;
}

export function createRetention(core: Core): Retention {
  const { storage, clock } = core;
  return {
    apply: async (organization, signal) => {
      const { org } = organization;
      const now = clock.now();
      const limits = limitsOf(organization.policy, now);
      if (Object.values(limits).every(limit => limit === null)) return;
      await storage.transaction(org, tx => tx.run(beginRetention, { org, now }));
      await applyRetention(core, organization, limits, signal);
    },
    due: (org, policy) => dueOf(core, org, policy),
    report: async actor => {
      requireRight(actor, 'read events');
      const { org } = actor;
      const { policy } = await requireOrganization(storage, org);
      const start = await historyStart(storage, org);
      const ran = await storage.one(selectRetention, { org });
      return { policy, due: await dueOf(core, org, policy), removedUpTo: start.sequence, ranAt: ran?.ranAt ?? null };
    },
  };
}

async function dueOf(core: Core, org: number, policy: Policy): Promise<RetentionReport['due']> {
  const limits = limitsOf(policy, core.clock.now());
  const start = await historyStart(core.storage, org);
  const cut = limits.events === null ? null : await cutOf(core, org, limits.events);
  const gone = limits.people === null ? undefined : await core.storage.one(countLongGone, { org, before: limits.people });
  return {
    events: cut === null ? 0 : cut.sequence - start.sequence,
    assignments: limits.assignments === null ? 0 : await lengthOf(endedBefore(core, org, limits.assignments)),
    credentials: limits.credentials === null ? 0 : await lengthOf(spentBefore(core, org, limits.credentials)),
    people: Number(gone?.total ?? 0),
  };
}

async function lengthOf(batches: AsyncIterable<readonly unknown[]>): Promise<number> {
  let length = 0;
  for await (const batch of batches) length += batch.length;
  return length;
}
