/** Lists of desk phones and room devices, filtered and paged by the number of the last one, so that no page is slower than the first. */
import type { Core } from '../../core/core.ts';
import { isBoundToLocations, mayAct, seesLocation } from '../../core/rights.ts';
import { type DeskDevice, toDeskDevice } from '../../core/telephony/desks.ts';
import type { Actor } from '../../domain/actor.ts';
import type { OwnerId } from '../../domain/ids.ts';
import {
  type DeskDeviceRow,
  selectDeskDevices,
  selectDeskDevicesByMac,
  selectDeskDevicesOf,
  selectDeskNumberAt,
} from '../../storage/statements/desk-phones.ts';

export interface DeskQuery {
  /** Only devices of this owner. */
  readonly ownerId: OwnerId | null;
  /** Only the device with this address, 12 upper-case hex digits. */
  readonly mac: string | null;
  /** Any further condition; null where there is none. */
  readonly matches: ((desk: DeskDevice) => boolean) | null;
  readonly limit: number;
  /** From behind the device with this number on; instead of `offset`. */
  readonly after: number | null;
  readonly offset: number;
}

export interface DeskPage {
  readonly items: readonly DeskDevice[];
  /** Behind which number the next page begins; null on the last. */
  readonly next: number | null;
}

export interface DeskList {
  /** An administrator's devices are those of the organization (or of their locations), everybody else's are their own. */
  readonly list: (actor: Actor, query: DeskQuery) => Promise<DeskPage>;
}

const BATCH = 250;

export function createDeskList(core: Core): DeskList {
  const { storage, clock } = core;

  /** Rows behind a number, in order; other requests get their turn between batches. */
  async function* rowsAfter(org: number, after: number, first: number): AsyncGenerator<DeskDeviceRow> {
    let last = after;
    let limit = first;
    for (;;) {
      const rows = await storage.all(selectDeskDevices, { org, after: last, now: clock.now(), limit });
      yield* rows;
      const end = rows.at(-1);
      if (end === undefined || rows.length < limit) return;
      last = end.number;
      limit = BATCH;
      await new Promise(resolve => setImmediate(resolve));
    }
  }
  async function* few(rows: readonly DeskDeviceRow[], after: number): AsyncGenerator<DeskDeviceRow> {
    for (const row of rows) if (row.number > after) yield row;
  }

  return {
    list: async (actor, query) => {
      const { org } = actor;
      const own = !mayAct(actor, 'read devices');
      const ownerId = own ? actor.id : query.ownerId;
      if (own && query.ownerId !== null && query.ownerId !== actor.id) return { items: [], next: null };
      const { mac, matches, limit, offset } = query;
      const sees = (desk: DeskDevice) => (own || seesLocation(actor, desk.locationId)) && (matches?.(desk) ?? true);
      const everyDevice = ownerId === null && mac === null;
      const isWhole = everyDevice && matches === null && !isBoundToLocations(actor);
      const start = query.after ?? (isWhole ? await numberBefore(org, offset) : 0);
      const rows = everyDevice ? rowsAfter(org, start, limit + 1) : few(await narrow(org, ownerId, mac), start);
      return take(rows, sees, limit, isWhole || query.after !== null ? 0 : offset);
    },
  };

  async function narrow(org: number, ownerId: OwnerId | null, mac: string | null): Promise<DeskDeviceRow[]> {
    const now = clock.now();
    if (mac === null) return storage.all(selectDeskDevicesOf, { org, ownerId: ownerId ?? '', now });
    const rows = await storage.all(selectDeskDevicesByMac, { org, mac, now });
    return rows.filter(row => ownerId === null || row.ownerId === ownerId);
  }

  /** A client that jumps to an offset pays for the way there; one that follows the links never does. */
  async function numberBefore(org: number, offset: number): Promise<number> {
    if (offset === 0) return 0;
    const first = await storage.one(selectDeskNumberAt, { org, now: clock.now(), offset });
    return first === undefined ? Number.MAX_SAFE_INTEGER : first.number - 1;
  }
}

async function take(
  rows: AsyncGenerator<DeskDeviceRow>,
  matches: (desk: DeskDevice) => boolean,
  limit: number,
  skip: number,
): Promise<DeskPage> {
  const items: DeskDevice[] = [];
  let skipped = 0;
  for await (const row of rows) {
    const desk = toDeskDevice(row);
    if (!matches(desk)) continue;
    if (skipped < skip) skipped += 1;
    else if (items.length < limit) items.push(desk);
    else return { items, next: items.at(-1)?.device.number ?? null };
  }
  return { items, next: null };
}
