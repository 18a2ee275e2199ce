/** What matters today, in one answer: figures from the counts, and a few that are counted now because they are few. */
import type { Core } from '../../core/core.ts';
import { takeStock } from '../../core/counts/take-stock.ts';
import { dayOf, type Progress, tallyEvents } from '../../core/counts/tally-events.ts';
import { requireOrganization } from '../../core/organization/find.ts';
import { mayAct, reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { OrgId } from '../../domain/ids.ts';
import { isOn } from '../../domain/policies.ts';
import { type StaleRules, staleRules } from '../../domain/stale.ts';
import type { Instant } from '../../lib/instant.ts';
import { countWaiting } from '../../storage/statements/approvals.ts';
import { countLoans, countLockedOut, countPlannedLeavers } from '../../storage/statements/overview.ts';
import { EVERYWHERE } from '../../storage/statements/reach.ts';
import { countInGrace } from '../../storage/statements/stale.ts';
import { type FigureRow, selectFigures, selectStockTaking } from '../../storage/statements/stock.ts';
import { COUNTED_AT_ONCE } from './device-counts.ts';
import { flowsBetween, seesFailures } from './flows.ts';

export interface Overview extends Progress {
  readonly figures: readonly FigureRow[];
  /** When it was counted what no event tells; null if it never was. */
  readonly stockAt: Instant | null;
  /** `due`: what the stale policy would disable, as of the last count; null where it is off, and before the first. */
  readonly policies: { readonly waiting: number; readonly stale: { readonly due: number | null; readonly inGrace: number } };
  readonly loans: { readonly due: number; readonly overdue: number };
  /** Null for who may not read people. */
  readonly people: { readonly leaving: number; readonly lockedOut: number } | null;
  /** Null for who may not read sign-ins. */
  readonly failedSignIns: { readonly today: number; readonly yesterday: number } | null;
}

export interface Overviews {
  readonly read: (actor: Actor) => Promise<Overview>;
  /** Counts what no event tells, unless that was done within the hour. */
  readonly takeStock: (org: OrgId) => Promise<unknown>;
}

/** So many devices and people are counted when somebody asks, in some 20 ms. More are counted in the background. */
const STOCK_AT_ONCE = 2_000;
const STOCK_EVERY_MICROS = 3_600_000_000;
/** In the background it may take as long as it takes. */
const EVERY_ONE = Number.MAX_SAFE_INTEGER;
/** Figures of what is usually few end here. */
const FEW = 10_000;

export function createOverviews(core: Core): Overviews {
  const { storage, clock } = core;
  return {
    read: async actor => {
      requireRight(actor, 'read devices');
      const { org } = actor;
      const progress = await tallyEvents(core, org, COUNTED_AT_ONCE);
      const stockAt = (await takeStockOfFew(core, org)) ?? (await storage.one(selectStockTaking, { org }))?.at ?? null;
      const key = { org, limit: FEW, ...reachOf(actor) };
      const now = clock.now();
      const [figures, loans, waiting, inGrace, people, failedSignIns] = await Promise.all([
        storage.all(selectFigures, { org, ...reachOf(actor) }),
        storage.one(countLoans, { ...key, now }),
        storage.one(countWaiting, key),
        storage.one(countInGrace, { ...key, now }),
        mayAct(actor, 'read people') ? countPeople(core, key, now) : null,
        seesFailures(actor) ? failuresOf(core, actor, dayOf(now)) : null,
      ]);
      const due = stockAt !== null && isOn('stale', actor.policy) ? totalOf(figures, 'stale') : null;
      const policies = { waiting: waiting?.total ?? 0, stale: { due, inGrace: inGrace?.total ?? 0 } };
      return { ...progress, stockAt, figures, policies, loans: loans ?? { due: 0, overdue: 0 }, people, failedSignIns };
    },
    takeStock: async org => {
      const last = (await storage.one(selectStockTaking, { org }))?.at ?? 0;
      if (clock.now() - last >= STOCK_EVERY_MICROS) await takeStock(core, org, EVERY_ONE, await rulesOf(core, org));
    },
  };
}

/** Null if there are too many, which the counts of the last time tell. */
async function takeStockOfFew(core: Core, org: OrgId): Promise<Instant | null> {
  const all = await core.storage.all(selectFigures, { org, ...EVERYWHERE });
  if (Math.max(totalOf(all, 'total'), totalOf(all, 'people')) > STOCK_AT_ONCE) return null;
  return takeStock(core, org, STOCK_AT_ONCE, await rulesOf(core, org));
}

function totalOf(figures: readonly FigureRow[], wanted: string): number {
  return figures.find(({ dimension, value }) => dimension === wanted && value === '')?.devices ?? 0;
}

async function rulesOf({ storage }: Core, org: OrgId): Promise<StaleRules | null> {
  const { policy } = await requireOrganization(storage, org);
  return isOn('stale', policy) ? staleRules(policy) : null;
}

type Key = { readonly org: OrgId; readonly limit: number } & ReturnType<typeof reachOf>;

async function countPeople({ storage }: Core, key: Key, now: Instant) {
  const leaving = (await storage.one(countPlannedLeavers, key))?.total ?? 0;
  return { leaving, lockedOut: (await storage.one(countLockedOut, { ...key, now }))?.total ?? 0 };
}

async function failuresOf({ storage }: Core, actor: Actor, today: number) {
  const failures = new Map<number, number>();
  const of = { org: actor.org, dimension: 'failed_sign_ins', ...reachOf(actor) } as const;
  for await (const { day, by } of flowsBetween(storage, of, today - 1, today)) failures.set(day, (failures.get(day) ?? 0) + by);
  return { today: failures.get(today) ?? 0, yesterday: failures.get(today - 1) ?? 0 };
}
