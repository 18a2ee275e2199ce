/** Foresees the policy of caps: who holds more of a kind than it allows, and what happens when they get one more. */
import type { Core } from '../../../core/core.ts';
import { reachOf, requireRight } from '../../../core/rights.ts';
import { capOf, type KindCap } from '../../../domain/caps.ts';
import type { DeviceKind } from '../../../domain/device.ts';
import type { Policy } from '../../../domain/organization.ts';
import type { Position } from '../../../lib/cursor.ts';
import { type ByKind, byKind } from '../../../storage/statements/by-kind.ts';
import { selectPersonNumberAfter } from '../../../storage/statements/people.ts';
import { type CappedRow, selectCapped, selectHeldLongest } from '../../../storage/statements/policy-previews.ts';
import { pageOfList, type Walk } from '../../lists.ts';
import { BEYOND, inStrides, type Strided } from '../../walk.ts';
import { type ForeseenDevice, filterOf, type Preview, type PreviewRequest, proposedPolicy } from './question.ts';

export interface CapForeseen {
  readonly person: Pick<CappedRow, 'number' | 'id' | 'name'>;
  readonly kind: DeviceKind;
  readonly held: number;
  readonly cap: KindCap;
  /** What would end, by `end_oldest`; null by the others. */
  readonly device: (ForeseenDevice & { readonly heldSince: number }) | null;
  /** In the order in which the devices of one person end. */
  readonly place: number;
}

/** No kind is later in the alphabet. */
const LAST_KIND = '~';

export function createCapsPreview(core: Core): Preview<CapForeseen> {
  return async (actor, request) => {
    requireRight(actor, 'read devices');
    const policy = await proposedPolicy(core.storage, actor.org, request.proposed);
    const key = { org: actor.org, now: core.clock.now(), ...reachOf(actor) };
    const read = (after: Position | null, limit: number) => take(core, { key, policy, request }, after, limit);
    const walk: Walk<CapForeseen> = {
      read,
      count: async () => (await read(null, BEYOND)).length,
      positionOf: ({ person, kind, place }) => [person.number, kind, place],
      kinds: ['number', 'string', 'number'],
    };
    return pageOfList('caps', { ...request, filter: filterOf(request) }, walk, each => each);
  };
}

interface Question {
  readonly key: { readonly org: number; readonly now: number } & ReturnType<typeof reachOf>;
  readonly policy: Policy;
  readonly request: PreviewRequest;
}

async function take(core: Core, question: Question, after: Position | null, limit: number): Promise<CapForeseen[]> {
  const [number, kind, place] = (after ?? [0, LAST_KIND, 0]) as [number, string, number];
  const found: CapForeseen[] = [];
  // The rest of a person's devices is on the next page: their number is read once more.
  for await (const rows of capped(core, question, number - 1)) {
    for (const row of rows) {
      if (row.number === number && row.kind < kind) continue;
      const behind = row.number === number && row.kind === kind ? place : -1;
      for (const each of await foreseen(core, question, row)) if (each.place > behind) found.push(each);
      if (found.length >= limit) return found.slice(0, limit);
    }
  }
  return found;
}

function capped({ storage }: Core, { key, policy, request }: Question, after: number): AsyncGenerator<readonly CappedRow[]> {
  const { org } = key;
  // Those at the cap are hit by their next device; those above it, by the cap itself.
  const over = { ...limitsOf(policy), above: request.show === 'due' ? 1 : 0 };
  const rows: Strided<CappedRow> = {
    edge: async (start, skip) => (await storage.one(selectPersonNumberAfter, { org, start, skip }))?.number,
    read: ({ above, below }, limit) => storage.all(selectCapped, { ...key, ...over, start: above, below, limit }),
  };
  return inStrides(rows, after, () => BEYOND);
}

function limitsOf(policy: Policy): ByKind {
  return byKind(kind => capOf(policy, kind)?.limit ?? BEYOND);
}

async function foreseen(
  { storage }: Core,
  { key, policy }: Question,
  { kind: word, held, ...person }: CappedRow,
): Promise<readonly CapForeseen[]> {
  const kind = word as DeviceKind;
  const cap = capOf(policy, kind);
  if (cap === undefined) return [];
  const one = { person, kind, held, cap };
  if (cap.over !== 'end_oldest') return [{ ...one, device: null, place: 0 }];
  const { org, now } = key;
  const oldest = await storage.all(selectHeldLongest, { org, now, ownerId: person.id, kind, limit: held + 1 - cap.limit });
  return oldest.map((device, place) => ({ ...one, device, place }));
}
