/** Verifies the history of an organization, and exports it so that others can verify it. */
import { Readable } from 'node:stream';
import { auditLine, firstLine, lastLine } from '../../core/audit-lines.ts';
import type { Core } from '../../core/core.ts';
import { historyStart } from '../../core/history-start.ts';
import { requireRight } from '../../core/rights.ts';
import { type Verification, verifyHistory } from '../../core/verify-history.ts';
import type { Actor } from '../../domain/actor.ts';
import type { ChainPoint } from '../../domain/chain-walk.ts';
import { Problem } from '../../domain/problem.ts';
import { createGate } from '../../lib/gate.ts';
import { slowLane } from '../../lib/slow-lane.ts';
import { type ChainRow, selectChainAfter } from '../../storage/statements/events.ts';

export interface From {
  /** The event behind which it begins; 0 for the first one. */
  readonly after: number;
  /** The chain of that event as the caller has kept it; null to take the stored one. */
  readonly chain: Uint8Array | null;
}

export interface Audit {
  readonly verify: (actor: Actor, from: From) => Promise<Verification>;
  /** Lines of JSON, up to the last event when it begins. */
  readonly export: (actor: Actor, after: number) => Promise<Readable>;
}

/** One at a time takes what is left of one core; some may wait for it. */
const VERIFIED_AT_ONCE = 1;
const WAITING = 8;
const PAGE_EVENTS = 500;

export function createAudit(core: Core): Audit {
  const { storage } = core;
  const gate = createGate(VERIFIED_AT_ONCE, WAITING);
  return {
    verify: async (actor, from) => {
      requireRight(actor, 'read events');
      const point = await pointOf(core, actor, from);
      const verified = gate.enter(() => verifyHistory(storage, actor.org, point, () => slowLane.turn(actor.id)));
      if (verified === undefined)
        throw new Problem('rate_limited', 'Other histories are being verified.', { retryAfterSeconds: 5 });
      return verified;
    },
    export: async (actor, after) => {
      requireRight(actor, 'read events');
      const begin = await pointOf(core, actor, { after, chain: null });
      const end = await storage.durablePosition(actor.org);
      return Readable.from(linesOf(core, actor, begin, end));
    },
  };
}

async function* linesOf({ storage }: Core, actor: Actor, begin: ChainPoint, end: number): AsyncGenerator<string> {
  yield firstLine(actor.organizationId, begin);
  let head = begin;
  let events = 0;
  while (head.sequence < end) {
    const limit = Math.min(PAGE_EVENTS, end - head.sequence);
    const rows: ChainRow[] = await storage.all(selectChainAfter, { org: actor.org, after: head.sequence, limit });
    const last = rows.at(-1);
    if (last === undefined) break;
    yield rows.map(auditLine).join('');
    head = last;
    events += rows.length;
    await slowLane.turn(actor.id);
  }
  yield lastLine(head, events);
}

/** Throws for an event that does not exist. */
async function pointOf({ storage }: Core, { org }: Actor, { after, chain }: From): Promise<ChainPoint> {
  const start = await historyStart(storage, org);
  if (after === 0) return start;
  if (after < start.sequence) {
    const what = `The events up to ${start.sequence} were removed, as keepEventsDays of the policy says`;
    throw new Problem('not_found', `${what}: begin behind ${start.sequence}, or leave \`after\` out.`, { resource: 'event' });
  }
  if (chain !== null) return { sequence: after, chain };
  const [row] = await storage.all(selectChainAfter, { org, after: after - 1, limit: 1 });
  if (row?.sequence === after) return { sequence: after, chain: row.chain };
  throw new Problem('not_found', `There is no event ${after}.`, { resource: 'event' });
}
