/** Events as server-sent events (WHATWG HTML §9.2). Pure. */
import { toNamedServedEvent } from '../../../core/named-events.ts';
import { type EventStream, replyAsStream } from '../../../http/dialect/event-stream.ts';
import { remember } from '../../../lib/remember.ts';
import type { Following } from '../../../services/feed/feed.ts';
import type { NamedRecordedEvent } from '../../../services/feed/read.ts';

export function toEventStream({ resyncAt, messages }: Following): EventStream {
  return replyAsStream(texts(resyncAt, messages));
}

async function* texts(resyncAt: number | null, messages: Following['messages']): AsyncGenerator<string> {
  if (resyncAt !== null) yield `event: resync\nid: ${resyncAt}\ndata: {"after":"${resyncAt}"}\n\n`;
  for await (const { events, after } of messages) {
    for (const event of events) yield textOf(event).text;
    // A position without data moves `Last-Event-ID` and is no event; the comment keeps the connection alive.
    if (events.at(-1)?.sequence !== after) yield `:\nid: ${after}\n\n`;
  }
}

/** Made once for all who follow. */
const textOf = remember((event: NamedRecordedEvent) => ({
  text: `id: ${event.sequence}\ndata: ${JSON.stringify(toNamedServedEvent(event))}\n\n`,
}));
