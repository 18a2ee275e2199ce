/**
 * Everything that is stored about a person, as one JSON document that is written while it is read: a manifest, a list for each kind of
 * data, and at the end how many there are of each, so that a copy that was cut off shows.
 */

import { type Instant, toIso } from '../../lib/instant.ts';
import { slowLane } from '../../lib/slow-lane.ts';
import { toEvent } from '../../storage/statements/events.ts';
import { type DataRow, SECTIONS, selectActs } from '../../storage/statements/subject-data.ts';
import type { Reader } from '../../storage/storage.ts';
import { peopleMergedInto } from '../merged.ts';
import { toServedEvent } from '../objects.ts';
import { heldEver } from './held.ts';
import { eventsAbout, theirs } from './history.ts';
import { entriesThatName } from './named-in-extras.ts';

export interface SubjectOf {
  readonly org: number;
  readonly organizationId: string;
  readonly personId: string;
  readonly at: Instant;
  /** Who asked for it. */
  readonly by: { readonly kind: string; readonly id: string };
  /** The last event that is in it. */
  readonly upTo: number;
}

/** Of the manifest. */
const VERSION = 1;
const LEFT_OUT = [
  'secrets: password hashes, tokens, codes, push tokens, and what leads to them',
  'what belongs to others: their names, and what they hold',
  'what is derived from this: indexes, counters and digests',
];
const KEPT_LINES = 'Their lines on lists that are kept with others, such as the lines on an app, without whose list it is';
const EVENTS = 'Everything that happened to them, oldest first, and then to each record that was merged into theirs';
const DEVICE_EVENTS = 'What happened to devices that nobody else ever held, and what they did to others that they held';
const ACTS = 'What they did: when, with which credential and why';

export async function* subjectDocument(reader: Reader, subject: SubjectOf): AsyncGenerator<string> {
  const counts: Record<string, number> = {};
  yield `{"manifest":${JSON.stringify(manifestOf(subject))}`;
  const { org, personId } = subject;
  // With the records that were merged into theirs.
  const ids = [personId, ...(await peopleMergedInto(reader, org, personId))];
  for (const { name, rows } of SECTIONS) {
    const items: object[] = [];
    for (const id of ids) items.push(...(await reader.all(rows, { org, personId: id })).map(shown));
    counts[name] = items.length;
    yield `,\n"${name}":${JSON.stringify(items)}`;
    await slowLane.turn(subject.by.id);
  }
  for (const [name, read] of [
    ['keptLines', keptLinesOf],
    ['events', eventsOf],
    ['deviceEvents', deviceEventsOf],
    ['acts', actsOf],
  ] as const) {
    let count = 0;
    yield `,\n"${name}":[`;
    for (const id of ids) {
      for await (const item of read(reader, { ...subject, personId: id })) {
        yield `${count === 0 ? '' : ',\n'}${JSON.stringify(item)}`;
        count += 1;
      }
    }
    yield ']';
    counts[name] = count;
  }
  yield `,\n"counts":${JSON.stringify(counts)}}\n`;
}

function manifestOf({ organizationId, personId, at, by, upTo }: SubjectOf) {
  const sections = [
    ...SECTIONS.map(({ name, about }) => [name, about]),
    ['keptLines', KEPT_LINES],
    ['events', EVENTS],
    ['deviceEvents', DEVICE_EVENTS],
    ['acts', ACTS],
  ];
  const facts = { organizationId, personId, exportedAt: toIso(at), exportedBy: by, lastEvent: upTo };
  return { heldbySubjectExport: VERSION, ...facts, sections: Object.fromEntries(sections), leftOut: LEFT_OUT };
}

/** Stored as JSON text. */
const JSON_MEMBERS: ReadonlySet<string> = new Set([
  'extras',
  'details',
  'tags',
  'limits',
  'cells',
  'attributes',
  'given',
  'pending',
]);
/** Stored as 0 and 1. */
const FLAGS: ReadonlySet<string> = new Set(['enabled', 'limitGuestUse', 'acceptNotifications', 'keepLogin', 'active']);

function shown(row: DataRow): object {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, shownValue(name, value)]));
}

function shownValue(name: string, value: string | number | null): unknown {
  if (value === null) return null;
  if (JSON_MEMBERS.has(name)) return JSON.parse(String(value));
  if (FLAGS.has(name)) return value === 1;
  return name.endsWith('At') && typeof value === 'number' ? toIso(value) : value;
}

function keptLinesOf(reader: Reader, { org, personId }: SubjectOf): AsyncGenerator<object> {
  return entriesThatName(reader, org, personId);
}

async function* eventsOf(reader: Reader, { org, personId, upTo }: SubjectOf): AsyncGenerator<object> {
  for await (const { digest: _, cause: __, ...row } of eventsAbout(reader, org, personId)) {
    if (row.ownerId !== personId || row.sequence > upTo) continue;
    yield toServedEvent(toEvent(row));
  }
}

async function* deviceEventsOf(reader: Reader, { org, personId, upTo }: SubjectOf): AsyncGenerator<object> {
  const { held, alone } = await heldEver(reader, org, personId);
  const isTheirs = theirs({ personId, held, alone });
  for (const id of held) {
    for await (const { digest: _, cause: __, ...row } of eventsAbout(reader, org, id)) {
      if (row.ownerId !== personId && row.sequence <= upTo && isTheirs(row)) yield toServedEvent(toEvent(row));
    }
  }
}

/** Causes that one statement looks through: there is no index by who did it. */
const STRETCH = 20_000;

async function* actsOf(reader: Reader, { org, personId, upTo, by }: SubjectOf): AsyncGenerator<object> {
  for (let after = 0; after < upTo; after += STRETCH) {
    const rows = await reader.all(selectActs, { org, personId, after, upTo: Math.min(upTo, after + STRETCH) });
    for (const { at, ...row } of rows) yield { ...row, at: toIso(at) };
    await slowLane.turn(by.id);
  }
}
