/**
 * Gives each webhook to one process that sends to it, by a lease in the store. Of several nodes, each takes what nobody has; when one
 * dies, its leases end and others go on where it was.
 */
import pLimit from 'p-limit';
import type { Core } from '../../core/core.ts';
import { findWebhook } from '../../core/webhooks/find.ts';
import { isAtWork, type Organization } from '../../domain/organization.ts';
import type { Services } from '../../services/services.ts';
import { claimWebhook, selectWebhookWork, type WorkRow } from '../../storage/statements/webhook-work.ts';
import { type Bell, createBell } from './bell.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';
import { figuresOf, newCounts, type SendingFigures } from './figures.ts';
import { createOrder } from './order.ts';
import { createOutage } from './outage.ts';
import { type Pace, USUAL_PACE } from './pace.ts';
import { createProgress } from './progress.ts';
import type { Run } from './run.ts';
import { LEASE_MS, targetOf } from './store-run.ts';

export interface Dispatcher {
  /** Looks at once at what has become due, where a clock was moved. */
  readonly wake: () => void;
  /** Resolves when nothing is sent any more. */
  readonly stop: () => Promise<void>;
  /** What this process has sent, and what it has to send. */
  readonly figures: () => SendingFigures;
}

/** How late another node's change of a webhook, or the end of another's lease, is seen. */
const LOOK_EVERY_MS = 1_000;
/** With many organizations, looking takes no more of a second than with a few. */
const LOOK_EVERY_MS_PER_ORGANIZATION = 5;
/** Connections of all webhooks together. */
const AT_ONCE = 256;
/** On the embedded store there is one process, so a lease that is there is of one that has died. */
const SOLE_OWNER = 'the server';

export function startWebhooks(
  core: Core,
  services: Services,
  onError: (error: unknown) => void,
  pace: Pace = USUAL_PACE,
): Dispatcher {
  const owner = core.storage.engine === 'sqlite' ? SOLE_OWNER : core.newId();
  const limit = pLimit(AT_ONCE);
  const inTurn: Run['inTurn'] = work => limit(work);
  const counts = newCounts();
  const endpoints = new Map<string, Endpoint>();
  const bell = createBell();
  let isOver = false;

  const begin = async (organization: Organization, { id }: WorkRow) => {
    const run = await claim({ core, watch: services.watch, inTurn, counts, pace }, organization, id, owner);
    if (run === undefined) return;
    const key = `${organization.org} ${id}`;
    const endpoint = startEndpoint(run.run, run.bell, organization.id);
    endpoints.set(key, endpoint);
    endpoint.ended.catch(onError).finally(() => {
      if (endpoints.get(key) === endpoint) endpoints.delete(key);
      bell.ring();
    });
  };
  const look = async (organization: Organization) => {
    const rows = isAtWork(organization, core.clock.now())
      ? await core.storage.all(selectWebhookWork, { org: organization.org })
      : [];
    const wanted = new Map(rows.filter(({ isDisabled }) => isDisabled === 0).map(row => [`${organization.org} ${row.id}`, row]));
    for (const [key, endpoint] of endpoints) {
      const row = wanted.get(key);
      if (endpoint.run.lease.org !== organization.org) continue;
      // Another store goes on where it is, so that every answer is waited for.
      if (row === undefined) void endpoint.stop(LEASE_MS).catch(() => undefined);
      else if (row.wishes !== endpoint.run.wishes) markStale(endpoint);
    }
    for (const [key, row] of wanted) if (!endpoints.has(key) && isFree(core, row, owner)) await begin(organization, row);
  };
  const lookAtAll = async () => {
    const organizations = await services.organizations.list();
    for (const organization of organizations) if (!isOver) await look(organization).catch(onError);
    return organizations.length;
  };
  const work = async () => {
    while (!isOver) {
      const organizations = await lookAtAll().catch(onError);
      const everyMs = Math.max(LOOK_EVERY_MS, (organizations ?? 0) * LOOK_EVERY_MS_PER_ORGANIZATION);
      await bell.heard(everyMs);
    }
  };
  const deaf = core.webhooks.onRing(bell.ring);
  const ended = work();
  return {
    wake: () => wakeAll(bell, endpoints.values()),
    stop: async () => {
      isOver = true;
      deaf();
      bell.ring();
      await ended;
      await Promise.allSettled([...endpoints.values()].map(({ stop }) => stop()));
    },
    figures: () => figuresOf(counts, runsOf(endpoints.values()), core.clock.now()),
  };
}

function wakeAll(bell: Bell, endpoints: Iterable<Endpoint>): void {
  bell.ring();
  for (const { wake } of runsOf(endpoints)) wake();
}

function* runsOf(endpoints: Iterable<Endpoint>): Generator<Run> {
  for (const { run } of endpoints) yield run;
}

function markStale({ run }: Endpoint): void {
  run.isStale = true;
  run.wake();
}

function isFree({ clock }: Core, { leaseOwner, leaseUntil }: WorkRow, owner: string): boolean {
  return leaseOwner === null || leaseOwner === owner || (leaseUntil ?? 0) < clock.now();
}

type Tools = Pick<Run, 'core' | 'watch' | 'inTurn' | 'counts' | 'pace'>;

async function claim(tools: Tools, { org }: Organization, id: string, owner: string) {
  const { core } = tools;
  const leaseEndsMs = performance.now() + LEASE_MS;
  const now = core.clock.now();
  const [claimed] = await core.storage.transaction(org, tx =>
    tx.returning(claimWebhook, { org, id, owner, now, leaseUntil: now + LEASE_MS * 1_000 }),
  );
  const stored = await findWebhook(core.storage, org, id);
  if (claimed === undefined || stored === undefined) return undefined;
  const lease = { org, id, owner, claims: claimed.claims };
  const bell = createBell();
  const { lastDeliveredAt, failingSince, lastError, position } = stored.progress;
  const run: Run = {
    ...tools,
    lease,
    wake: bell.ring,
    order: createOrder(),
    outage: createOutage(),
    health: { lastDeliveredAt, failingSince, lastError },
    target: targetOf({ core, lease }, stored),
    main: createProgress(position),
    replay: null,
    storedReplay: null,
    wishes: 0,
    logged: [],
    sending: 0,
    unforgotten: 0,
    isAtEnd: false,
    isStale: false,
    isOver: false,
    deadBecause: null,
    leaseEndsMs,
  };
  return { run, bell };
}
