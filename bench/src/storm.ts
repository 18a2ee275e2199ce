/**
 * Sends requests at a fixed rate, even if earlier ones are not answered, like clients that do not slow down with the server. Each
 * request needs an idle connection. Requests without one are counted, because then the storm is the limit.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openConnection, toText } from './connection.ts';
import type { Job } from './load.ts';
import { SCENARIOS } from './scenarios.ts';

export interface StormJob extends Job {
  readonly perSecond: number;
}

export interface Storm {
  readonly seconds: number;
  readonly sent: number;
  /** Due but not sent, because no connection was idle. */
  readonly unsent: number;
  readonly admitted: Served;
  readonly refused: Served;
  /** Neither 2xx nor 429, or no answer. */
  readonly failed: number;
  /** The 99th percentile of the storm's own delay, which is part of the measured times. */
  readonly lagP99Ms: number;
  /** The first refusal. */
  readonly refusal: { readonly head: string; readonly body: string } | null;
}

export interface Served {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const TICK_MS = 1;
/** How long to wait for answers after the last request. */
const PATIENCE_MS = 5_000;

process.on('message', async (job: StormJob) => process.send?.(await storm(job)));
process.on('disconnect', () => process.exit(1));
process.send?.('ready');

async function storm({ port, scenario, callers, connections, seconds, perSecond }: StormJob): Promise<Storm> {
  const idle = Array.from({ length: connections }, () => openConnection(port));
  const all = [...idle];
  await Promise.all(all.map(({ opened }) => opened));
  const requests = Array.from({ length: 64 }, (_, place) => SCENARIOS[scenario](callers, place, 64)).flat();
  const [admitted, refused]: [number[], number[]] = [[], []];
  let [sent, unsent, failed, pending] = [0, 0, 0, 0];
  let refusal: Storm['refusal'] = null;
  const send = async () => {
    const connection = idle.pop();
    const request = requests[sent % requests.length];
    if (connection === undefined || request === undefined) {
      unsent += 1;
      return;
    }
    sent += 1;
    pending += 1;
    const text = toText(request.setupRequest?.(request) ?? request);
    const startedAt = performance.now();
    try {
      const { status, head, body } = await connection.ask(text);
      const ms = performance.now() - startedAt;
      if (status >= 200 && status < 300) admitted.push(ms);
      else if (status === 429) {
        refused.push(ms);
        refusal ??= { head, body: body.toString() };
      } else failed += 1;
      idle.push(connection);
    } catch {
      failed += 1;
    }
    pending -= 1;
  };
  const lag = monitorEventLoopDelay({ resolution: TICK_MS });
  lag.enable();
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  let due = 0;
  for (let now = startedAt; now < endsAt; now = performance.now()) {
    const wanted = ((now - startedAt) / 1_000) * perSecond;
    for (; due < wanted; due += 1) void send();
    await new Promise(resolve => setTimeout(resolve, TICK_MS));
  }
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (pending > 0 && performance.now() < giveUpAt) await new Promise(resolve => setTimeout(resolve, TICK_MS));
  for (const connection of all) connection.close();
  const lagP99Ms = lag.percentile(99) / 1_000_000;
  return {
    seconds,
    sent,
    unsent,
    failed: failed + pending,
    lagP99Ms,
    refusal,
    admitted: served(admitted),
    refused: served(refused),
  };
}

function served(ms: number[]): Served {
  ms.sort((one, other) => one - other);
  const at = (share: number) => ms[Math.floor(ms.length * share)] ?? 0;
  return { count: ms.length, p50Ms: at(0.5), p99Ms: at(0.99) };
}
