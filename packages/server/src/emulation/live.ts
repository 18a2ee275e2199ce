/** Tells those who look at an emulator what happens in it: requests as they come and end, faults, the clock and snapshots. */
import type { RequestListener, ServerResponse } from 'node:http';
import { parseInstant } from '../lib/instant.ts';
import type { Emulator, RequestSummary } from './public.ts';
import type { Recorder } from './recorder.ts';

/** How often those who look are told. It reads the clock without moving it. */
const EVERY_MS = 100;
/** More at once are not worth looking at. */
const REQUESTS_LIMIT = 1_000;
/** A connection on which nothing was sent for so long is taken for dead by some proxies. */
const SILENT_MS = 15_000;
/** Somebody who reads more slowly is cut off: they connect again, and get what is new by then. */
const WAITING_BYTES = 4 * 1024 * 1024;

export interface Happening {
  readonly now: string;
  readonly clock: 'runs' | 'stands';
  readonly faults: ReturnType<Emulator['faults']>;
  readonly snapshots: ReturnType<Emulator['snapshots']>;
  /** Another one after each reset: the requests of before are gone. */
  readonly recording: number;
  /** New ones, and those that are over since. The last 1,000 at first. */
  readonly requests: readonly RequestSummary[];
}

type Looked = Pick<Emulator, 'clock' | 'faults' | 'snapshots'>;

/** Answers with a stream of events (WHATWG HTML §9.2), each with a `Happening`. */
export function createLive(emulator: Looked, recorder: Recorder): RequestListener {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    const news = createNews(recorder);
    let told = '';
    let toldAt = 0;
    const tell = () => {
      const { requests, ...state } = { ...stateOf(emulator, recorder), requests: news.take() };
      const seen = JSON.stringify([{ ...state, now: null }, positionOf(emulator)]);
      if (requests.length > 0 || seen !== told) send(response, `data: ${JSON.stringify({ ...state, requests })}\n\n`);
      else if (performance.now() - toldAt > SILENT_MS) send(response, ':\n\n');
      else return;
      told = seen;
      toldAt = performance.now();
    };
    tell();
    const timer = setInterval(tell, EVERY_MS).unref();
    response.once('close', () => {
      clearInterval(timer);
      news.end();
    });
  };
}

function stateOf({ clock, faults, snapshots }: Looked, recorder: Recorder): Omit<Happening, 'requests'> {
  return {
    now: clock.now(),
    clock: clock.runs() ? 'runs' : 'stands',
    faults: faults(),
    snapshots: snapshots(),
    recording: recorder.cleared(),
  };
}

/** Stays the same while the clock runs by itself, to a tenth of a second. */
function positionOf({ clock }: Looked): number {
  const nowUs = parseInstant(clock.now()) ?? 0;
  return clock.runs() ? Math.round((nowUs / 1_000 - performance.now()) / EVERY_MS) : nowUs;
}

function createNews(recorder: Recorder) {
  let waiting = new Map(recorder.last(REQUESTS_LIMIT).map(summary => [summary.number, () => summary]));
  let recording = recorder.cleared();
  const end = recorder.follow(summary => {
    const { number } = summary();
    waiting.set(number, summary);
    const [oldest] = waiting.keys();
    if (waiting.size > REQUESTS_LIMIT && oldest !== undefined) waiting.delete(oldest);
  });
  return {
    end,
    take: (): readonly RequestSummary[] => {
      // What was recorded before a reset is gone, and so is what waits of it.
      const isAnew = recording !== recorder.cleared();
      recording = recorder.cleared();
      const taken = isAnew ? recorder.last(REQUESTS_LIMIT) : [...waiting.values()].map(summary => summary());
      waiting = new Map();
      return taken;
    },
  };
}

function send(response: ServerResponse, text: string): void {
  if (response.writableLength > WAITING_BYTES) response.destroy();
  else response.write(text);
}
