/** Measures contenders in rounds, in turns, so that other work on the machine affects all of them. Medians are reported. */
import type { Child } from './children.ts';
import type { Job, Load } from './load.ts';
import type { MeasuredServer } from './servers.ts';

export interface Timing {
  readonly perSecond: number;
  /** The server's processor time for one answer, in all of its threads. */
  readonly cpuMicros: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface Comparison {
  readonly floor: Timing;
  readonly heldby: Timing;
  /** Median of the rounds' ratios of answers per second. */
  readonly ratio: number;
}

export interface Plan {
  readonly rounds: number;
  readonly roundSeconds: number;
  readonly warmUpSeconds: number;
}

export type Question = Omit<Job, 'port' | 'seconds'>;

/** A server and its requests. */
export interface Contender {
  readonly server: MeasuredServer;
  readonly question: Question;
}

export async function compare(
  load: Child<unknown>,
  servers: { readonly floor: MeasuredServer; readonly heldby: MeasuredServer },
  question: Question,
  plan: Plan,
): Promise<Comparison> {
  // The floor always gets the list's request: it reads no body and its answer is always the same.
  const floorQuestion: Question = { ...question, scenario: 'list' };
  const heldby: Contender = { server: servers.heldby, question };
  const [floor, measured] = await alternate(load, [{ server: servers.floor, question: floorQuestion }, heldby], plan);
  if (floor === undefined || measured === undefined) throw new Error('nothing was measured');
  return { floor: medianTiming(floor), heldby: medianTiming(measured), ratio: ratioOf(measured, floor) };
}

/** The rounds of each contender, in the order of the contenders. */
export async function alternate(load: Child<unknown>, contenders: readonly Contender[], plan: Plan): Promise<Timing[][]> {
  for (const { server, question } of contenders) await run(load, server, question, plan.warmUpSeconds);
  const timings: Timing[][] = contenders.map(() => []);
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const [index, { server, question }] of contenders.entries()) {
      timings[index]?.push(await run(load, server, question, plan.roundSeconds));
    }
  }
  return timings;
}

/** V8 optimizes hot code in several steps, and the last one can come seconds late. */
export async function warmUp(load: Child<unknown>, server: MeasuredServer, question: Question, seconds: number): Promise<void> {
  await run(load, server, question, seconds);
}

async function run(load: Child<unknown>, server: MeasuredServer, question: Question, seconds: number): Promise<Timing> {
  const before = await server.usage();
  const job: Job = { ...question, port: server.port, seconds };
  const { answers, failures, ...result } = await load.ask<Load>(job);
  const after = await server.usage();
  if (failures > 0) throw new Error(`${question.scenario}: ${failures} of ${answers + failures} requests failed`);
  if (answers === 0) throw new Error(`${question.scenario}: not one answer in ${seconds} s`);
  return {
    perSecond: answers / result.seconds,
    cpuMicros: (after.cpuMicros - before.cpuMicros) / answers,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
  };
}

/** The median of the rounds' ratios of answers. */
export function ratioOf(one: readonly Timing[], other: readonly Timing[]): number {
  return median(one.map((timing, round) => timing.perSecond / (other[round]?.perSecond ?? Number.NaN)));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return (low + high) / 2;
}

export function medianTiming(timings: readonly Timing[]): Timing {
  return {
    perSecond: median(timings.map(each => each.perSecond)),
    cpuMicros: median(timings.map(each => each.cpuMicros)),
    p50Ms: median(timings.map(each => each.p50Ms)),
    p99Ms: median(timings.map(each => each.p99Ms)),
  };
}
