/**
 * What happens, as it happens. One tab of a browser follows the feed and tells the others: browsers have few connections to a server.
 * What is on show and has changed is loaded again.
 */
import { HeldbyError, type NamedEvent } from '@heldby/client';
import { answers } from './answers.ts';
import { client } from './client.ts';
import { keysOf } from './live-keys.ts';
import { signingOut } from './session/session.ts';

type Listener = (event: NamedEvent) => void;

const listeners = new Set<Listener>();
const channel = new BroadcastChannel('heldby-portal-events');
channel.addEventListener('message', ({ data }: MessageEvent<NamedEvent>) => hear(data));

/** Follows the feed for as long as the page is open. Only for those who may read it. */
export function startLive(): void {
  const follow = async () => {
    for await (const event of client.events.list.follow({ after: 'latest' }, { signal: signingOut })) {
      channel.postMessage(event);
      hear(event);
    }
  };
  navigator.locks.request('heldby-portal-events', { signal: signingOut }, follow).catch(error => {
    if (signingOut.aborted) return;
    if (!(error instanceof HeldbyError && error.code === 'gone')) return console.warn(error);
    // The store was replaced by an older one: everything may be another, and what comes is followed from there.
    answers.refresh('');
    startLive();
  });
}

export function onEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Many events come together, and each may change the same answer. */
const GATHER_MS = 400;
const stale = new Set<string>();

function hear(event: NamedEvent): void {
  for (const listener of listeners) listener(event);
  const isFirst = stale.size === 0;
  for (const key of keysOf(event)) stale.add(key);
  if (isFirst) setTimeout(refreshStale, GATHER_MS);
}

function refreshStale(): void {
  const keys = [...stale];
  stale.clear();
  for (const key of keys) answers.refresh(key);
}
