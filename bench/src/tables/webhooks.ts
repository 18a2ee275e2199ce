/** The table of webhooks: how many deliveries a second a receiver gets with the log kept, and how late they are. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { openRegistry, type Registry } from '../../../packages/server/src/app.ts';
import type { Write } from '../../../packages/server/src/core/change.ts';
import { systemActor } from '../../../packages/server/src/domain/actor.ts';
import { readSettings } from '../../../packages/server/src/settings.ts';
import { startWebhooks } from '../../../packages/server/src/workers/webhooks/dispatcher.ts';
import type { Bench, Table } from '../bench.ts';
import { type Child, CORES, startChild } from '../children.ts';
import { withPostgres } from '../databases.ts';
import { table } from '../markdown.ts';
import type { HeldbyStore } from '../servers.ts';

interface Row {
  readonly database: string;
  readonly deliveries: number;
  readonly perSecond: number;
  /** Processor time of the sender, for each delivery. */
  readonly cpuMicros: number;
  readonly grownMebibytes: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

interface Received {
  readonly count: number;
  readonly lateMs: readonly number[];
}

const GOAL = { perSecond: 1_000, p99Ms: 500 };
const LIVE_PER_SECOND = 50;
const WRITERS = 32;

export const webhooks: Table<readonly Row[]> = {
  id: 'webhooks',
  title: 'Webhooks',
  measure: async bench => [
    await measureStore(bench, 'SQLite', { dataFolder: join(bench.folder, 'sqlite') }),
    await withPostgres(async create =>
      measureStore(bench, 'PostgreSQL', { dataFolder: join(bench.folder, 'postgres'), databaseUrl: await create() }),
    ),
  ],
  show: rows => [
    `One webhook to a receiver on the same machine, every delivery logged. Deliveries of a replay; lateness at ${LIVE_PER_SECOND} changes a second, from the instant of the event to the receiver.`,
    '',
    ...table(
      ['database', 'deliveries/s', 'goal', 'processor µs each', 'memory grown by', 'late, p50 / p99', 'goal'],
      rows.map(({ database, perSecond, cpuMicros, grownMebibytes, p50Ms, p99Ms }) => [
        database,
        perSecond.toFixed(0),
        `> ${GOAL.perSecond}`,
        cpuMicros.toFixed(0),
        `${grownMebibytes.toFixed(0)} MB`,
        `${p50Ms} / ${p99Ms} ms`,
        `< ${GOAL.p99Ms} ms`,
      ]),
    ),
  ],
};

async function measureStore(bench: Bench, database: string, store: HeldbyStore): Promise<Row> {
  const settings = readSettings({ ...store, allowPrivate: 'loopback' }, {});
  const registry = await openRegistry(settings, pino({ level: 'silent' }), error => {
    throw error;
  });
  registry.core.keyring.ensure();
  const receiver = await startChild<{ port: number }>('webhook-receiver.js', [], { core: CORES.load });
  const dispatcher = startWebhooks(registry.core, registry.services, error => bench.log(String(error)));
  try {
    return { database, ...(await measureSending(bench, registry, receiver)) };
  } finally {
    await dispatcher.stop();
    await receiver.stop();
    await registry.close();
  }
}

async function measureSending(bench: Bench, { services }: Registry, receiver: Child<{ port: number }>) {
  const { org, id: organizationId } = await services.organizations.create('Acme');
  const write = { actor: systemActor(org, organizationId) };
  const deliveries = bench.size === 'short' ? 500 : 5_000;
  await createDevices(services, write, deliveries);
  const { webhook } = await services.webhooks.create(write, {
    name: 'Bench',
    url: `http://127.0.0.1:${receiver.ready.port}/`,
    filter: { types: ['device.*'] },
  });
  const before = process.memoryUsage.rss();
  const usage = process.cpuUsage();
  const began = performance.now();
  await services.webhooks.replay(write, webhook.id, { after: 0, until: 'latest' });
  while ((await receiver.ask<Received>('count')).count < deliveries) await pause(20);
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(usage);
  const grownMebibytes = (process.memoryUsage.rss() - before) / 2 ** 20;
  await receiver.ask('reset');
  const late = await measureLateness(bench, services, write, receiver);
  return { deliveries, perSecond: deliveries / seconds, cpuMicros: (user + system) / deliveries, grownMebibytes, ...late };
}

async function createDevices(services: Registry['services'], write: Write, count: number): Promise<void> {
  let left = count;
  const worker = async () => {
    for (; left > 0; ) {
      left -= 1;
      await services.devices.create(write, { kind: 'mobile', name: `Phone ${left}` });
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, worker));
}

async function measureLateness(
  bench: Bench,
  services: Registry['services'],
  write: Write,
  receiver: Child<{ port: number }>,
): Promise<Pick<Row, 'p50Ms' | 'p99Ms'>> {
  const changes = bench.size === 'short' ? 50 : 500;
  for (let made = 0; made < changes; made += 1) {
    await services.devices.create(write, { kind: 'mobile', name: `Live ${made}` });
    await pause(1_000 / LIVE_PER_SECOND);
  }
  while ((await receiver.ask<Received>('count')).count < changes) await pause(20);
  const { lateMs } = await receiver.ask<Received>('late');
  const sorted = lateMs.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}
