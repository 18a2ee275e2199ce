/**
 * Do two kinds of requests take different times? They are asked in pairs, in random order, so that whatever the machine
 * does meanwhile befalls both; the difference within each pair is taken, and of all of these the median, with the interval
 * that the sign test gives it: between two order statistics, whatever the distribution. It is a difference when the whole
 * interval lies beyond the bound.
 */
import type { Random } from '../fuzz/random.ts';

export interface Timing {
  /** The median of all requests, in microseconds. */
  readonly typical: number;
  /** The median of what the first kind takes more than the second, in microseconds. */
  readonly difference: number;
  /** Where that median lies with a probability of 99.9 %. */
  readonly interval: readonly [from: number, to: number];
  readonly differs: boolean;
}

/** Standard deviations on either side for 99.9 %. */
const DEVIATIONS = 3.29;
/** A difference that is less than this share of the whole, or less than these microseconds, is nobody's to see. */
const BOUND_SHARE = 0.03;
const BOUND_MICROS = 4;

export async function compareTimes(
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
  pairs: number,
  random: Random,
): Promise<Timing> {
  const differences: number[] = [];
  const all: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const isFirst = random.chance(0.5);
    const one = await microsOf(isFirst ? first : second);
    const other = await microsOf(isFirst ? second : first);
    differences.push(isFirst ? one - other : other - one);
    all.push(one, other);
  }
  return judge(differences, median(all));
}

function judge(differences: readonly number[], typical: number): Timing {
  const sorted = differences.toSorted((one, two) => one - two);
  const reach = Math.ceil((DEVIATIONS * Math.sqrt(sorted.length)) / 2);
  const middle = sorted.length / 2;
  const at = (rank: number) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.floor(rank)))] ?? 0;
  const interval = [at(middle - reach), at(middle + reach)] as const;
  const bound = Math.max(BOUND_MICROS, typical * BOUND_SHARE);
  return { typical, difference: at(middle), interval, differs: interval[0] > bound || interval[1] < -bound };
}

async function microsOf(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1_000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, two) => one - two);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
