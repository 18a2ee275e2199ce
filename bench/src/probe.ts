/**
 * Sends one request after the other on one connection and records how long each took. Unlike the load, which saturates a server, it
 * measures what a single caller waits for, in microseconds; autocannon rounds to milliseconds.
 */
import { openConnection, toText } from './connection.ts';
import type { Job } from './load.ts';
import { SCENARIOS } from './scenarios.ts';

export interface Probed {
  readonly answers: number;
  readonly p50Micros: number;
  readonly p99Micros: number;
  readonly failures: number;
}

process.on('message', async (job: Job) => process.send?.(await probe(job)));
process.on('disconnect', () => process.exit(1));
process.send?.('ready');

async function probe({ port, scenario, callers, seconds }: Job): Promise<Probed> {
  const requests = SCENARIOS[scenario](callers, 0, 1);
  const connection = openConnection(port);
  await connection.opened;
  const micros: number[] = [];
  let failures = 0;
  const endsAt = performance.now() + seconds * 1_000;
  for (let index = 0; performance.now() < endsAt; index += 1) {
    const request = requests[index % requests.length];
    if (request === undefined) throw new Error(`${scenario} asks nothing`);
    const text = toText(request.setupRequest?.(request) ?? request);
    const startedAt = process.hrtime.bigint();
    const { status } = await connection.ask(text);
    micros.push(Number(process.hrtime.bigint() - startedAt) / 1_000);
    if (status < 200 || status > 299) failures += 1;
  }
  connection.close();
  micros.sort((one, other) => one - other);
  const at = (share: number) => micros[Math.floor(micros.length * share)] ?? Number.NaN;
  return { answers: micros.length, p50Micros: at(0.5), p99Micros: at(0.99), failures };
}
