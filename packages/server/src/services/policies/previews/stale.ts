/** Foresees the stale policy: which devices it is about to disable, end or let go, when and why. */
import type { Core } from '../../../core/core.ts';
import { reachOf, requireRight } from '../../../core/rights.ts';
import { judgeStale, type StaleFacts, type StaleFinding, staleRules } from '../../../domain/stale.ts';
import type { Position } from '../../../lib/cursor.ts';
import { type StaleRow, toStaleFacts } from '../../../storage/statements/stale.ts';
import { readHolders, type ShownHolder } from '../../holders.ts';
import { pageOfList, type Walk } from '../../lists.ts';
import { staleDevices } from '../stale-walk.ts';
import { filterOf, type Preview, proposedPolicy, type Show } from './question.ts';

/** A device that the stale policy has to do with. */
export interface StaleTarget {
  readonly row: StaleRow;
  readonly facts: StaleFacts;
  readonly finding: StaleFinding;
  readonly graceDays: number;
  readonly holders: readonly ShownHolder[];
  readonly idleMicros: number;
}

const IS_SHOWN: Readonly<Record<Show, (facts: StaleFacts, finding: StaleFinding) => boolean>> = {
  all: () => true,
  due: (_, { what }) => what === 'disable',
  grace: ({ mark }) => mark?.state === 'grace',
  exempt: ({ exemptionId }, { why }) => exemptionId !== null && why === 'exempt',
};

export function createStalePreview(core: Core): Preview<StaleTarget> {
  return async (actor, request) => {
    requireRight(actor, 'read devices');
    const { storage, clock, touches } = core;
    await touches.flush();
    const { org } = actor;
    const rules = staleRules(await proposedPolicy(storage, org, request.proposed));
    const now = clock.now();
    const judged = (row: StaleRow) => {
      const facts = toStaleFacts(row);
      return { row, facts, finding: judgeStale(facts, rules, now) };
    };
    const isWanted = (row: StaleRow) => {
      const { facts, finding } = judged(row);
      return IS_SHOWN[request.show](facts, finding);
    };
    const question = { org, now, rules, reach: reachOf(actor) };
    const walk = walkOf(after => staleDevices(core, question, after), isWanted);
    const page = await pageOfList('stale devices', { ...request, filter: filterOf(request) }, walk, judged);
    const holdersOf = await readHolders(
      core,
      actor,
      page.items.map(({ row }) => row.id),
    );
    const { graceDays } = rules;
    return {
      ...page,
      items: page.items.map(each => ({
        ...each,
        graceDays,
        holders: holdersOf(each.row.id),
        idleMicros: now - each.finding.idleSince,
      })),
    };
  };
}

function walkOf(
  strides: (after: number) => AsyncIterable<readonly StaleRow[]>,
  isWanted: (row: StaleRow) => boolean,
): Walk<StaleRow> {
  const take = async (after: Position | null, limit: number) => {
    const found: StaleRow[] = [];
    for await (const rows of strides(Number(after?.[0] ?? 0))) {
      found.push(...rows.filter(isWanted));
      if (found.length >= limit) break;
    }
    return found.slice(0, limit);
  };
  return {
    read: take,
    count: async () => (await take(null, Number.MAX_SAFE_INTEGER)).length,
    positionOf: ({ number }) => [number],
    kinds: ['number'],
  };
}
