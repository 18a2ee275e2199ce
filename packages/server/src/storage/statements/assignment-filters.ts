/** Statements that list the assignments of owners within the actor's reach that match a filter; the same ones for each index. */
import { compile, literalOf, memberOf } from '../../lib/compiled.ts';
import { query } from '../sql/statement.ts';
import { ASSIGNMENT_NAMES } from './assignment-names.ts';
import { ASSIGNMENT_COLUMNS, HELD_AT, type NamedAssignmentRow } from './assignments.ts';
import { DEVICE_FITS } from './device-filters.ts';
import { DEVICE_COLUMNS, type DeviceNowRow, isHeld } from './devices.ts';
import { amongNumbers, pathStatements } from './paths.ts';
import { PERSON_COLUMNS, type PersonRow } from './people.ts';
import { deviceInReach, ownerInReach, type Reach } from './reach.ts';

/** All conditions must hold. Null matches every assignment. */
export interface AssignmentConditions extends Reach {
  readonly org: number;
  readonly now: number;
  /** The instant that is asked about. */
  readonly at: number;
  readonly state: string;
  readonly personId: string | null;
  readonly ownerId: string | null;
  readonly groupId: string | null;
  readonly deviceId: string | null;
  /** Words, each between commas: `,mobile,browser,`. */
  readonly kinds: string | null;
  readonly platforms: string | null;
  readonly roles: string | null;
  readonly model: string | null;
  /** A tag in quotes, as it is in the stored JSON list. */
  readonly tag: string | null;
  readonly locationId: string | null;
  readonly createdAfter: number | null;
  readonly createdBefore: number | null;
  readonly dueBefore: number | null;
  readonly inactiveSince: number | null;
}

/** The members of another object, with its name before theirs. */
type Prefixed<N extends string, T> = { readonly [K in keyof T & string as `${N}.${K}`]: T[K] };

/** With the whole device, and the whole person if the owner is one. */
export type ExpandedRow = NamedAssignmentRow & Prefixed<'device', DeviceNowRow> & Prefixed<'person', PersonRow> & Expansion;

interface Expansion {
  readonly presentPersonId: string | null;
  readonly seesDevice: number;
}

const prefixed = (name: string, columns: string) => columns.replaceAll(/"(\w+)"/g, `"${name}.$1"`);

/** Takes the members of another object out of a row. */
function partOf<N extends string, T>(name: N, columns: string): (row: Prefixed<N, T>) => T {
  const members = Array.from(
    columns.matchAll(/"(\w+)"/g),
    ([, member = '']) => [member, memberOf('row', `${name}.${member}`)] as const,
  );
  return compile('row', literalOf(members));
}

/** What is open now says so of its device, without a look-up. */
const IS_HELD_NOW = isHeld(':now').replace(
  'case when',
  'case when (a.until is null and (a.expires_at is null or a.expires_at > :now)) or',
);
const DEVICE = `${DEVICE_COLUMNS}, ${IS_HELD_NOW}`;

const wholeDevice = partOf<'device', DeviceNowRow>('device', DEVICE);
const wholePerson = partOf<'person', PersonRow>('person', PERSON_COLUMNS);

/** Null if the actor may not see it. */
export function deviceRowOf(row: ExpandedRow): DeviceNowRow | null {
  return row.seesDevice === 1 ? wholeDevice(row) : null;
}

/** Null if the owner is no person, and if they have left. */
export function personRowOf(row: ExpandedRow): PersonRow | null {
  return row.presentPersonId === null ? null : wholePerson(row);
}

const EXPANSION = `${prefixed('device', DEVICE)}, ${prefixed('person', PERSON_COLUMNS)},
  case when p.removed_at is null then p.id else null end as "presentPersonId",
  case when ${deviceInReach(':now')} then 1 else 0 end as "seesDevice"`;

const IS_DISABLED = `case when a.disabled_reason is null then a.disable_at else coalesce(a.disabled_at, a.created_at) end <= :at`;
const IS_PLANNED = `(a.expires_at > :at or a.due_at is not null or (a.disabled_reason is null and a.disable_at > :at))`;
const HAS_STATE = `((:state = 'any' and a.created_at <= :at) or (:state = 'ended' and a.created_at <= :at and not (${HELD_AT}))
  or (:state in ('open', 'disabled', 'planned') and ${HELD_AT}
    and (:state = 'open' or (:state = 'disabled' and ${IS_DISABLED}) or (:state = 'planned' and ${IS_PLANNED}))))`;

const FITS = `${HAS_STATE} and (a.owner_id = :personId or :personId is null) and (a.owner_id = :ownerId or :ownerId is null)
  and (a.device_id = :deviceId or :deviceId is null) and (:roles like '%,' || a.role || ',%' or :roles is null)
  and (a.created_at > :createdAfter or :createdAfter is null) and (a.created_at < :createdBefore or :createdBefore is null)
  and (a.due_at < :dueBefore or a.expires_at < :dueBefore or :dueBefore is null)
  and (cast(:inactiveSince as bigint) is null
    or (a.created_at < :inactiveSince and coalesce(t.last_active_at, 0) < :inactiveSince))
  and (d.location_id = :locationId or p.location_id = :locationId or w.location_id = :locationId or :locationId is null)
  and (coalesce(:groupId, '') = '' or exists (
    select 1 from group_member m where m.org_id = :org and m.group_id = :groupId and m.person_id = a.owner_id))
  and ${DEVICE_FITS} and ${ownerInReach('a.owner_id', 'coalesce(p.location_id, w.location_id)')}`;

const JOINS = `left join activity t on t.org_id = :org and t.assignment_number = a.number
  join device d on d.org_id = :org and d.id = a.device_id
  left join person p on p.org_id = :org and p.id = a.owner_id
  left join workspace w on w.org_id = :org and w.id = a.owner_id`;

const ALL = 'a.org_id = :org';

const NAMED = `${ASSIGNMENT_COLUMNS}, ${ASSIGNMENT_NAMES}`;

/** The statements of a list of assignments: by each index, and for those that something else has found. */
const assignmentsWith = <Row>(columns: string) => {
  const list = { table: 'assignment a', columns, number: 'a.number', joins: JOINS, fits: FITS };
  /** `where`: what the assignments of the index have in common. */
  const path = (where: string, isSorted = true) =>
    pathStatements<AssignmentConditions, Row>({ ...list, isSorted }, 'assignment a', `${ALL} and ${where}`);
  return {
    /** Each has an index in the order of the numbers, or finds few. */
    paths: {
      number: pathStatements<AssignmentConditions, Row>(list, 'assignment a', ALL),
      person: path('a.owner_id = :personId'),
      owner: path('a.owner_id = :ownerId'),
      device: path('a.device_id = :deviceId', false),
      restricted: path(
        '(a.disabled_reason is not null or a.disable_at is not null or a.expires_at is not null or a.due_at is not null)',
      ),
      over: path('(a.until is not null or a.expires_at is not null)'),
      guests: path(`a.role = 'guest'`),
      shared: path(`a.role in ('user', 'shared_line')`),
    },
    among: amongNumbers<AssignmentConditions, Row>(list, ALL),
  } as const;
};

export const ASSIGNMENTS = assignmentsWith<NamedAssignmentRow>(NAMED);
/** With whole objects. */
export const EXPANDED_ASSIGNMENTS = assignmentsWith<ExpandedRow>(`${NAMED}, ${EXPANSION}`);

export type AssignmentStatements<Row> = ReturnType<typeof assignmentsWith<Row>>;
export type AssignmentPath = keyof typeof ASSIGNMENTS.paths;

/** The first assignment at or behind a number, with the instant at which it began. */
export const selectAssignmentsCreatedFrom = query<{ org: number; start: number }, { number: number; createdAt: number }>(`
  select number as "number", coalesce(entered_at, created_at) as "createdAt" from assignment where org_id = :org and number >= :start
  order by number limit 1`);
