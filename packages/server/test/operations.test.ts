/** Every operation of every dialect refuses callers without credential, scope or business there, and then stores nothing. */
import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import { pino } from 'pino';
import type { Dialect, DialectRoute } from '../src/http/dialect/dialect.ts';
import { createTraffic } from '../src/http/observe/traffic.ts';
import { createServer } from '../src/http/server.ts';
import { eventCount } from './support/http.ts';
import { OPERATIONS } from './support/operations.ts';
import { dialects, type Prepared, prepare } from './support/operations-world.ts';
import { type Entries, findLeaks, type Worlds } from './support/refusals.ts';
import { onBothDatabases, type TestRegistry, useRegistry } from './support/registry.ts';

/** What creates something of the foreigner's own, in the foreigner's organization. */
const CREATES_WITHOUT_IDS = [
  '.people.create',
  '.locations.create',
  '.allLocations.create',
  '.workspaces.create',
  '.devices.create',
  '.mobiledevices.create',
  '.credentials.create',
  '.users.create',
  '.groups.create',
  '.applications.create',
  '.tokens.create',
];

function makesWithoutIds({ id }: DialectRoute): boolean {
  return CREATES_WITHOUT_IDS.some(end => id.endsWith(end)) && !OPERATIONS[id]?.idsInBody;
}

onBothDatabases('every operation', engine => {
  const registry = useRegistry(engine);
  let callers: Prepared['callers'];
  let foreigner: string;
  let directories: Prepared['directories'];
  let worlds: Worlds;
  let foreignOrg: number;

  before(async () => {
    ({ callers, directories, worlds, foreignOrg } = await prepare(registry()));
  });

  // A new one for each test: one of the operations revokes the token that it is called with.
  beforeEach(async () => {
    foreigner = await callers.foreigner();
  });

  const leaksOf = async (dialect: Dialect, all: readonly Dialect[] = dialects, entries: Entries = OPERATIONS) => {
    const limits = { ratePerMinute: 1_000_000, addressRatePerMinute: 0, shedAfterMs: 0, maxConnections: 100 };
    const options = { ...limits, logger: pino({ level: 'silent' }), trustProxy: null, tls: null, traffic: createTraffic() };
    const server = createServer(all, registry().services, options);
    try {
      const who = dialect.id === 'scim' ? { ...callers, ...directories } : { ...callers, foreigner };
      return await findLeaks(server, dialect, entries, who, worlds);
    } finally {
      await server.close();
    }
  };

  for (const dialect of dialects) {
    it(`of the ${dialect.id} dialect refuses what it must in its own words, and stores nothing`, async () => {
      const { storage, organization } = registry();
      const before = await eventCount(storage, organization.org);
      const foreignBefore = await eventCount(storage, foreignOrg);
      assert.deepEqual(await leaksOf(dialect), []);
      assert.equal(await eventCount(storage, organization.org), before, 'events in the organization');
      const own = dialect.routes.filter(makesWithoutIds).length;
      const made = (await eventCount(storage, foreignOrg)) - foreignBefore;
      assert.ok(own === 0 ? made === 0 : made >= own, `${made} events in the other organization, which made ${own} things`);
    });
  }

  it('is seen when it has no entry', async () => {
    const { 'native.people.get': _, ...rest } = OPERATIONS;
    const native = named('native');
    assert.deepEqual(await leaksOf(native, [native], rest), ['native.people.get: has no entry in the table of operations']);
  });

  it('is seen when it was mounted without its scope check', async () => {
    const native = named('native');
    const open = { ...native, routes: native.routes.map(route => ({ ...route, scope: null })) };
    const leaks = await leaksOf(open, [open]);
    assert.deepEqual(
      leaks,
      native.routes.flatMap(({ id, scope }) =>
        scope === null ? [] : `${id}: its scope is null, the table of operations says otherwise`,
      ),
    );
  });

  it('is seen when it asks for a weaker scope than its table says', async () => {
    const genesys = named('genesys');
    const weaker = { ...genesys, scopes: { ...genesys.scopes, devices: 'devices:read' as const } };
    const leaks = await leaksOf(genesys, [weaker]);
    const seen = new Set(leaks.filter(leak => leak.includes('without the scope')).map(leak => leak.split(':', 1)[0]));
    assert.deepEqual([...seen].toSorted(), [
      'genesys.mobiledevices.create',
      'genesys.mobiledevices.delete',
      'genesys.mobiledevices.replace',
    ]);
  });

  it('is seen when it answers without looking at who asks', async () => {
    const native = named('native');
    const routes = native.routes.map(route => (route.id === 'native.people.get' ? leaking(route, registry()) : route));
    const leaks = await leaksOf(native, [{ ...native, routes }]);
    assert.deepEqual([...new Set(leaks.map(leak => leak.split(':', 1)[0]))], ['native.people.get']);
    assert.ok(leaks.some(leak => leak.includes("another organization's id")));
  });
});

function named(id: string): Dialect {
  const found = dialects.find(dialect => dialect.id === id);
  if (found === undefined) throw new Error(`there is no dialect ${id}`);
  return found;
}

/** A route whose handler asks as the system for every caller. */
function leaking(route: DialectRoute, { system }: TestRegistry): DialectRoute {
  return { ...route, handle: (call, services) => route.handle({ ...call, actor: system }, services) };
}
