/**
 * Overwrites what the history says of somebody who is erased. An event that is overwritten keeps the digest that the chain holds of it,
 * so the chain still verifies, and says that the content cannot be checked any more.
 */
import { eventDigest } from '../../domain/event-chain.ts';
import { aboutOf, RUN_LIMIT } from '../../domain/event-run.ts';
import { inBatches } from '../../lib/in-batches.ts';
import { ERASED } from '../../storage/statements/erasure.ts';
import {
  type CausedRow,
  forgetAssignmentReason,
  forgetReason,
  overwriteEvent,
  selectEventsNoted,
  selectEventsNotNoted,
  selectEventsOfCause,
} from '../../storage/statements/erasure-events.ts';
import { selectRunPosition } from '../../storage/statements/timelines.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import { redacted, redactedJson } from './redact.ts';

/** Whose history it is. */
export interface Subject {
  readonly personId: string;
  /** Every device that they ever held. What they said of it themselves is theirs. */
  readonly held: readonly string[];
  /** Those of them that nobody else ever held: all that was said of it is. */
  readonly alone: readonly string[];
}

/** The edit, whose events about the person are recorded as if they had been overwritten already. */
export function discreet(edit: Edit, personId: string): Edit {
  return {
    ...edit,
    record: occurrence => {
      if (occurrence.owner?.id !== personId) return edit.record(occurrence);
      const { type, before, after } = occurrence;
      edit.record({ ...occurrence, before: redacted(type, 'before', before), after: redacted(type, 'after', after) });
    },
  };
}

const BATCH = 500;

/** Returns how many events were overwritten. The reason of a change goes with any of its events. */
export async function eraseHistory(edit: Edit, subject: Subject): Promise<number> {
  const { tx, org } = edit;
  const isTheirs = theirs(subject);
  const causes = new Set<number>();
  for (const id of [subject.personId, ...subject.held]) {
    for await (const row of eventsAbout(tx, org, id)) if (isTheirs(row)) causes.add(row.cause);
  }
  let events = 0;
  for (const cause of causes) events += await eraseCause(edit, cause, isTheirs);
  return events;
}

type IsTheirs = (row: Pick<CausedRow, 'ownerId' | 'deviceId' | 'actorId'>) => boolean;

export function theirs({ personId, held, alone }: Subject): IsTheirs {
  const [own, all] = [new Set(alone), new Set(held)];
  return ({ ownerId, deviceId, actorId }) =>
    ownerId === personId || (deviceId !== null && (own.has(deviceId) || (actorId === personId && all.has(deviceId))));
}

/** The events about a person or device, oldest first: those that runs tell of, and the latest, which have none yet. */
export async function* eventsAbout(reader: Reader, org: number, id: string): AsyncGenerator<CausedRow> {
  const noted = (await reader.one(selectRunPosition, { org }))?.sequence ?? 0;
  const about = aboutOf(id);
  const end = Number.MAX_SAFE_INTEGER;
  yield* oneByOne(0, after =>
    reader.all(selectEventsNoted, { org, id, about, firstRun: after - RUN_LIMIT + 1, after, upTo: noted, limit: BATCH }),
  );
  yield* oneByOne(noted, after => reader.all(selectEventsNotNoted, { org, id, after, upTo: end, limit: BATCH }));
}

async function* oneByOne(from: number, read: (after: number) => Promise<CausedRow[]>): AsyncGenerator<CausedRow> {
  for await (const rows of inBatches(from, BATCH, read, ({ sequence }) => sequence)) yield* rows;
}

async function eraseCause({ tx, org }: Edit, cause: number, isTheirs: IsTheirs): Promise<number> {
  let events = 0;
  let hadReason = false;
  const all = oneByOne(cause - 1, after => tx.all(selectEventsOfCause, { org, cause, after, limit: BATCH }));
  for await (const row of all) {
    const { sequence, subject, type, reason } = row;
    if (reason !== null) hadReason = true;
    const own = isTheirs(row);
    const { before, after } = own ? overwritten(row) : withoutReason(row);
    if (!own && reason !== null && type.startsWith('assignment.')) tx.send(forgetAssignmentReason, { org, id: subject, reason });
    if (reason === null && before === row.before && after === row.after) continue;
    tx.send(overwriteEvent, { org, sequence, before, after, digest: row.digest ?? eventDigest(row) });
    events += 1;
  }
  if (hadReason) tx.send(forgetReason, { org, cause });
  return events;
}

type Payload = Pick<CausedRow, 'before' | 'after'>;

function overwritten({ type, before, after }: CausedRow): Payload {
  return { before: redactedJson(type, 'before', before), after: redactedJson(type, 'after', after) };
}

/** Somebody else's event of the same change, such as that they handed the device over: the reason stands in what was changed, too. */
function withoutReason({ reason, before, after }: CausedRow): Payload {
  if (reason === null) return { before, after };
  // Behind a colon: a member may have the name that the reason has.
  const [said, gone] = [`:${JSON.stringify(reason)}`, `:${JSON.stringify(ERASED)}`];
  return { before: before?.replaceAll(said, gone) ?? null, after: after?.replaceAll(said, gone) ?? null };
}
