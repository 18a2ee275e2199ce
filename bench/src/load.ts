/** Runs the load: autocannon in a separate process, on another core than the measured server. */
import autocannon from 'autocannon';
import type { Caller } from './callers.ts';
import { SCENARIOS, type ScenarioId } from './scenarios.ts';

export interface Job {
  readonly port: number;
  readonly scenario: ScenarioId;
  readonly callers: readonly Caller[];
  readonly connections: number;
  readonly seconds: number;
}

export interface Load {
  readonly answers: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers other than 2xx, and requests without an answer. */
  readonly failures: number;
}

process.on('message', async (job: Job) => {
  const { connections, callers, seconds } = job;
  let connection = 0;
  const result = await autocannon({
    url: `http://127.0.0.1:${job.port}`,
    connections,
    duration: seconds,
    setupClient: client => client.setRequests(SCENARIOS[job.scenario](callers, connection++, connections)),
  });
  const load: Load = {
    answers: result['2xx'],
    seconds: result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    failures: result.non2xx + result.errors + result.timeouts,
  };
  process.send?.(load);
});
process.on('disconnect', () => process.exit(1));
process.send?.('ready');
