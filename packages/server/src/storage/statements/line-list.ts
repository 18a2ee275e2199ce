/** Statements that read lines on devices with the names of their owners: one, or lists of them with what these are filtered by. */
import type { Line } from '../../domain/telephony.ts';
import { query } from '../sql/statement.ts';
import { LINE_COLUMNS, type LineRow, toLine } from './lines.ts';
import { inBothOrders } from './ordered.ts';
import { ownerInReach, type Reach } from './reach.ts';

export interface ListedLineRow extends LineRow {
  readonly ownerName: string;
  /** How the owner is called; null if they are not. */
  readonly locationId: string | null;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
  readonly deviceName: string | null;
  readonly mac: string | null;
  readonly createdAt: number;
  readonly until: number | null;
  /** 1 if the owner is within the actor's reach. */
  readonly isSeen: 0 | 1;
}

/** Only what is of the line itself. */
export function lineIn(row: ListedLineRow): Line {
  const { ownerName: _n, createdAt: _c, until: _u, isSeen: _s, deviceName: _d, mac: _m, ...rest } = row;
  const { locationId: _l, extension: _e, phoneNumber: _p, ...line } = rest;
  return toLine(line);
}

type Page = { readonly org: number; readonly after: string; readonly limit: number } & Reach;

const LISTED = `
  select ${LINE_COLUMNS}, l.created_at as "createdAt", l.until as "until", c.location_id as "locationId",
    c.extension as "extension", c.phone_number as "phoneNumber", d.name as "deviceName", d.mac as "mac",
    coalesce(p.display_name, w.name, v.first_name || ' ' || v.last_name, '') as "ownerName",
    case when ${ownerInReach('l.owner_id', 'coalesce(p.location_id, w.location_id)')} then 1 else 0 end as "isSeen"
  from line l
  left join device d on d.org_id = :org and d.id = l.device_id
  left join calling c on c.org_id = :org and c.owner_id = l.owner_id
  left join person p on p.org_id = :org and p.id = l.owner_id
  left join workspace w on w.org_id = :org and w.id = l.owner_id
  left join virtual_line v on v.org_id = :org and v.id = l.owner_id
  where l.org_id = :org`;

/** Also one that has ended. */
export const selectListedLine = query<{ readonly org: number; readonly id: string } & Reach, ListedLineRow>(
  `${LISTED} and l.id = :id`,
);

const listOf = <P>(where: string) =>
  inBothOrders(({ beyond, word }) =>
    query<Page & P, ListedLineRow>(`${LISTED} and ${where} l.id ${beyond} :after order by l.id ${word} limit :limit`),
  );

export const selectLines = listOf<object>('');
export const selectLinesOfOwner = listOf<{ readonly ownerId: string }>('l.owner_id = :ownerId and');
export const selectLinesOfDevice = listOf<{ readonly deviceId: string }>('l.device_id = :deviceId and');
