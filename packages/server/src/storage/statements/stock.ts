/** Statements that count from the rows what no event tells: which devices are in use and held, and who holds nothing. */
import { STOCK } from '../../domain/device-tally.ts';
import { command, literals, query } from '../sql/statement.ts';
import { locationInReach, type Reach } from './reach.ts';

interface Stride {
  readonly org: number;
  readonly now: number;
  readonly after: number;
  readonly limit: number;
}

/** Of the things of a stride at one place. */
interface PlacedStock {
  readonly locationId: string;
  readonly total: number;
  /** The highest number. */
  readonly last: number;
}

export interface DeviceStockRow extends PlacedStock {
  readonly active7: number;
  readonly active30: number;
  readonly active90: number;
  readonly unused90: number;
  readonly unheld: number;
}

const OPEN = 'a.until is null and a.created_at <= :now and (a.expires_at is null or a.expires_at > :now)';
const count = (condition: string) => `sum(case when ${condition} then 1 else 0 end)`;

/** The next devices in the order of their numbers, with the instants before which nothing counts as use. */
export const selectDeviceStock = query<Stride & { since7: number; since30: number; since90: number }, DeviceStockRow>(`
  select s.location_id as "locationId", count(*) as "total", max(s.number) as "last",
    ${count('s.used_at >= :since7')} as "active7", ${count('s.used_at >= :since30')} as "active30",
    ${count('s.used_at >= :since90')} as "active90",
    ${count('s.created_at < :since90 and (s.used_at is null or s.used_at < :since90)')} as "unused90",
    ${count('s.held = 0')} as "unheld"
  from (
    select d.number as number, coalesce(d.location_id, '') as location_id, d.created_at as created_at,
      (select max(t.last_active_at) from assignment a
        join activity t on t.org_id = :org and t.assignment_number = a.number
        where a.org_id = :org and a.device_id = d.id) as used_at,
      case when exists (select 1 from assignment a where a.org_id = :org and a.device_id = d.id and ${OPEN}) then 1 else 0 end as held
    from device d where d.org_id = :org and d.number > :after order by d.number limit :limit) s
  group by s.location_id`);

export interface PeopleStockRow extends PlacedStock {
  readonly deviceless: number;
}

/** The next people in the order of their numbers. */
export const selectPeopleStock = query<Stride, PeopleStockRow>(`
  select s.location_id as "locationId", count(*) as "total", max(s.number) as "last", ${count('s.holding = 0')} as "deviceless"
  from (
    select p.number as number, coalesce(p.location_id, '') as location_id,
      case when exists (select 1 from assignment a where a.org_id = :org and a.owner_id = p.id and ${OPEN}) then 1 else 0 end as holding
    from person p where p.org_id = :org and p.removed_at is null and p.number > :after order by p.number limit :limit) s
  group by s.location_id`);

export const selectStockTaking = query<{ org: number }, { at: number }>(`
  select at as "at" from stock_taking where org_id = :org`);

export const upsertStockTaking = command<{ org: number; at: number }>(`
  insert into stock_taking (org_id, at) values (:org, :at) on conflict (org_id) do update set at = excluded.at`);

export interface StockRow {
  readonly dimension: string;
  readonly value: string;
  readonly locationId: string;
  readonly devices: number;
}

/** What was counted last. */
export const selectStock = query<{ org: number }, StockRow>(`
  select dimension as "dimension", value as "value", location_id as "locationId", devices as "devices"
  from device_count where org_id = :org and dimension in ${literals(STOCK)}`);

export const setCount = command<StockRow & { org: number }>(`
  insert into device_count (org_id, dimension, value, location_id, devices)
  values (:org, :dimension, :value, :locationId, :devices)
  on conflict (org_id, dimension, value, location_id) do update set devices = excluded.devices`);

export type FigureRow = Pick<StockRow, 'dimension' | 'value' | 'devices'>;

/** The counts of few values: makes, models and places are left out. */
const FIGURES = ['total', 'kind', 'platform', 'state', 'lifecycle', ...STOCK];

export const selectFigures = query<{ org: number } & Reach, FigureRow>(`
  select n.dimension as "dimension", n.value as "value", sum(n.devices) as "devices" from device_count n
  where n.org_id = :org and n.dimension in ${literals(FIGURES)} and ${locationInReach('n.location_id')}
  group by n.dimension, n.value having sum(n.devices) > 0 order by n.dimension, n.value`);
