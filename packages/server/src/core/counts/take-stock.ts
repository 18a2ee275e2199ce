/**
 * Counts from the rows what no event tells: which devices are in use, stale, or held by nobody, and who holds nothing. What time alone changes
 * cannot be made of the events. It is counted now and then, in strides, and kept like the counts that are.
 */
import type { Dimension } from '../../domain/device-tally.ts';
import type { OrgId } from '../../domain/ids.ts';
import { judgeStale, type StaleRules } from '../../domain/stale.ts';
import type { Instant } from '../../lib/instant.ts';
import { slowLane } from '../../lib/slow-lane.ts';
import { keepCount } from '../../storage/statements/device-counts.ts';
import { EVERYWHERE } from '../../storage/statements/reach.ts';
import { type StaleRow, selectStaleBetween, selectStaleEdge, staleBefore, toStaleFacts } from '../../storage/statements/stale.ts';
import {
  type DeviceStockRow,
  type PeopleStockRow,
  type StockRow,
  selectDeviceStock,
  selectPeopleStock,
  selectStock,
  selectStockTaking,
  setCount,
  upsertStockTaking,
} from '../../storage/statements/stock.ts';
import type { Core } from '../core.ts';
import { dayOf } from './tally-events.ts';

const DAY_MICROS = 86_400_000_000;
/** Devices or people in one statement, which takes some milliseconds. */
const STRIDE = 500;
/** The work is nobody's in particular. */
const NOBODY = 'stock taking';

/** `rules`: when a device is stale; null where none ever is. Returns when it was counted; null if there are more devices or people than `most`. */
export async function takeStock(
  core: Pick<Core, 'storage' | 'clock' | 'touches'>,
  org: OrgId,
  most: number,
  rules: StaleRules | null,
): Promise<Instant | null> {
  const { storage, clock, touches } = core;
  await touches.flush();
  const now = clock.now();
  const [since7, since30, since90] = [7, 30, 90].map(days => now - days * DAY_MICROS) as [Instant, Instant, Instant];
  const key = { org, now, limit: STRIDE };
  const counts = createCounts();
  const devices = await walk(
    most,
    after => storage.all(selectDeviceStock, { ...key, after, since7, since30, since90 }),
    counts.devices,
  );
  if (!devices || !(await walk(most, after => storage.all(selectPeopleStock, { ...key, after }), counts.people))) return null;
  if (rules !== null) for await (const row of staleDue(storage, { org, now, rules })) counts.stale(row);
  await keep(core, org, now, counts.rows());
  return now;
}

interface StaleQuestion {
  readonly org: OrgId;
  readonly now: Instant;
  readonly rules: StaleRules;
}

/** The devices that the stale policy would disable now. */
async function* staleDue(storage: Core['storage'], { org, now, rules }: StaleQuestion): AsyncGenerator<StaleRow> {
  const key = { org, now, ...staleBefore(rules, now), ...EVERYWHERE, limit: STRIDE };
  for (let above: number | undefined = 0; above !== undefined; ) {
    const edge: number | undefined = (await storage.one(selectStaleEdge, { org, start: above, skip: STRIDE - 1 }))?.number;
    const below = edge === undefined ? Number.MAX_SAFE_INTEGER : edge + 1;
    for (const row of await storage.all(selectStaleBetween, { ...key, above, below }))
      if (judgeStale(toStaleFacts(row), rules, now).what === 'disable') yield row;
    above = edge;
    await slowLane.turn(NOBODY);
  }
}

/** False if there are more than `most`. */
async function walk<Row extends { readonly total: number; readonly last: number }>(
  most: number,
  read: (after: number) => Promise<readonly Row[]>,
  add: (row: Row) => void,
): Promise<boolean> {
  let seen = 0;
  for (let after = 0; ; ) {
    const rows = await read(after);
    for (const row of rows) add(row);
    const total = rows.reduce((sum, row) => sum + row.total, 0);
    seen += total;
    if (total < STRIDE) return seen <= most;
    if (seen > most) return false;
    after = Math.max(...rows.map(({ last }) => last));
    await slowLane.turn(NOBODY);
  }
}

function createCounts() {
  const counts = new Map<string, StockRow>();
  const add = (dimension: Dimension, value: string, locationId: string, by: number) => {
    const key = keyOf({ dimension, value, locationId });
    counts.set(key, { dimension, value, locationId, devices: (counts.get(key)?.devices ?? 0) + by });
  };
  return {
    devices: (row: DeviceStockRow) => {
      add('active', 'P7D', row.locationId, row.active7);
      add('active', 'P30D', row.locationId, row.active30);
      add('active', 'P90D', row.locationId, row.active90);
      add('unused', 'P90D', row.locationId, row.unused90);
      add('unheld', '', row.locationId, row.unheld);
    },
    stale: ({ locationId }: StaleRow) => add('stale', '', locationId ?? '', 1),
    people: (row: PeopleStockRow) => {
      add('people', '', row.locationId, row.total);
      add('people', 'deviceless', row.locationId, row.deviceless);
    },
    rows: () => counts,
  };
}

function keyOf({ dimension, value, locationId }: Omit<StockRow, 'devices'>): string {
  return JSON.stringify([dimension, value, locationId]);
}

/** Writes what is different. What was counted later, by another node, stays. */
async function keep(
  { storage }: Pick<Core, 'storage'>,
  org: OrgId,
  now: Instant,
  counts: ReadonlyMap<string, StockRow>,
): Promise<void> {
  await storage.transaction(org, async tx => {
    if (((await tx.one(selectStockTaking, { org }))?.at ?? 0) > now) return;
    const stored = new Map((await tx.all(selectStock, { org })).map(row => [keyOf(row), row]));
    for (const key of new Set([...stored.keys(), ...counts.keys()])) {
      const was = stored.get(key);
      const row = counts.get(key) ?? (was && { ...was, devices: 0 });
      if (row === undefined || row.devices === (was?.devices ?? 0)) continue;
      tx.send(setCount, { org, ...row });
      tx.send(keepCount, { org, ...row, day: dayOf(now) });
    }
    tx.send(upsertStockTaking, { org, at: now });
  });
}
