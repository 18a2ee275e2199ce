/** Statements that read what belongs to the devices that an owner holds: for a part of the list, in one statement for each. */
import type { GuestSession } from '../../domain/telephony.ts';
import { query } from '../sql/statement.ts';
import { ownerName, personName } from './assignment-names.ts';
import { HELD_AT } from './assignments.ts';
import { DESK_PHONE_COLUMNS, type DeskPhoneRow } from './desk-phones.ts';
import { LINE_COLUMNS, type LineRow } from './lines.ts';
import { PUSH_TARGET_COLUMNS, type PushTargetRow } from './pushes.ts';
import { ownerInReach, type Reach } from './reach.ts';

/** What the owner holds at an instant, from one assignment to another. */
export interface HeldPart {
  readonly org: number;
  readonly ownerId: string;
  readonly at: number;
  readonly first: number;
  readonly last: number;
}

interface OfAssignment {
  readonly assignmentNumber: number;
}

const HELD = `a.org_id = :org and a.owner_id = :ownerId and a.number >= :first and a.number <= :last and ${HELD_AT}`;
const NUMBER = 'a.number as "assignmentNumber"';
const THEN = (row: string) => `${row}.created_at <= :at and (${row}.until is null or ${row}.until > :at)`;

export interface HeldLineRow extends LineRow, OfAssignment {
  readonly ownerName: string | null;
  readonly createdAt: number;
  readonly until: number | null;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
}

/** The lines on the devices: everybody's within reach, or only the actor's own. */
export const selectLinesOfHeld = query<HeldPart & Reach & { everyones: 0 | 1 }, HeldLineRow>(`
  select ${NUMBER}, ${LINE_COLUMNS}, l.created_at as "createdAt", l.until as "until", ${ownerName('l.owner_id')} as "ownerName",
    c.extension as "extension", c.phone_number as "phoneNumber"
  from assignment a
  join line l on l.org_id = :org and l.device_id = a.device_id and ${THEN('l')}
  join assignment x on x.org_id = :org and x.id = l.assignment_id and (x.expires_at is null or x.expires_at > :at)
  left join calling c on c.org_id = :org and c.owner_id = l.owner_id
  left join person p on p.org_id = :org and p.id = l.owner_id
  left join workspace w on w.org_id = :org and w.id = l.owner_id
  where ${HELD} and (l.owner_id = :self or :everyones = 1) and ${ownerInReach('l.owner_id', 'coalesce(p.location_id, w.location_id)')}
  order by a.number, l.port`);

export interface HeldGuestRow extends GuestSession, OfAssignment {
  readonly personName: string | null;
  readonly hostKind: string | null;
  readonly hostId: string | null;
  readonly hostName: string | null;
}

/** Who is a guest at the devices, and who has their primary line. */
export const selectGuestsOfHeld = query<HeldPart, HeldGuestRow>(`
  select ${NUMBER}, g.id as "id", g.device_id as "deviceId", g.person_id as "personId", g.assignment_id as "assignmentId",
    g.created_at as "createdAt", g.expires_at as "expiresAt", g.until as "until", ${personName('g.person_id')} as "personName",
    l.owner_kind as "hostKind", l.owner_id as "hostId", ${ownerName('l.owner_id')} as "hostName"
  from assignment a
  join guest_session g on g.org_id = :org and g.device_id = a.device_id and ${THEN('g')} and g.expires_at > :at
  left join line l on l.org_id = :org and l.device_id = a.device_id and l.kind = 'primary' and ${THEN('l')}
  where ${HELD}`);

/** Where pushes to the owner go, as far as that has not changed since the instant. */
export const selectPushesOfHeld = query<HeldPart, PushTargetRow & OfAssignment>(`
  select ${NUMBER}, ${PUSH_TARGET_COLUMNS} from assignment a
  join push_registration r on r.org_id = :org and r.assignment_id = a.id and r.modified_at <= :at
  where ${HELD}`);

/** What the desk phones and room devices last reported. */
export const selectDesksOfHeld = query<HeldPart, DeskPhoneRow & OfAssignment>(`
  select ${NUMBER}, ${DESK_PHONE_COLUMNS} from assignment a
  join desk_phone t on t.org_id = :org and t.device_id = a.device_id
  where ${HELD}`);

interface OwnerAt {
  readonly org: number;
  readonly ownerId: string;
  readonly at: number;
}

/** How many devices of each kind the owner holds. */
export const countHeldByKind = query<OwnerAt, { kind: string; held: number; own: number }>(`
  select d.kind as "kind", count(*) as "held", sum(case when a.role in ('owner', 'user') then 1 else 0 end) as "own" from assignment a
  join device d on d.org_id = :org and d.id = a.device_id
  where a.org_id = :org and a.owner_id = :ownerId and ${HELD_AT} group by d.kind`);

/** What the limits of the policy count. Each number is 0 where there is nothing. */
export interface HoldingCounts {
  readonly held: number;
  readonly got: number;
  readonly withLine: number;
  readonly ownedWithLine: number;
  /** Activation codes that nobody has used. */
  readonly codes: number;
  /** 1 for a person who is here, a workspace that is open and other owners; 0 for those who can get nothing. */
  readonly isHere: number;
}

const LINES = `from line l
    join assignment x on x.org_id = :org and x.owner_id = :ownerId and x.id = l.assignment_id
      and (x.expires_at is null or x.expires_at > :at)
    where l.org_id = :org and l.owner_id = :ownerId and ${THEN('l')}`;

export const selectHoldingCounts = query<OwnerAt & { since: number }, HoldingCounts>(`
  select coalesce(sum(case when ${HELD_AT} then 1 else 0 end), 0) as "held",
    coalesce(sum(case when a.created_at > :since and a.created_at <= :at then 1 else 0 end), 0) as "got",
    (select count(distinct l.device_id) ${LINES}) as "withLine",
    (select count(distinct l.device_id) ${LINES} and l.kind = 'primary') as "ownedWithLine",
    (select count(*) from activation_code k where k.org_id = :org and k.owner_id = :ownerId and k.redeemed_at is null
      and k.expires_at > :at and k.created_at <= :at) as "codes",
    case when exists (select 1 from person p where p.org_id = :org and p.id = :ownerId and p.removed_at <= :at)
      or exists (select 1 from workspace w where w.org_id = :org and w.id = :ownerId and w.closed_at <= :at)
      then 0 else 1 end as "isHere"
  from assignment a where a.org_id = :org and a.owner_id = :ownerId`);
