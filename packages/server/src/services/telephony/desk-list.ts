/** Lists desk phones and room devices: filtered, and paged by number, so that no page is slower than the first. */
import type { Core } from '../../core/core.ts';
import { isBoundToLocations, mayAct, reachOf } from '../../core/rights.ts';
import { type DeskDevice, shownTo, toDeskDevice } from '../../core/telephony/desks.ts';
import type { Actor } from '../../domain/actor.ts';
import type { OrgId, OwnerId } from '../../domain/ids.ts';
import { type DeskDeviceRow, selectDeskDevices, selectDeskNumberAt } from '../../storage/statements/desk-devices.ts';
import {
  type DeskConditions,
  selectDeskNumberAfter,
  selectFittingDesks,
  selectFittingDesksByMac,
  selectFittingDesksOf,
} from '../../storage/statements/desk-filters.ts';
import type { Reader } from '../../storage/storage.ts';
import { inStrides } from '../walk.ts';
import { type DeskFilter, toConditions } from './desk-filter.ts';

export interface DeskQuery {
  /** Only devices of this owner. */
  readonly ownerId: OwnerId | null;
  /** Only the device with this address, 12 upper-case hex digits. */
  readonly mac: string | null;
  /** Further conditions; null for none. */
  readonly filter: DeskFilter | null;
  readonly limit: number;
  /** The number of the last device of the previous page. Used instead of `offset`. */
  readonly after: number | null;
  readonly offset: number;
}

export interface DeskPage {
  readonly items: readonly DeskDevice[];
  /** The `after` of the next page; null on the last. */
  readonly next: number | null;
}

export interface DeskList {
  /** Administrators see the devices of the organization or of their locations, everybody else their own. */
  readonly list: (actor: Actor, query: DeskQuery) => Promise<DeskPage>;
}

type Batches = AsyncIterable<readonly DeskDeviceRow[]>;

export function createDeskList(core: Core): DeskList {
  const { storage, clock } = core;

  return {
    list: async (actor, asked) => {
      const { org } = actor;
      const own = !mayAct(actor, 'read devices');
      if (own && asked.ownerId !== null && asked.ownerId !== actor.id) return { items: [], next: null };
      const query = own ? { ...asked, ownerId: actor.id } : asked;
      const now = clock.now();
      if (isWhole(actor, query)) {
        const after = query.after ?? (await numberBefore(storage, org, now, query.offset));
        const rows = await storage.all(selectDeskDevices, { org, after, now, limit: query.limit + 1 });
        return toPage(rows.map(toDeskDevice), query.limit);
      }
      const conditions = { org, now, ...reachOf(actor), ...toConditions(query.filter ?? {}) };
      const skip = query.after === null ? query.offset : 0;
      const found = await take(candidates(storage, conditions, query), query, skip);
      return toPage(
        found.map(desk => shownTo(actor, desk)),
        query.limit,
      );
    },
  };
}

/** Whether the result is every device. */
function isWhole(actor: Actor, { ownerId, mac, filter }: DeskQuery): boolean {
  return ownerId === null && mac === null && filter === null && !isBoundToLocations(actor);
}

/** The number before the device at the offset. Costs time in proportion to the offset; following the links avoids it. */
async function numberBefore(reader: Reader, org: OrgId, now: number, offset: number): Promise<number> {
  if (offset === 0) return 0;
  const first = await reader.one(selectDeskNumberAt, { org, now, offset });
  return first === undefined ? Number.MAX_SAFE_INTEGER : first.number - 1;
}

/** The devices that match the filter, of whose tags only the first is checked. */
async function* candidates(reader: Reader, conditions: DeskConditions, query: DeskQuery): Batches {
  const { ownerId, mac } = query;
  const after = query.after ?? 0;
  if (mac !== null) yield await reader.all(selectFittingDesksByMac, { ...conditions, mac, ownerId, after });
  else if (ownerId !== null) yield await reader.all(selectFittingDesksOf, { ...conditions, ownerId, after });
  else yield* fittingDesks(reader, conditions, after);
}

/** Every device that fits the conditions, a stride at a time. */
export function fittingDesks(reader: Reader, conditions: DeskConditions, after = 0): Batches {
  const { org } = conditions;
  return inStrides(
    {
      edge: async (start, skip) => (await reader.one(selectDeskNumberAfter, { org, start, skip }))?.number,
      read: ({ above, below }, limit) => reader.all(selectFittingDesks, { ...conditions, after: above, upTo: below - 1, limit }),
    },
    after,
  );
}

/** Up to one device more than the page holds. */
async function take(batches: Batches, { filter, limit }: DeskQuery, skip: number): Promise<DeskDevice[]> {
  const tags = filter?.tags ?? [];
  const taken: DeskDevice[] = [];
  let left = skip;
  for await (const rows of batches) {
    for (const row of rows) {
      const desk = toDeskDevice(row);
      if (!tags.every(tag => desk.device.tags.includes(tag))) continue;
      if (left > 0) left -= 1;
      else if (taken.push(desk) > limit) return taken;
    }
  }
  return taken;
}

function toPage(desks: readonly DeskDevice[], limit: number): DeskPage {
  const items = desks.slice(0, limit);
  return { items, next: desks.length > limit ? (items.at(-1)?.device.number ?? null) : null };
}
