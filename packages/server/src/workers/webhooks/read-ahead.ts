/** Reads the next events of the feed that a webhook wants. */
import { eventTypesOf } from '@heldby/contract';
import { Problem } from '../../domain/problem.ts';
import { subjectsOf, type WebhookFilter } from '../../domain/webhook.ts';
import { EVERY_EVENT, type EventFilter, testOf } from '../../services/feed/filter.ts';
import { readEvents } from '../../services/feed/read.ts';
import type { NamedRecordedEvent } from '../../storage/statements/feed.ts';
import { selectKnown } from '../../storage/statements/webhook-work.ts';
import type { Progress } from './progress.ts';
import { LEFT_LIMIT, type Run, WINDOW } from './run.ts';

const PAGE_EVENTS = 100;
/** A wait for news is begun anew after this. */
const WATCH_MS = 5_000;

/** Whether there is room for more of what was not read yet. */
export function hasRoom({ isAtEnd, isOver, main, replay, order }: Run): boolean {
  const open = main.open() + (replay?.progress.open() ?? 0);
  return !isOver && (!isAtEnd || isReplaying(replay)) && open < WINDOW && order.size() < LEFT_LIMIT;
}

export async function readAhead(run: Run): Promise<void> {
  const { replay, main, core, lease } = run;
  const isReplay = isReplaying(replay);
  const progress = isReplay && replay !== null ? replay.progress : main;
  const upTo = isReplay && replay !== null ? replay.upTo : Number.MAX_SAFE_INTEGER;
  const filter = filterOf(run.target.webhook.filter);
  const request = { after: progress.readTo(), limit: PAGE_EVENTS, filter };
  const page = await readEvents(core, { org: lease.org, id: lease.id }, request).catch(error => restored(run, error));
  if (page === undefined) return;
  const events = page.items.filter(({ sequence }) => sequence <= upTo);
  await add(run, progress, events, isReplay);
  progress.moveTo(Math.min(page.after, upTo));
  if (!isReplay) run.isAtEnd = !page.more;
}

/** Wakes the run when something wanted has happened. */
export async function awaitNews(run: Run, signal: AbortSignal): Promise<void> {
  const { watch, lease, main, target } = run;
  const test = testOf(filterOf(target.webhook.filter));
  const news = await watch.next({ org: lease.org, after: main.readTo(), test, forMs: WATCH_MS, signal });
  if (news.isBehind || news.events.length > 0) run.isAtEnd = false;
  else main.moveTo(news.after);
  run.wake();
}

function isReplaying(replay: Run['replay']): boolean {
  return replay !== null && replay.progress.readTo() < replay.upTo;
}

/** The store is an older one than the position is from: what is there was all sent. */
async function restored({ core, lease, main }: Run, error: unknown): Promise<undefined> {
  if (!(error instanceof Problem) || error.code !== 'gone') throw error;
  main.moveTo(await core.storage.durablePosition(lease.org));
  return undefined;
}

async function add(run: Run, progress: Progress, events: readonly NamedRecordedEvent[], isReplay: boolean): Promise<void> {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return;
  const { core, order, lease } = run;
  const stretch = { org: lease.org, id: lease.id, after: first.sequence - 1, upTo: last.sequence };
  const rows = await core.storage.all(selectKnown, stretch);
  const known = new Map(rows.map(row => [row.sequence, row]));
  const now = core.clock.now();
  for (const event of events) {
    const row = known.get(event.sequence);
    if (order.get(event.sequence) !== undefined || (row !== undefined && !isReplay) || isOwnTest(run, event)) continue;
    progress.begin(event.sequence);
    order.add({
      sequence: event.sequence,
      type: event.type,
      subjects: subjectsOf(event),
      attempts: row?.attempts ?? 0,
      createdAt: row?.createdAt ?? now,
      since: now,
      dueAt: now,
      isSending: false,
      from: progress,
      event,
      readAtMs: performance.now(),
    });
  }
}

/** It was sent when it was recorded. */
function isOwnTest({ lease }: Run, { type, subject }: NamedRecordedEvent): boolean {
  return type === 'webhook.tested' && subject === lease.id;
}

function filterOf({ types, ...about }: WebhookFilter): EventFilter {
  return { ...EVERY_EVENT, ...about, types: types === null ? null : [...new Set(types.flatMap(eventTypesOf))] };
}
