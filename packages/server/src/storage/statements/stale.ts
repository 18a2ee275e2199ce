/** Statements on stale devices: what the policy goes by, for the devices of a stride, for some of them, and for those in their grace. */
import type { DeviceKind } from '../../domain/device.ts';
import { DAY_MICROS } from '../../domain/policies.ts';
import type { StaleFacts, StaleRules } from '../../domain/stale.ts';
import type { Instant } from '../../lib/instant.ts';
import { command, query } from '../sql/statement.ts';
import { type ByKind, byKind } from './by-kind.ts';
import { deviceInReach, type Reach } from './reach.ts';
import { type Slots, slotsOf } from './slots.ts';

/** No device was last used before this. */
const NEVER = -1;

/** For each kind, when a device must have been used last to be stale; -1 for a kind that never is. */
export function staleBefore({ limitDays }: StaleRules, now: Instant): ByKind {
  return byKind(kind => {
    const days = limitDays[kind];
    return days === null ? NEVER : now - days * DAY_MICROS + 1;
  });
}

interface Of {
  readonly org: number;
  readonly now: number;
}

export interface StaleRow {
  readonly number: number;
  readonly id: string;
  readonly name: string | null;
  readonly kind: string;
  readonly model: string | null;
  readonly lifecycle: string | null;
  readonly locationId: string | null;
  readonly createdAt: number;
  readonly usedAt: number | null;
  readonly begunAt: number | null;
  readonly seenAt: number | null;
  readonly markState: string | null;
  readonly markSince: number | null;
  readonly exemptionId: string | null;
}

export function toStaleFacts(row: StaleRow): StaleFacts {
  const { kind, lifecycle, createdAt, usedAt, begunAt, seenAt, markState, markSince, exemptionId } = row;
  return {
    kind: kind as DeviceKind,
    lifecycle,
    createdAt,
    usedAt,
    begunAt,
    seenAt,
    mark: markSince === null ? null : { state: markState === 'grace' ? 'grace' : 'spared', since: markSince },
    exemptionId,
  };
}

const OPEN = (a: string) => `${a}.until is null and (${a}.expires_at is null or ${a}.expires_at > :now)`;

const FACTS = `d.number as "number", d.id as "id", d.name as "name", d.kind as "kind", d.model as "model", d.lifecycle as "lifecycle",
    d.created_at as "createdAt", d.location_id as "locationId", d.tags as "tags", x.state as "markState", x.since as "markSince",
    (select max(t.last_active_at) from assignment u join activity t on t.org_id = :org and t.assignment_number = u.number
      where u.org_id = :org and u.device_id = d.id) as "usedAt",
    (select max(b.created_at) from assignment b where b.org_id = :org and b.device_id = d.id and ${OPEN('b')}) as "begunAt",
    (select k.last_seen_at from desk_phone k where k.org_id = :org and k.device_id = d.id) as "seenAt"`;

const EXEMPT = `e.org_id = :org and e.policy = 'stale' and (e.until is null or e.until > :now)`;
const ofHolder = (more: string) => `from assignment h ${more}
      where h.org_id = :org and h.device_id = s."id" and ${OPEN('h')}`;

/** By which exemption the policy leaves the device alone. Each kind is one look-up by the index of targets. */
const EXEMPTION = `coalesce(
    (select min(e.id) from policy_exemption e where ${EXEMPT} and e.kind = 'device' and e.target = s."id"),
    (select min(e.id) from policy_exemption e where ${EXEMPT} and e.kind = 'location' and e.target = s."locationId"),
    (select min(e.id) from policy_exemption e where ${EXEMPT} and e.kind = 'tag'
      and s."tags" <> '[]' and replace(s."tags", '"' || e.target || '"', '') <> s."tags"),
    (select min(e.id) ${ofHolder(`join policy_exemption e on ${EXEMPT} and e.kind = 'person' and e.target = h.owner_id`)}),
    (select min(e.id) ${ofHolder(`join person p on p.org_id = :org and p.id = h.owner_id
      join policy_exemption e on ${EXEMPT} and e.kind = 'location' and e.target = p.location_id`)}),
    (select min(e.id) ${ofHolder(`join group_member m on m.org_id = :org and m.person_id = h.owner_id
      join policy_exemption e on ${EXEMPT} and e.kind = 'group' and e.target = m.group_id`)}))`;

const SHOWN = `s."number" as "number", s."id" as "id", s."name" as "name", s."kind" as "kind", s."model" as "model",
  s."lifecycle" as "lifecycle", s."locationId" as "locationId", s."createdAt" as "createdAt", s."usedAt" as "usedAt", s."begunAt" as "begunAt",
  s."seenAt" as "seenAt", s."markState" as "markState", s."markSince" as "markSince", ${EXEMPTION} as "exemptionId"`;

const DEVICES = `device d left join stale_device x on x.org_id = :org and x.device_id = d.id`;

/** Null for a kind that is never stale. */
const BEFORE = `case d.kind when 'mobile' then cast(:mobile as bigint) when 'native_catalog' then cast(:nativeCatalog as bigint)
  when 'web_catalog' then cast(:webCatalog as bigint) when 'browser' then cast(:browser as bigint)
  when 'desk_phone' then cast(:deskPhone as bigint) else cast(:roomDevice as bigint) end`;

/** What the policy may have to do with: what is in its grace, and what was last used before the limit of its kind. */
const CONCERNED = `(s."markState" = 'grace' or (s."lifecycle" is null and s."begunAt" < s."before" and coalesce(s."usedAt", 0) < s."before"
  and coalesce(s."seenAt", 0) < s."before" and coalesce(s."markSince", 0) < s."before"))`;

/** The number of the device `skip` + 1 places behind `start`. */
export const selectStaleEdge = query<{ org: number; start: number; skip: number }, { number: number }>(`
  select d.number as "number" from device d where d.org_id = :org and d.number > :start order by d.number limit 1 offset :skip`);

/** The devices of a stride that the policy may have to do with, in order. */
export const selectStaleBetween = query<Of & ByKind & Reach & { above: number; below: number; limit: number }, StaleRow>(`
  select ${SHOWN} from (
    select ${FACTS}, ${BEFORE} as "before" from ${DEVICES}
    where d.org_id = :org and d.number > :above and d.number < :below and (d.created_at < ${BEFORE} or x.state = 'grace')
      and ${deviceInReach(':now')}) s
  where ${CONCERNED} order by s."number" limit :limit`);

/** What is known of some devices, in no order. */
export const selectStaleAmong = query<Of & Slots<'id', string>, StaleRow>(`
  select ${SHOWN} from (select ${FACTS} from ${DEVICES} where d.org_id = :org and d.id in ${slotsOf('id')}) s`);

/** Devices in their grace, by id. */
export const selectInGrace = query<{ org: number; after: string; limit: number }, { deviceId: string }>(`
  select device_id as "deviceId" from stale_device where org_id = :org and state = 'grace' and device_id > :after
  order by device_id limit :limit`);

/** Those of the devices in their grace that were held by some of these assignments. */
export const selectInGraceOf = query<{ org: number } & Slots<'number'>, { deviceId: string }>(`
  select distinct x.device_id as "deviceId" from assignment a
  join stale_device x on x.org_id = :org and x.device_id = a.device_id and x.state = 'grace'
  where a.org_id = :org and a.number in ${slotsOf('number')}`);

interface Mark {
  readonly org: number;
  readonly deviceId: string;
}

export const markStale = command<Mark & { state: 'grace' | 'spared'; since: number }>(`
  insert into stale_device (org_id, device_id, state, since) values (:org, :deviceId, :state, :since)
  on conflict (org_id, device_id) do update set state = excluded.state, since = excluded.since`);

/** Somebody wants a device in its grace to be used again. */
export const spareInGrace = command<Mark & { now: number }>(`
  update stale_device set state = 'spared', since = :now where org_id = :org and device_id = :deviceId and state = 'grace'`);

export const unmarkStale = command<Mark>(`
  delete from stale_device where org_id = :org and device_id = :deviceId`);

export const selectGraceMark = query<Mark, { since: number }>(`
  select since as "since" from stale_device where org_id = :org and device_id = :deviceId and state = 'grace'`);

/** How many devices are in their grace, counted up to the limit, as far as the actor may see them. */
export const countInGrace = query<Of & Reach & { limit: number }, { total: number }>(`
  select count(*) as "total" from (
    select 1 from stale_device x join device d on d.org_id = :org and d.id = x.device_id
    where x.org_id = :org and x.state = 'grace' and ${deviceInReach(':now')} limit :limit) s`);

/** What was noted of devices that were merged into others. */
export const unmarkMerged = command<{ org: number }>(`
  delete from stale_device as t where t.org_id = :org
    and not exists (select 1 from device d where d.org_id = :org and d.id = t.device_id)`);
