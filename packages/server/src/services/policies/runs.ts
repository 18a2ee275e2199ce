/** Begins the runs of policies: by their schedule, and when somebody asks. Carries them out and undoes them. */
import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { enqueueJob } from '../../core/enqueue-job.ts';
import { requireOrganization } from '../../core/organization/find.ts';
import { beginRun, beginUndo, finishRun, requireRun, saveRun } from '../../core/policies/runs.ts';
import { requireRight } from '../../core/rights.ts';
import { type Actor, systemActor } from '../../domain/actor.ts';
import type { Organization, Policy } from '../../domain/organization.ts';
import {
  isOn,
  jobNameOf,
  type NamedRun,
  nextRunAt,
  POLICY_JOB,
  type PolicyName,
  type PolicyRun,
  SCHEDULED_POLICIES,
  type ScheduledPolicy,
} from '../../domain/policies.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectPolicyChanges } from '../../storage/statements/policy-changes.ts';
import { selectLastScheduled, selectNamedRun, selectRuns, toNamedRun } from '../../storage/statements/policy-runs.ts';
import { selectInGrace } from '../../storage/statements/stale.ts';
import type { Reader } from '../../storage/storage.ts';
import { pageByNumberDown } from '../paging.ts';
import { runLoans } from './loan-run.ts';
import { runStale, type Task, undoStaleRun } from './stale-run.ts';

type Of = Pick<Organization, 'org' | 'id'>;

/** Removes what is not kept. */
export type ApplyRetention = (organization: Pick<Organization, 'org' | 'id' | 'policy'>, signal: AbortSignal) => Promise<void>;

export interface PolicyRuns {
  readonly run: (write: Write, name: PolicyName) => Promise<NamedRun>;
  readonly runs: (actor: Actor, name: PolicyName, page: PageRequest) => Promise<Page<NamedRun>>;
  readonly undoRun: (write: Write, name: PolicyName, id: string) => Promise<NamedRun>;
  /** Begins the runs whose time has come. Of the nodes that share a store, the one that comes first does it. */
  readonly schedule: (organization: Of) => Promise<void>;
  /** Carries out a run, or undoes it. One that was interrupted goes on. */
  readonly carryOut: (organization: Of, runId: string, task: Task) => Promise<void>;
}

export function isScheduled(name: PolicyName): name is ScheduledPolicy {
  return (SCHEDULED_POLICIES as readonly PolicyName[]).includes(name);
}

/** When the policy is carried out next by its schedule; null for one that has nothing to do. */
export async function nextRunOf(reader: Reader, org: number, name: ScheduledPolicy, policy: Policy): Promise<Instant | null> {
  const isNeeded =
    isOn(name, policy) || (name === 'stale' && (await reader.one(selectInGrace, { org, after: '', limit: 1 })) !== undefined);
  if (!isNeeded) return null;
  const ranAt = (await reader.one(selectLastScheduled, { org, policy: name }))?.startedAt ?? null;
  const changes = ranAt === null ? await reader.all(selectPolicyChanges, { org }) : [];
  const setAt = Math.max(0, ...changes.map(({ at }) => at));
  return nextRunAt(name, policy, { ranAt, setAt });
}

export function createPolicyRuns(core: Core, applyRetention: ApplyRetention): PolicyRuns {
  const { storage, clock } = core;
  const carryOut: PolicyRuns['carryOut'] = async (organization, runId, task) => {
    const { org, id } = organization;
    const system = { actor: systemActor(org, id) };
    const run = await requireRun(storage, org, runId);
    if (run.state === 'undoing') return whileAtWork(core, org, run, () => undoStaleRun(core, organization, run, task));
    if (run.state !== 'waiting' && run.state !== 'running') return;
    await change(core, system, { name: 'policies.begin', needs: null }, null, async edit => {
      if ((await requireRun(edit.tx, org, runId)).state === 'waiting') saveRun(edit, run, { state: 'running' });
    });
    await whileAtWork(core, org, { id: runId, state: 'running' }, () =>
      WORK[run.policy](core, organization, run, task, applyRetention),
    );
    await change(core, system, { name: 'policies.finish', needs: null }, null, edit => finishRun(edit, runId));
  };

  return {
    run: (write, name) =>
      change(core, write, { name: 'policies.run', needs: 'write policy' }, { name }, async edit => {
        if (!isScheduled(name)) throw new Problem('conflict', `The policy ${name} acts at once: there is nothing to run.`);
        const run = await beginRun(edit, name, edit.actor.id);
        if (run === undefined) throw new Problem('conflict', `The policy ${name} is being carried out already.`);
        begun(edit, run);
        return namedRun(edit.tx, edit.org, run.id);
      }),
    runs: async (actor, name, page) => {
      requireRight(actor, 'read policy');
      const key = { org: actor.org, policy: name };
      return pageByNumberDown(
        page,
        (below, limit) => storage.all(selectRuns, { ...key, below, limit }),
        ({ number }) => number,
        toNamedRun,
      );
    },
    undoRun: (write, name, id) =>
      change(core, write, { name: 'policies.undoRun', needs: 'write policy' }, { name, id }, async edit => {
        const run = await requireRun(edit.tx, edit.org, id);
        if (run.policy !== name) throw notFound('run');
        if (name !== 'stale') throw new Problem('conflict', `What the policy ${name} did cannot be undone.`);
        begun(edit, await beginUndo(edit, run));
        return namedRun(edit.tx, edit.org, id);
      }),
    schedule: organization => schedule(core, organization, clock.now()),
    carryOut,
  };
}

type Work = (core: Core, organization: Of, run: PolicyRun, task: Task, applyRetention: ApplyRetention) => Promise<unknown>;

const WORK: Readonly<Record<ScheduledPolicy, Work>> = {
  stale: (core, organization, run, task) => runStale(core, organization, run.id, task),
  loans: (core, organization, run, task) => runLoans(core, organization, run.id, task),
  retention: async (core, { org }, _run, { signal }, applyRetention) =>
    applyRetention(await requireOrganization(core.storage, org), signal),
};

/** Where somebody has cancelled the job, or another node has finished the run, the work stops, and that is no failure. */
async function whileAtWork(
  { storage }: Core,
  org: number,
  { id, state }: Pick<PolicyRun, 'id' | 'state'>,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if ((await requireRun(storage, org, id)).state === state) throw error;
  }
}

async function schedule(core: Core, { org, id }: Of, now: Instant): Promise<void> {
  const { policy } = await requireOrganization(core.storage, org);
  for (const name of SCHEDULED_POLICIES) {
    const isDue = async (reader: Reader) => {
      const at = await nextRunOf(reader, org, name, policy);
      return at !== null && at <= now;
    };
    if (!(await isDue(core.storage))) continue;
    // Asked again in the transaction: another node may have begun it.
    const begin = async (edit: Edit) => {
      const run = (await isDue(edit.tx)) ? await beginRun(edit, name, null) : undefined;
      if (run !== undefined) begun(edit, run);
    };
    await change(core, { actor: systemActor(org, id) }, { name: 'policies.schedule', needs: null }, null, begin);
  }
}

/** The job is stored with the run. */
function begun(edit: Edit, { id, state }: PolicyRun): void {
  enqueueJob(edit, { kind: POLICY_JOB, payload: { runId: id }, name: jobNameOf(id, state === 'undoing') });
}

async function namedRun(reader: Reader, org: number, id: string): Promise<NamedRun> {
  const row = await reader.one(selectNamedRun, { org, id });
  if (row === undefined) throw notFound('run');
  return toNamedRun(row);
}
