/** A program that tells what a batch takes beside as many calls. Its argument is the kind of database. */
import assert from 'node:assert/strict';
import { createApi } from './http.ts';
import { type Engine, openTestRegistry } from './registry.ts';

export interface BatchTime {
  /** How many devices were assigned, each way. */
  readonly count: number;
  /** By a call for each. */
  readonly aloneMs: number;
  /** By one call: the least of some rounds. The first one also compiles what it runs, and a busy machine empties the caches of the processor. */
  readonly batchMs: number;
}

const BATCH = '/registry/v1/batch';
const ASSIGNMENTS = '/registry/v1/assignments';
const COUNT = 1_000;
const ROUNDS = 3;

const registry = await openTestRegistry(process.argv[2] as Engine);
const { token } = await registry.addPerson('admin', { role: 'full' });
const call = createApi(await registry.serve({ ratePerMinute: 1_000_000 }), token);
const aloneMs = await timeOf(await makeDevices('alone'), async bodies => {
  for (const body of bodies) assert.equal((await call('POST', ASSIGNMENTS, body)).status, 201);
});
let batchMs = Number.POSITIVE_INFINITY;
for (let round = 1; round <= ROUNDS; round += 1) {
  const took = await timeOf(await makeDevices(`round ${round}`), async bodies => {
    const operations = bodies.map(body => ({ method: 'POST', path: ASSIGNMENTS, body }));
    const { body, text } = await call('POST', BATCH, { operations });
    assert.equal(body.succeeded, COUNT, text.slice(0, 500));
  });
  batchMs = Math.min(batchMs, took);
}
console.log(JSON.stringify({ count: COUNT, aloneMs, batchMs } satisfies BatchTime));
await registry.close();
// A pool keeps its connections for a while.
process.exit(0);

/** The assignments that give new devices to a new person. */
async function makeDevices(login: string): Promise<readonly object[]> {
  const person = await call('POST', '/registry/v1/people', { login, firstName: 'Ann', lastName: 'Lee' });
  assert.equal(person.status, 201, person.text);
  const phone = { method: 'POST', path: '/registry/v1/devices', body: { kind: 'mobile', name: 'Phone' } };
  const { body } = await call('POST', BATCH, { operations: Array.from({ length: COUNT }, () => phone) });
  const owner = { kind: 'person', id: person.body.id };
  return body.results.map((result: { body: { id: string } }) => ({ deviceId: result.body.id, owner }));
}

/** In milliseconds of processor time of this thread: what else runs on the machine, or feeds the search meanwhile, does not count. */
async function timeOf(bodies: readonly object[], work: (bodies: readonly object[]) => Promise<void>): Promise<number> {
  const before = process.threadCpuUsage();
  await work(bodies);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
