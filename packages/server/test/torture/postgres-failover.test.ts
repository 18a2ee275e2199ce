/** The primary dies and its synchronous standby takes over: the address moves, and nothing that was acknowledged is lost. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isReadOnlyServer } from '../../src/storage/postgres/errors.ts';
import type { TestPostgres } from '../support/postgres.ts';
import { addStandby } from '../support/standby.ts';
import { until } from '../support/until.ts';
import { drain, requireKept, type Said, startWorkers } from './jobs-world.ts';
import { type OutageWorld, openOutageWorld, requireWhole, startClients, untilWritable } from './outage-world.ts';
import { sized } from './size.ts';
import { startSending } from './webhook-sending.ts';

const ROUNDS = sized({ short: 1, full: 12 });
const CLIENTS = 16;
const WRITES_AROUND = 100;
/** Before the primary dies, and after the standby has taken over. */
const COMPLETED_AROUND = 30;
/** Messages that arrive before the primary dies, and after the standby has taken over. */
const SENT_AROUND = 30;
/** Until the driver has noticed connections that were cut while they were idle. */
const CUT_NOTICED_MS = 100;

describe('a failover of PostgreSQL to its synchronous standby', () => {
  let world: OutageWorld;
  let primary: TestPostgres;
  let standby: TestPostgres;
  const acknowledged = new Map<string, string>();
  before(async () => {
    world = await openOutageWorld();
    primary = world.postgres;
    standby = await addStandby(primary);
    await untilWritable(world);
  });
  after(() => world.close(standby, primary));

  it(`in the middle of ${CLIENTS} writers loses and doubles nothing, and needs no restart of heldby`, async context => {
    const gaps: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const clients = startClients(world, `round ${round}`, CLIENTS);
      await untilMore(clients.acknowledgedSoFar, WRITES_AROUND);
      await primary.halt('SIGQUIT');
      const since = performance.now();
      await promote(standby.url);
      world.relay.pointTo(standby.port);
      await untilMore(clients.acknowledgedSoFar, clients.acknowledgedSoFar() + WRITES_AROUND);
      gaps.push(performance.now() - since);
      const written = await clients.stop();
      assert.ok(written.resent > 0, 'the failover hit nobody');
      for (const [name, id] of written.acknowledged) acknowledged.set(name, id);
      await requireWhole(world, acknowledged);
      primary = standby;
      standby = await addStandby(primary);
      await untilWritable(world);
    }
    context.diagnostic(`${acknowledged.size} acknowledged; writes went on after at most ${Math.round(Math.max(...gaps))} ms`);
  });

  it('loses no completion of a job, gives none twice, and takes back no durable position', async context => {
    const { org } = await world.registry.services.organizations.create('Workers');
    const { storage } = world.registry;
    const said: Said[] = [];
    const completed = () => said.filter(({ what }) => what === 'completed').length;
    for (let round = 1; round <= ROUNDS; round += 1) {
      const workers = startWorkers(storage, org, `round-${round}`, each => said.push(each));
      await untilMore(completed, completed() + COMPLETED_AROUND);
      await primary.halt('SIGQUIT');
      await promote(standby.url);
      world.relay.pointTo(standby.port);
      await untilMore(completed, completed() + COMPLETED_AROUND);
      await workers.stop();
      await requireKept(storage, org, said);
      primary = standby;
      standby = await addStandby(primary);
      await untilWritable(world);
    }
    const left = await drain(storage, org);
    context.diagnostic(
      `${completed()} completed, ${said.filter(({ what }) => what === 'position').length} positions, ${left} left`,
    );
  });

  it('skips no message of a webhook, and keeps the order of each device', async context => {
    const sent = await startSending(world);
    for (let round = 1; round <= ROUNDS; round += 1) {
      await untilMore(sent.received, sent.received() + SENT_AROUND);
      await primary.halt('SIGQUIT');
      await promote(standby.url);
      world.relay.pointTo(standby.port);
      await untilMore(sent.received, sent.received() + SENT_AROUND);
      primary = standby;
      standby = await addStandby(primary);
      await untilWritable(world);
    }
    const { messages, again } = await sent.stop();
    context.diagnostic(`${messages} messages, of which ${again} came again`);
  });

  it('leaves the connections to a server that takes no writes, when the address leads to another one', async () => {
    // The address moves to the standby before that is promoted, and back: connections to it would stay open for ever.
    world.relay.pointTo(standby.port);
    world.relay.cut();
    await sleep(CUT_NOTICED_MS);
    const write = { actor: world.registry.system };
    await assert.rejects(world.registry.services.places.createLocation(write, { name: 'no' }), isReadOnlyServer);
    world.relay.pointTo(primary.port);
    await untilWritable(world);
    // The standby says so a moment after the connection is closed.
    await until(async () => (await connections(standby.url)) === 0);
  });
});

async function promote(url: string): Promise<void> {
  // Until it has a standby of its own, it acknowledges alone.
  await ask(url, 'select pg_promote()', "alter system set synchronous_standby_names = ''", 'select pg_reload_conf()');
}

async function connections(url: string): Promise<number> {
  return ask(url, "select 1 from pg_stat_activity where application_name = 'heldby'");
}

/** Runs the statements, and gives the number of rows of the last one. */
async function ask(url: string, ...statements: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows = 0;
    for (const statement of statements) rows = (await client.query(statement)).rowCount ?? 0;
    return rows;
  } finally {
    await client.end();
  }
}

async function untilMore(soFar: () => number, count: number): Promise<void> {
  while (soFar() < count) await sleep(1);
}
