/** Measures how soon a server answers after its start over a full store, and its memory at rest. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from './callers.ts';
import { median } from './rounds.ts';
import { type HeldbyStore, startHeldby } from './servers.ts';

export interface Startup {
  /** From starting the process to the end of the first answer. */
  readonly firstAnswerMs: number;
  readonly restMebibytes: number;
}

/** Long enough for everything that happens after a start. */
const REST_MS = 6_000;
const STARTS = 5;

export async function measureStartup(store: HeldbyStore, caller: Caller, core: number): Promise<Startup> {
  const answersMs: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const { server, ms } = await startAndAsk(store, caller, core);
    answersMs.push(ms);
    await server.stop();
  }
  const { server } = await startAndAsk(store, caller, core);
  await sleep(REST_MS);
  const { rssBytes } = await server.usage();
  await server.stop();
  return { firstAnswerMs: median(answersMs), restMebibytes: rssBytes / 1024 / 1024 };
}

async function startAndAsk(store: HeldbyStore, caller: Caller, core: number) {
  const startedAt = performance.now();
  const server = await startHeldby(store, core);
  const response = await fetch(`http://127.0.0.1:${server.port}/api/v2/mobiledevices`, {
    headers: { Authorization: `Bearer ${caller.token}`, Connection: 'close' },
  });
  await response.text();
  const ms = performance.now() - startedAt;
  if (response.status !== 200) throw new Error(`the first answer of a started server was ${response.status}`);
  return { server, ms };
}
