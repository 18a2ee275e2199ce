/**
 * Does jobs, as long as the server runs: looks for what is due in each organization, claims as many as it has room for, and does them
 * beside each other. Several nodes on one store share the jobs by their claims.
 */
import { randomUUID } from 'node:crypto';
import type { Core } from '../../core/core.ts';
import { requireOrganization } from '../../core/organization/find.ts';
import type { OrgId } from '../../domain/ids.ts';
import { selectOrganizationsWithJobs } from '../../storage/statements/jobs.ts';
import type { JobKind } from './kind.ts';
import { type Outcome, runJob } from './run-job.ts';

export interface JobRunner {
  /** Looks for jobs now. Resolves when those that it found have begun. */
  readonly look: () => Promise<void>;
  /** Resolves when no job is at work. */
  readonly idle: () => Promise<void>;
  /** Tells the jobs at work to stop, and waits for them. */
  readonly stop: () => Promise<void>;
}

export interface RunnerOptions {
  readonly onOutcome?: (kind: string, outcome: Outcome) => void;
  /** What could be neither done nor stored. */
  readonly onError: (kind: string, error: unknown) => void;
  /** How late a job can begin that another node added, or whose time has come. */
  readonly everyMs?: number;
}

const EVERY_MS = 1_000;
/** A claim lives until its first renewal; `runJob` renews it with the lease of its kind. */
const CLAIM_MS = 30_000;

export function startJobs(core: Core, kinds: readonly JobKind[], options: RunnerOptions): JobRunner {
  const { storage, clock } = core;
  const owner = randomUUID();
  const stopping = new AbortController();
  const running = new Map<string, Set<Promise<void>>>(kinds.map(({ kind }) => [kind, new Set()]));

  const begin = async (kind: JobKind, org: OrgId) => {
    const atWork = running.get(kind.kind) ?? new Set();
    const limit = kind.atOnce - atWork.size;
    if (limit <= 0 || stopping.signal.aborted) return;
    const now = clock.now();
    const leaseUntil = now + (kind.leaseMs ?? CLAIM_MS) * 1_000;
    const claimed = await storage.claimDue(org, { kind: kind.kind, owner, now, leaseUntil, limit });
    if (claimed.length === 0) return;
    const organization = await requireOrganization(storage, org);
    for (const job of claimed) {
      const work: Promise<void> = runJob(core, kind, organization, job, stopping.signal)
        .then(
          outcome => options.onOutcome?.(kind.kind, outcome),
          error => options.onError(kind.kind, error),
        )
        .finally(() => {
          atWork.delete(work);
          core.jobs.ring();
        });
      atWork.add(work);
    }
  };
  const look = createRounds(async () => {
    const organizations = await storage.all(selectOrganizationsWithJobs, { now: clock.now() });
    for (const { org } of shuffled(organizations)) for (const kind of kinds) await begin(kind, org);
  });
  const tryLook = () => {
    if (!stopping.signal.aborted) look().catch(error => options.onError('any', error));
  };
  const deaf = core.jobs.onRing(tryLook);
  const timer = setInterval(tryLook, options.everyMs ?? EVERY_MS).unref();
  tryLook();
  const settled = async () => {
    await Promise.all([...running.values()].flatMap(atWork => [...atWork]));
  };

  return {
    look,
    idle: async () => {
      while ([...running.values()].some(atWork => atWork.size > 0)) await settled();
    },
    stop: async () => {
      deaf();
      clearInterval(timer);
      stopping.abort(new Error('the server stops'));
      await look().catch(() => undefined);
      await settled();
    },
  };
}

/** Rounds of a work that never overlap. One that is asked for during another begins after it, once for all who ask. */
function createRounds(work: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const begin = () => {
    current = work().finally(() => {
      current = undefined;
    });
    return current;
  };
  return () => {
    if (current === undefined) return begin();
    next ??= current
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return begin();
      });
    return next;
  };
}

/** So that no organization is always the last. */
function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map(item => ({ item, at: Math.random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
