/** Statements that foresee what policies would do: who holds more than a cap, what people registered themselves, and which loans are due. */
import { query } from '../sql/statement.ts';
import { ownerName } from './assignment-names.ts';
import type { ByKind } from './by-kind.ts';
import { ownerInReach, type Reach } from './reach.ts';

interface Of extends Reach {
  readonly org: number;
  readonly now: number;
  readonly limit: number;
}

/** A device as previews show it. */
export interface ForeseenDeviceRow {
  readonly deviceId: string;
  readonly deviceName: string | null;
  readonly kind: string;
  readonly model: string | null;
}

const DEVICE = `d.id as "deviceId", d.name as "deviceName", d.kind as "kind", d.model as "model"`;
const OPEN = 'a.until is null and (a.expires_at is null or a.expires_at > :now)';

/** The cap of each kind is bound. One that nobody reaches stands for none. */
const LIMIT = `min(case d.kind when 'mobile' then cast(:mobile as bigint) when 'native_catalog' then cast(:nativeCatalog as bigint)
    when 'web_catalog' then cast(:webCatalog as bigint) when 'browser' then cast(:browser as bigint)
    when 'desk_phone' then cast(:deskPhone as bigint) else cast(:roomDevice as bigint) end)`;

export interface CappedRow {
  readonly number: number;
  readonly id: string;
  readonly name: string | null;
  readonly kind: string;
  readonly held: number;
}

/** People in a stride who hold at least `above` more of a kind than its cap. */
export const selectCapped = query<Of & ByKind & { start: number; below: number; above: number }, CappedRow>(`
  select p.number as "number", p.id as "id", p.display_name as "name", d.kind as "kind", count(*) as "held"
  from person p
  join assignment a on a.org_id = :org and a.owner_id = p.id and a.role in ('owner', 'user') and ${OPEN}
  join device d on d.org_id = :org and d.id = a.device_id
  where p.org_id = :org and p.removed_at is null and p.number > :start and p.number < :below
    and ${ownerInReach('p.id', 'p.location_id')}
  group by p.number, p.id, p.display_name, d.kind having count(*) >= ${LIMIT} + cast(:above as bigint)
  order by p.number, d.kind limit :limit`);

type OfKind = Pick<Of, 'org' | 'now' | 'limit'> & { readonly ownerId: string; readonly kind: string };

/** What the person has held longest, as `end_oldest` ends it. */
export const selectHeldLongest = query<OfKind, ForeseenDeviceRow & { heldSince: number }>(`
  select ${DEVICE}, a.created_at as "heldSince" from assignment a join device d on d.org_id = :org and d.id = a.device_id
  where a.org_id = :org and a.owner_id = :ownerId and a.role in ('owner', 'user') and ${OPEN} and d.kind = :kind
  order by a.created_at, a.number limit :limit`);

/** The assignment `skip` + 1 places before a number, and when it was entered. */
export const selectEnteredBefore = query<{ org: number; start: number; skip: number }, { number: number; at: number }>(`
  select number as "number", coalesce(entered_at, created_at) as "at" from assignment where org_id = :org and number < :start
  order by number desc limit 1 offset :skip`);

export interface RegisteredRow extends ForeseenDeviceRow {
  readonly number: number;
  readonly at: number;
  readonly ownerId: string;
  readonly ownerName: string | null;
  /** Until when it waits; null if it does not. */
  readonly waitsUntil: number | null;
}

/** `kinds`, `deciders`: words between commas; those roles wait for nobody. */
type Registered = Of & { start: number; below: number; since: number; kinds: string; deciders: string };

const isAmong = (words: string, word: string) => `replace(${words}, ',' || ${word} || ',', '') <> ${words}`;

/** What people registered for themselves in a stride, the last first. */
export const selectRegistered = query<Registered, RegisteredRow>(`
  select a.number as "number", a.created_at as "at", ${DEVICE}, p.id as "ownerId", p.display_name as "ownerName",
    (select v.expires_at from approval v where v.org_id = :org and v.assignment_id = a.id and v.state = 'waiting') as "waitsUntil"
  from assignment a
  join device d on d.org_id = :org and d.id = a.device_id
  join person p on p.org_id = :org and p.id = a.owner_id
  where a.org_id = :org and a.number >= :start and a.number < :below and a.created_by is null and a.entered_at is null
    and a.role in ('owner', 'user') and a.created_at >= :since and a.created_at <= :now
    and ${isAmong('cast(:kinds as text)', 'd.kind')} and not (${isAmong('cast(:deciders as text)', 'p.role')})
    and ${ownerInReach('p.id', 'p.location_id')}
  order by a.number desc limit :limit`);

export interface ForeseenLoanRow extends ForeseenDeviceRow {
  readonly number: number;
  readonly createdAt: number;
  readonly dueAt: number;
  readonly remindedDays: number | null;
  readonly ownerId: string;
  readonly ownerKind: string;
  readonly ownerName: string | null;
}

/** Open loans by when they are due, behind a position. */
export const selectForeseenLoans = query<Of & { at: number; after: number }, ForeseenLoanRow>(`
  select a.number as "number", a.created_at as "createdAt", a.due_at as "dueAt", m.days as "remindedDays", ${DEVICE},
    a.owner_id as "ownerId", a.owner_kind as "ownerKind", ${ownerName('a.owner_id')} as "ownerName"
  from assignment a
  join device d on d.org_id = :org and d.id = a.device_id
  left join loan_reminder m on m.org_id = :org and m.assignment_number = a.number and m.due_at = a.due_at
  left join person lp on lp.org_id = :org and lp.id = a.owner_id
  left join workspace lw on lw.org_id = :org and lw.id = a.owner_id
  where a.org_id = :org and a.due_at is not null and ${OPEN} and (a.due_at, a.number) > (:at, :after)
    and ${ownerInReach('a.owner_id', 'coalesce(lp.location_id, lw.location_id)')}
  order by a.due_at, a.number limit :limit`);
