/** Statements on timelines: where the events about an owner or a device are, and those events themselves. */
import { SIGN_IN_TYPES } from '@heldby/contract';
import { type Command, command, literals, query, type SqlValue } from '../sql/statement.ts';
import { EVENT_CONDITION, type EventCondition, NAMED_EVENT_COLUMNS, type NamedEventRow } from './feed.ts';
import { ownerInReach, type Reach } from './reach.ts';

/** Adjacent events about one thing. `about` is a part of the digest of its id. */
export interface EventRun {
  readonly about: number;
  /** The first of them. */
  readonly sequence: number;
  readonly events: number;
}

export interface AboutRow {
  readonly sequence: number;
  readonly deviceId: string | null;
  readonly ownerId: string | null;
}

/** What the events after a position are about. */
export const selectAbout = query<{ org: number; after: number; limit: number }, AboutRow>(`
  select sequence as "sequence", device_id as "deviceId", owner_id as "ownerId"
  from event where org_id = :org and sequence > :after order by sequence limit :limit`);

export const selectRunPosition = query<{ org: number }, { sequence: number }>(`
  select sequence as "sequence" from event_run_position where org_id = :org`);

export const upsertRunPosition = command<{ org: number; sequence: number }>(`
  insert into event_run_position (org_id, sequence) values (:org, :sequence)
  on conflict (org_id) do update set sequence = :sequence`);

type Parameters = Readonly<Record<string, SqlValue>>;

const ROWS = 16;
const insertMany = insertionOf(ROWS);
const insertOne = insertionOf(1);

function insertionOf(count: number): Command<Parameters> {
  const rows = Array.from({ length: count }, (_, row) => `(:org, :about${row}, :sequence${row}, :events${row})`);
  return command(`insert into event_run (org_id, about, sequence, events) values ${rows.join(', ')}`);
}

/** Adds the runs with few statements. */
export function runInsertions(
  org: number,
  runs: readonly EventRun[],
): { command: Command<Parameters>; parameters: Parameters }[] {
  const whole = runs.length - (runs.length % ROWS);
  const made = [];
  for (let from = 0; from < whole; from += ROWS) {
    made.push({ command: insertMany, parameters: parametersOf(org, runs.slice(from, from + ROWS)) });
  }
  for (const run of runs.slice(whole)) made.push({ command: insertOne, parameters: parametersOf(org, [run]) });
  return made;
}

function parametersOf(org: number, runs: readonly EventRun[]): Parameters {
  const parameters: Record<string, SqlValue> = { org };
  for (const [row, { about, sequence, events }] of runs.entries()) {
    parameters[`about${row}`] = about;
    parameters[`sequence${row}`] = sequence;
    parameters[`events${row}`] = events;
  }
  return parameters;
}

interface Runs {
  readonly org: number;
  readonly about: number;
  /** Runs that begin in `(after, upTo]`. */
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
}

const runs = (order: 'asc' | 'desc') =>
  query<Runs, EventRun>(`
  select about as "about", sequence as "sequence", events as "events" from event_run
  where org_id = :org and about = :about and sequence > :after and sequence <= :upTo order by sequence ${order} limit :limit`);

export const selectRuns = { oldest: runs('asc'), newest: runs('desc') } as const;

/** Of which thing, for which reader, and between which sequences. */
export interface TimelineStretch extends EventCondition, Reach {
  readonly org: number;
  /** The whole id, because runs have a part of a digest. */
  readonly id: string;
  /** Whether events of signing in are shown. */
  readonly signIns: 0 | 1;
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
}

const OWNER_LOCATION = `coalesce(
  (select tp.location_id from person tp where tp.org_id = :org and tp.id = e.owner_id),
  (select tw.location_id from workspace tw where tw.org_id = :org and tw.id = e.owner_id))`;

/** What a device's timeline tells of its holders is told of those who are within reach. */
const SHOWN = {
  owner: 'e.owner_id = :id',
  device: `e.device_id = :id and (e.owner_id is null or ${ownerInReach('e.owner_id', OWNER_LOCATION)})`,
} as const;

const BETWEEN = (event: string) => `${event}.sequence > :after and ${event}.sequence <= :upTo`;
const VISIBLE = `(:signIns = 1 or e.type not in ${literals(SIGN_IN_TYPES)})`;
const CAUSE = 'join event_cause c on c.org_id = :org and c.sequence = e.cause';

/** The events of the stretch that its runs name. */
const inRuns = (of: keyof typeof SHOWN, order: 'asc' | 'desc') =>
  query<TimelineStretch & { about: number; firstRun: number }, NamedEventRow>(`
  select ${NAMED_EVENT_COLUMNS} from event_run r
  join event e on e.org_id = :org and e.sequence >= r.sequence and e.sequence < r.sequence + r.events ${CAUSE}
  where r.org_id = :org and r.about = :about and r.sequence >= :firstRun and r.sequence <= :upTo
    and ${BETWEEN('e')} and ${SHOWN[of]} and ${VISIBLE} and ${EVENT_CONDITION}
  order by e.sequence ${order} limit :limit`);

/** The events of the stretch, which has no runs yet. */
const beyondRuns = (of: keyof typeof SHOWN, order: 'asc' | 'desc') =>
  query<TimelineStretch, NamedEventRow>(`
  select ${NAMED_EVENT_COLUMNS} from event e ${CAUSE}
  where e.org_id = :org and ${BETWEEN('e')} and ${SHOWN[of]} and ${VISIBLE} and ${EVENT_CONDITION}
  order by e.sequence ${order} limit :limit`);

const both = <S>(make: (of: keyof typeof SHOWN, order: 'asc' | 'desc') => S) => ({
  owner: { oldest: make('owner', 'asc'), newest: make('owner', 'desc') },
  device: { oldest: make('device', 'asc'), newest: make('device', 'desc') },
});

export const selectEventsInRuns = both(inRuns);
export const selectEventsBeyondRuns = both(beyondRuns);
