/** What a batch does is what its operations would do one after the other, however they depend on each other. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import fc from 'fast-check';
import { selectEventsAfter } from '../../src/storage/statements/events.ts';
import { type Api, createApi } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { upTo } from '../support/store.ts';

const API = '/registry/v1';
const [PEOPLE, DEVICES, RUNS, OPERATIONS] = [3, 4, 12, 24];

interface Ids {
  readonly people: readonly string[];
  readonly devices: readonly string[];
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

/** Makes the operation for a set of people and devices. */
type Planned = (ids: Ids) => Operation;

const person = fc.nat({ max: PEOPLE - 1 });
const device = fc.nat({ max: DEVICES - 1 });
const post = (path: string, body: object = {}) => ({ method: 'POST', path: `${API}${path}`, body });

const planned: fc.Arbitrary<Planned> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ p: person, d: device, role: fc.constantFrom('owner', 'user'), handOver: fc.boolean() }).map(give),
  },
  fc.record({ p: person, d: device }).map(
    ({ p, d }): Planned =>
      ({ people, devices }) =>
        post(`/devices/${devices[d]}/hand-over`, { to: { kind: 'person', id: people[p] } }),
  ),
  fc.record({ d: device, how: fc.constantFrom('disable', 'enable') }).map(
    ({ d, how }): Planned =>
      ({ devices }) =>
        post(`/devices/${devices[d]}/${how}`),
  ),
  fc.record({ p: person, how: fc.constantFrom('disable', 'enable', 'off-board') }).map(
    ({ p, how }): Planned =>
      ({ people }) =>
        post(`/people/${people[p]}/${how}`, { reason: 'x' }),
  ),
  fc.record({ d: device, serial: fc.constantFrom('A', 'B', null) }).map(
    ({ d, serial }): Planned =>
      ({ devices }) => ({ method: 'PATCH', path: `${API}/devices/${devices[d]}`, body: { serial } }),
  ),
);

function give({ p, d, role, handOver }: { p: number; d: number; role: string; handOver: boolean }): Planned {
  return ({ people, devices }) =>
    post('/assignments', {
      deviceId: devices[d],
      owner: { kind: 'person', id: people[p] },
      role,
      ...(role === 'owner' ? { handOver } : {}),
    });
}

onBothDatabases('a batch of operations about the same people and devices', engine => {
  const registry = useRegistry(engine);
  let api: Api;
  let made = 0;

  before(async () => {
    const { token } = await registry().addPerson('admin', { role: 'full' });
    api = createApi(await registry().serve({ ratePerMinute: 1_000_000 }), token);
  });
  const create = async (): Promise<Ids> => {
    made += 1;
    const operations = [
      ...upTo(PEOPLE).map(each => post('/people', { login: `ann-${made}-${each}`, firstName: 'Ann', lastName: `${each}` })),
      ...upTo(DEVICES).map(each => post('/devices', { kind: 'mobile', name: `Phone ${each}` })),
    ];
    const { body } = await api('POST', `${API}/batch`, { operations });
    const ids = body.results.map((result: { body: { id: string } }) => result.body.id);
    return { people: ids.slice(0, PEOPLE), devices: ids.slice(PEOPLE) };
  };
  /** Who held what and how it ended, with people and devices by their places. */
  const outcomeFor = async ({ people, devices }: Ids) => {
    const lists = await Promise.all(devices.map(id => api('GET', `${API}/devices/${id}/assignments?limit=100`)));
    const places = new Map([...people, ...devices].map((id, place) => [id, place]));
    return lists.map(({ body }) =>
      body.items.map((each: Record<string, unknown> & { owner: { id: string } }) => [
        places.get(each.owner.id),
        each.role,
        each.until !== null,
        each.endReason,
        each.disabledReason,
        each.names,
        each.revision,
      ]),
    );
  };

  for (const mode of ['each', 'atomic'] as const) {
    it(`gives the answers and the state of the same operations alone (${mode})`, async () => {
      const statuses = new Set<number>();
      const plans = fc.array(planned, { minLength: OPERATIONS, maxLength: OPERATIONS });
      const run = async (plan: readonly Planned[]) => {
        const [alone, together] = [await create(), await create()];
        const expected: number[] = [];
        const accepted: Planned[] = [];
        for (const each of plan) {
          const { method, path, body } = each(alone);
          const { status } = await api(method, path, body);
          expected.push(status);
          statuses.add(status);
          if (status < 400) accepted.push(each);
        }
        // What is refused would undo an atomic batch.
        const sent = mode === 'each' ? plan : accepted;
        const { body } = await api('POST', `${API}/batch`, { mode, operations: sent.map(each => each(together)) });
        assert.deepEqual(
          body.results.map((result: { status: number }) => result.status),
          mode === 'each' ? expected : expected.filter(status => status < 400),
        );
        assert.deepEqual(await outcomeFor(together), await outcomeFor(alone));
      };
      await fc.assert(fc.asyncProperty(plans, run), { numRuns: RUNS, endOnFailure: true });
      for (const status of [200, 201, 409]) assert.ok(statuses.has(status), `no ${status}`);
    });
  }

  it('erases what an earlier operation of the same batch recorded', async () => {
    const { people } = await create();
    const { body } = await api('POST', `${API}/batch`, {
      operations: [
        { method: 'PATCH', path: `${API}/people/${people[0]}`, body: { firstName: 'Unforgettable' } },
        post(`/people/${people[0]}/erase`, { offBoard: true }),
      ],
    });
    assert.equal(body.succeeded, 2, JSON.stringify(body));
    const { storage, organization } = registry();
    const events = await storage.all(selectEventsAfter, { org: organization.org, after: 0, limit: 100_000 });
    assert.ok(events.length > 2);
    assert.ok(!JSON.stringify(events).includes('Unforgettable'));
  });
});
