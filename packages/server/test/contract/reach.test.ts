/** Lists and single reads never disagree: for every actor a list holds exactly what they can read, and its pages are full. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Actor } from '../../src/domain/actor.ts';
import { Problem } from '../../src/domain/problem.ts';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import type { Services } from '../../src/services/services.ts';
import { byCursor, isRefusal, LIMIT, readable } from '../support/agreement.ts';
import { createReachWorld, type ReachWorld } from '../support/reach-world.ts';
import { onBothDatabases, openTestRegistry, type TestRegistry } from '../support/registry.ts';

const TWO_HOURS_MS = 7_200_000;
const EVERYBODY = { ids: null, email: null, namePrefix: null, roles: null, locationId: null, onlyCalled: false };
const WHOLE = { search: null, order: [], start: 0, count: 10_000 };

onBothDatabases('what a list holds', engine => {
  let nowMs = Date.UTC(2026, 4, 4);
  const clock = createClock(() => nowMs);
  let registry: TestRegistry;
  let services: Services;
  let world: ReachWorld;
  before(async () => {
    registry = await openTestRegistry(engine, { clock, newId: uuidv7 });
    services = registry.services;
    world = await createReachWorld(registry, clock, () => {
      nowMs += TWO_HOURS_MS;
    });
  });
  after(() => registry.close());

  const byKey = async <K>(start: K, list: (after: K) => Promise<{ ids: readonly string[]; next: K | null }>) => {
    const ids: string[] = [];
    for (let after = start; ; ) {
      const page = await list(after);
      ids.push(...page.ids);
      if (page.next === null) return ids;
      assert.equal(page.ids.length, LIMIT, 'only the last page is short');
      after = page.next;
    }
  };
  /** For every actor, in the order of the list of those who see everything. */
  const agree = async (list: (actor: Actor) => Promise<string[]>, read: (actor: Actor, id: string) => Promise<unknown>) => {
    const all = await list(registry.system);
    assert.ok(all.length > 0, 'there is something to see');
    const sizes: Record<string, number> = {};
    for (const [name, actor] of Object.entries(world.actors)) {
      const found = await list(actor);
      assert.deepEqual(found, await readable(all, id => read(actor, id)), name);
      sizes[name] = found.length;
    }
    const { full = 0, bound = 0 } = sizes;
    assert.equal(full, all.length);
    assert.ok(bound > 0 && bound < full, `some are in reach and some are not: ${JSON.stringify(sizes)}`);
  };
  const idOf = ({ id }: { readonly id: string }) => id;

  it('people', () =>
    agree(
      actor => byCursor(page => services.people.list(actor, page), idOf),
      (actor, id) => services.people.get(actor, id),
    ));

  it('locations', () =>
    agree(
      actor => byCursor(page => services.places.listLocations(actor, page), idOf),
      (actor, id) => services.places.getLocation(actor, id),
    ));

  it('workspaces', () =>
    agree(
      actor => byCursor(page => services.places.listWorkspaces(actor, page), idOf),
      (actor, id) => services.places.getWorkspace(actor, id),
    ));

  it('devices, by where they are and who holds them now', async () => {
    await agree(
      actor => byCursor(page => services.devices.list(actor, page), idOf),
      (actor, id) => services.devices.get(actor, id),
    );
    const all = await byCursor(page => services.devices.list(registry.system, page), idOf);
    assert.deepEqual(new Set(all).isSupersetOf(new Set([...world.devices, ...world.desks])), true);
  });

  it('desk phones, by where they are or where their owner is called', () =>
    agree(
      actor =>
        byKey(0, async after => {
          const query = { ownerId: null, mac: null, filter: null, limit: LIMIT, after, offset: 0 };
          const { items, next } = await services.deskList.list(actor, query);
          return { ids: items.map(({ device }) => device.id), next };
        }),
      (actor, id) => services.deskPhones.get(actor, id),
    ));

  it('desk phones at an offset, as behind a number', async () => {
    for (const actor of Object.values(world.actors)) {
      const query = { ownerId: null, mac: null, filter: null, after: null };
      const all = await services.deskList.list(actor, { ...query, limit: 1_000, offset: 0 });
      const some = await services.deskList.list(actor, { ...query, limit: 3, offset: 2 });
      assert.deepEqual(some.items, all.items.slice(2, 5));
    }
  });

  it('the directory, by where people belong or are called', async () => {
    const search = (query: object) => (actor: Actor) =>
      byKey(0, async after => {
        const found = await services.peopleSearch.find(actor, { ...EVERYBODY, limit: LIMIT, after, ...query });
        return { ids: found.people.map(({ person }) => person.id), next: found.next };
      });
    const read = async (actor: Actor, id: string) => {
      const found = await services.peopleSearch.find(actor, { ...EVERYBODY, ids: [id], limit: 1, after: 0 });
      if (found.people.length === 0) throw new Problem('not_found', 'person');
    };
    await agree(search({}), read);
    await agree(search({ namePrefix: 'd' }), read);
    await agree(search({ roles: ['member', 'full'] }), read);
  });

  it('people with what an app catalog knows of them, and the members of a group', async () => {
    const ids = ({ items, total }: { items: readonly { person: { id: string } }[]; total: number }) => {
      assert.equal(items.length, total);
      return items.map(({ person }) => person.id);
    };
    await agree(
      async actor => ids(await services.peopleList.everybody(actor, WHOLE)),
      (actor, id) => services.people.get(actor, id),
    );
    // For somebody who sees none of its members the group does not exist.
    const members = (actor: Actor) => services.peopleList.members(actor, { id: world.groupId }, WHOLE);
    await agree(
      actor => members(actor).then(ids, error => (isRefusal(error) ? [] : Promise.reject(error))),
      (actor, id) => services.people.get(actor, id),
    );
  });

  it('groups, which are where their members are, and count those who can be seen', async () => {
    for (const [name, actor] of Object.entries(world.actors)) {
      const { items, total } = await services.groups.list(actor, WHOLE);
      assert.equal(items.length, total, name);
      const found = items.find(({ group }) => group.id === world.groupId);
      const one = await services.groups.get(actor, { id: world.groupId }).catch(error => (isRefusal(error) ? undefined : error));
      assert.deepEqual(found, one, name);
      const everybody = await services.peopleList.everybody(actor, WHOLE);
      assert.equal(items.find(({ group }) => group.forEverybody)?.people, everybody.total, name);
      if (found === undefined) continue;
      const { total: members } = await services.peopleList.members(actor, { id: world.groupId }, WHOLE);
      assert.equal(found.people, members, name);
    }
  });

  it('how many can be called, by where', async () => {
    const { full, bound, 'bound to none': none } = world.actors;
    assert.ok(full !== undefined && bound !== undefined && none !== undefined);
    const [all, theirs, nobodys] = [full, bound, none].map(actor => services.peopleSearch.countCalling(actor));
    const [whole, part] = [await all, await theirs];
    assert.ok(part && whole && part.people > 0 && part.people < whole.people, JSON.stringify([part, whole]));
    assert.deepEqual(await nobodys, { people: 0, workspaces: 0 });
  });

  it('reports of people and of handsets', async () => {
    const blocks = async (read: (token: string | null) => Promise<{ rows: readonly string[]; nextToken: string | null }>) => {
      const ids: string[] = [];
      for (let token: string | null = null; ; ) {
        const block = await read(token);
        ids.push(...block.rows);
        if (block.nextToken === null) return ids;
        assert.equal(block.rows.length, LIMIT, 'only the last block is short');
        token = block.nextToken;
      }
    };
    await agree(
      actor =>
        blocks(token => services.reports.people(actor, { report: 'p', token, size: LIMIT, rowsOf: ({ person }) => [person.id] })),
      (actor, id) => services.people.get(actor, id),
    );
    const userAdmin = world.actors.user_admin;
    await agree(
      actor =>
        blocks(token =>
          services.reports.handsets(actor, { report: 'h', token, size: LIMIT, rowsOf: ({ assignment }) => [assignment.id] }),
        ),
      (actor, id) => services.assignments.get(actor === userAdmin ? registry.system : actor, id),
    );
  });

  it('blocks, by the device and by who is blocked', async () => {
    const write = { actor: registry.system };
    const { items } = await services.people.list(registry.system, { limit: 20, cursor: null });
    for (const [index, deviceId] of [...world.devices, ...world.desks].entries()) {
      const { id } = items[index % items.length] ?? assert.fail();
      await services.blocks.set(write, { deviceId, owner: index % 3 === 0 ? null : { kind: 'person', id } });
    }
    const any = { ownerId: null, deviceId: null };
    await agree(
      actor => byCursor(page => services.blocks.list(actor, any, page), idOf),
      (actor, id) => services.blocks.get(actor, id),
    );
  });

  it('guests, by the device that they use', async () => {
    const filter = { personId: null, workspaceId: null };
    const hosts = (actor: Actor) =>
      byKey('', async after => {
        const { sessions, next } = await services.guestSessions.list(actor, filter, after, LIMIT);
        return { ids: sessions.map(({ session }) => session.deviceId), next };
      });
    const all = await hosts(registry.system);
    for (const name of ['full', 'read_only', 'bound', 'bound to one', 'bound to none']) {
      const actor = world.actors[name] ?? assert.fail(name);
      assert.deepEqual(await hosts(actor), await readable(all, id => services.deskPhones.get(actor, id)), name);
    }
  });

  it('who holds a device and who ever held it, by where the holders are', async () => {
    const past = { limit: LIMIT, cursor: null };
    for (const name of ['full', 'bound', 'bound to one', 'bound to none']) {
      const actor = world.actors[name] ?? assert.fail(name);
      const visible = new Set<string>();
      for (const owner of world.owners) {
        const seen = await readable([owner.id], () => services.holdings.historyOfOwner(actor, owner, past));
        for (const id of seen) visible.add(id);
      }
      for (const id of await readable(world.devices, each => services.devices.get(actor, each))) {
        const holders = async (by: Actor) =>
          (await services.holdings.holdersOf(by, id, null)).map(({ assignment, name: shown }) => [assignment.owner.id, shown]);
        const history = (by: Actor) =>
          byCursor(
            page => services.holdings.historyOfDevice(by, id, page),
            ({ owner }) => owner.id,
          );
        const everyHolder = await holders(registry.system);
        assert.deepEqual(
          await holders(actor),
          everyHolder.filter(([ownerId = '']) => visible.has(ownerId)),
          name,
        );
        const everybody = await history(registry.system);
        assert.deepEqual(
          await history(actor),
          everybody.filter(ownerId => visible.has(ownerId)),
          name,
        );
      }
    }
  });
});
