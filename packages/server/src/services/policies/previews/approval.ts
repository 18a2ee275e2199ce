/** Foresees the policy of approval by what people registered lately: it would have waited, or waits now. */
import type { Core } from '../../../core/core.ts';
import { reachOf, requireRight, rolesOf } from '../../../core/rights.ts';
import { DAY_MICROS } from '../../../domain/policies.ts';
import type { Position } from '../../../lib/cursor.ts';
import { slowLane } from '../../../lib/slow-lane.ts';
import { type RegisteredRow, selectEnteredBefore, selectRegistered } from '../../../storage/statements/policy-previews.ts';
import type { Reach } from '../../../storage/statements/reach.ts';
import { eachOf, pageOfList, type Walk } from '../../lists.ts';
import { BEYOND, STRIDE } from '../../walk.ts';
import { filterOf, type Preview, proposedPolicy } from './question.ts';

export type ApprovalForeseen = RegisteredRow & { readonly isSelfEnough: boolean };

/** What people did within these days stands for what they will do. */
const LOOKED_BACK_DAYS = 30;

export function createApprovalPreview(core: Core): Preview<ApprovalForeseen> {
  return async (actor, request) => {
    requireRight(actor, 'read devices');
    const { approvalKinds = [], approvalBy } = await proposedPolicy(core.storage, actor.org, request.proposed);
    const now = core.clock.now();
    const question = {
      org: actor.org,
      now,
      since: now - LOOKED_BACK_DAYS * DAY_MICROS,
      kinds: eachOf(approvalKinds) ?? '',
      deciders: eachOf(rolesOf('write devices')) ?? '',
      ...reachOf(actor),
    };
    const isWanted = ({ waitsUntil }: RegisteredRow) => request.show === 'all' || waitsUntil !== null;
    const read = (after: Position | null, limit: number) => take(core, question, Number(after?.[0] ?? BEYOND), limit, isWanted);
    const walk: Walk<RegisteredRow> = {
      read,
      count: async () => (await read(null, BEYOND)).length,
      positionOf: ({ number }) => [number],
      kinds: ['number'],
    };
    const isSelfEnough = approvalBy === 'administrators_and_self';
    return pageOfList('approval', { ...request, filter: filterOf(request) }, walk, row => ({ ...row, isSelfEnough }));
  };
}

interface Question extends Reach {
  readonly org: number;
  readonly now: number;
  readonly since: number;
  readonly kinds: string;
  readonly deciders: string;
}

/** From a number down, a stride at a time, until what was entered before the time that counts. */
async function take(
  { storage }: Core,
  question: Question,
  below: number,
  limit: number,
  isWanted: (row: RegisteredRow) => boolean,
): Promise<RegisteredRow[]> {
  const { org, since } = question;
  const found: RegisteredRow[] = [];
  for (let from = below; found.length < limit; ) {
    const edge = await storage.one(selectEnteredBefore, { org, start: from, skip: STRIDE - 1 });
    const stride = { ...question, start: edge?.number ?? 0, below: from, limit: STRIDE };
    found.push(...(await storage.all(selectRegistered, stride)).filter(isWanted));
    if (edge === undefined || edge.at < since) break;
    from = edge.number;
    await slowLane.turn(question.actor);
  }
  return found.slice(0, limit);
}
