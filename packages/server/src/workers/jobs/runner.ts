/**
 * Does jobs, as long as the server runs: looks for what is due in each organization, claims as many as it has room for, and does them
 * beside each other. Several nodes on one store share the jobs by their claims.
 */
import { randomUUID } from 'node:crypto';
import type { Core } from '../../core/core.ts';
import { requireOrganization } from '../../core/organization/find.ts';
import type { OrgId } from '../../domain/ids.ts';
import { isAtWork, type Organization } from '../../domain/organization.ts';
import { selectAnyClaimable } from '../../storage/statements/jobs.ts';
import { selectOrganizations, toOrganization } from '../../storage/statements/organizations.ts';
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
/** With many organizations, looking takes no more of a second than with a few. */
const EVERY_MS_PER_ORGANIZATION = 5;
/** A claim lives until its first renewal; `runJob` renews it with the lease of its kind. */
const CLAIM_MS = 30_000;

export function startJobs(core: Core, kinds: readonly JobKind[], options: RunnerOptions): JobRunner {
  const { storage } = core;
  const stopping = new AbortController();
  const running = new Map<string, Set<Promise<void>>>(kinds.map(({ kind }) => [kind, new Set()]));
  const lookAt = createLookAt(core, kinds, { running, stopping: stopping.signal, ...options });
  const rung = new Set<OrgId>();
  let organizationCount = 0;
  const look = createRounds(async () => {
    const organizations = (await storage.all(selectOrganizations, {})).map(toOrganization);
    organizationCount = organizations.length;
    for (const organization of shuffled(organizations)) await lookAt(organization);
  });
  const answer = createRounds(async () => {
    const orgs = [...rung];
    rung.clear();
    for (const org of orgs) await lookAt(await requireOrganization(storage, org));
  });
  const trying = (work: () => Promise<void>) => {
    if (!stopping.signal.aborted) work().catch(error => options.onError('any', error));
  };
  const deaf = core.jobs.onRing(org => {
    rung.add(org);
    trying(answer);
  });
  let timer: NodeJS.Timeout | undefined;
  const comeRound = () => {
    trying(look);
    const everyMs = Math.max(options.everyMs ?? EVERY_MS, organizationCount * EVERY_MS_PER_ORGANIZATION);
    timer = setTimeout(comeRound, everyMs).unref();
  };
  comeRound();

  return {
    look,
    idle: async () => {
      while ([...running.values()].some(atWork => atWork.size > 0)) await settled(running);
    },
    stop: async () => {
      deaf();
      clearTimeout(timer);
      stopping.abort(new Error('the server stops'));
      await Promise.allSettled([look(), answer()]);
      await settled(running);
    },
  };
}

interface Work extends RunnerOptions {
  /** The jobs at work, by their kinds. */
  readonly running: ReadonlyMap<string, Set<Promise<void>>>;
  readonly stopping: AbortSignal;
}

/** Claims what is due in an organization, as far as there is room, and begins it. */
function createLookAt(core: Core, kinds: readonly JobKind[], { running, stopping, onOutcome, onError }: Work) {
  const { storage, clock } = core;
  const owner = randomUUID();
  const begin = async (kind: JobKind, organization: Organization) => {
    const { org } = organization;
    const atWork = running.get(kind.kind) ?? new Set();
    const limit = kind.atOnce - atWork.size;
    if (limit <= 0 || stopping.aborted) return;
    const now = clock.now();
    const leaseUntil = now + (kind.leaseMs ?? CLAIM_MS) * 1_000;
    for (const job of await storage.claimDue(org, { kind: kind.kind, owner, now, leaseUntil, limit })) {
      const work: Promise<void> = runJob(core, kind, organization, job, stopping)
        .then(
          outcome => onOutcome?.(kind.kind, outcome),
          error => onError(kind.kind, error),
        )
        .finally(() => {
          atWork.delete(work);
          core.jobs.ring(org);
        });
      atWork.add(work);
    }
  };
  return async (organization: Organization): Promise<void> => {
    const [{ org }, now] = [organization, clock.now()];
    if (!isAtWork(organization, now) || (await storage.one(selectAnyClaimable, { org, now })) === undefined) return;
    for (const kind of kinds) await begin(kind, organization);
  };
}

async function settled(running: ReadonlyMap<string, ReadonlySet<Promise<void>>>): Promise<void> {
  await Promise.all([...running.values()].flatMap(atWork => [...atWork]));
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
