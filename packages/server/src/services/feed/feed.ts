/** Reads events in the order in which they happened, as far as they cannot be lost any more. */
import type { Core } from '../../core/core.ts';
import { historyStart } from '../../core/history-start.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { INSTALLATION } from '../../domain/ids.ts';
import { type Followed, followEvents, waitForEvents } from './follow.ts';
import { type EventsPage, type EventsRequest, readEvents } from './read.ts';
import type { Watch } from './watch.ts';

export interface Following {
  /** Where the wanted position is not in the history: its end, because that is of another store, or its beginning, because of the policy. */
  readonly resyncAt: number | null;
  readonly messages: AsyncIterable<Followed>;
}

export interface Feed {
  /** The events after a position. Never takes one back, and never skips one that is committed later. */
  readonly read: (actor: Actor, request: EventsRequest) => Promise<EventsPage>;
  /** What happened to the installation itself, for the operator. */
  readonly ofInstallation: (actor: Actor, request: EventsRequest) => Promise<EventsPage>;
  /** The events after a position, of the actor's organization, once there are some behind a position that was read, or when the time is over. */
  readonly wait: (
    actor: Actor,
    request: EventsRequest & { readonly after: number },
    wait: { readonly forMs: number; readonly signal: AbortSignal },
  ) => Promise<EventsPage>;
  /** The events after a position, and then each as it comes, until the signal is aborted. */
  readonly follow: (actor: Actor, request: Omit<EventsRequest, 'limit'>, signal: AbortSignal) => Promise<Following>;
}

export function createFeed(core: Core, watch: Watch): Feed {
  return {
    read: async (actor, request) => {
      requireRight(actor, 'read events');
      return readEvents(core, actor, request);
    },
    ofInstallation: async (actor, request) => {
      requireRight(actor, 'administer the installation');
      return readEvents(core, { org: INSTALLATION, id: actor.id }, request);
    },
    wait: (actor, request, wait) => waitForEvents(core, watch, actor, request, wait),
    follow: async (actor, { after, filter }, signal) => {
      requireRight(actor, 'read events');
      const last = await core.storage.durablePosition(actor.org);
      const first = (await historyStart(core.storage, actor.org)).sequence;
      const from = after === 'latest' ? last : Math.min(Math.max(after, first), last);
      const isLost = after !== 'latest' && after > 0 && after !== from;
      const messages = followEvents(core, watch, actor, { after: from, filter }, signal);
      return { resyncAt: isLost ? from : null, messages };
    },
  };
}
