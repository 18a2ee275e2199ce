/** Reads a page of a timeline, in either order: what the runs name, and the latest events, which have no runs yet. */
import type { Core } from '../../core/core.ts';
import type { Actor } from '../../domain/actor.ts';
import { aboutOf, RUN_LIMIT } from '../../domain/event-run.ts';
import { slowLane } from '../../lib/slow-lane.ts';
import { type NamedEventRow, type NamedRecordedEvent, toNamedEvent } from '../../storage/statements/feed.ts';
import {
  selectEventsBeyondRuns,
  selectEventsInRuns,
  selectRuns,
  type TimelineStretch,
} from '../../storage/statements/timelines.ts';
import { type Order, type Part, strides } from './strides.ts';

export interface Wanted {
  readonly of: 'owner' | 'device';
  readonly order: Order;
  /** Without the sequences and the limit. */
  readonly condition: Omit<TimelineStretch, 'after' | 'upTo' | 'limit'>;
  /** Events with a sequence in `(after, upTo]`. */
  readonly after: number;
  readonly upTo: number;
  /** Events up to here have runs. */
  readonly noted: number;
  readonly limit: number;
}

/** Runs that one statement covers. */
const RUNS_AT_ONCE = 200;

type ReadPart = (part: Part, limit: number) => Promise<readonly NamedEventRow[]>;

export async function readTimeline(
  { storage }: Pick<Core, 'storage'>,
  actor: Pick<Actor, 'id'>,
  wanted: Wanted,
): Promise<NamedRecordedEvent[]> {
  const { of, order, condition, after, upTo, noted, limit } = wanted;
  const about = aboutOf(condition.id);
  const isNewest = order === 'newest';
  const found: NamedRecordedEvent[] = [];
  const take = async (parts: AsyncIterable<Part> | Iterable<Part>, read: ReadPart) => {
    for await (const part of parts) {
      found.push(...(await read(part, limit - found.length)).map(toNamedEvent));
      if (found.length >= limit) return;
      await slowLane.turn(actor.id);
    }
  };
  const beyond = () =>
    take(strides({ after: Math.max(after, noted), upTo }, isNewest), (part, left) =>
      storage.all(selectEventsBeyondRuns[of][order], { ...condition, ...part, limit: left }),
    );
  const inRuns = () =>
    take(runParts(storage, { org: condition.org, about, after, upTo: Math.min(upTo, noted) }, order), (part, left) => {
      // A run that began before the stretch may reach into it.
      const firstRun = part.after - RUN_LIMIT + 1;
      return storage.all(selectEventsInRuns[of][order], { ...condition, ...part, about, firstRun, limit: left });
    });
  for (const part of isNewest ? [beyond, inRuns] : [inRuns, beyond]) if (found.length < limit) await part();
  return found;
}

/** The stretch in parts with so many runs each. */
async function* runParts(
  storage: Core['storage'],
  { org, about, ...stretch }: Part & { org: number; about: number },
  order: Order,
): AsyncGenerator<Part> {
  const isNewest = order === 'newest';
  let { after, upTo } = stretch;
  while (after < upTo) {
    const key = { org, about, after: after - RUN_LIMIT, upTo, limit: RUNS_AT_ONCE };
    const runs = await storage.all(selectRuns[order], key);
    const last = runs.at(-1);
    if (last === undefined) return;
    const isAll = runs.length < RUNS_AT_ONCE;
    const part = isNewest
      ? { after: isAll ? after : Math.max(after, last.sequence - 1), upTo }
      : { after, upTo: isAll ? upTo : Math.min(upTo, last.sequence + last.events - 1) };
    yield part;
    if (isNewest) upTo = part.after;
    else after = part.upTo;
  }
}
