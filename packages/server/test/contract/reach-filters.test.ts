/** Filtered lists and single reads never disagree, in both directions: a filter shows nobody more than they can read one by one. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Actor } from '../../src/domain/actor.ts';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { wholePageOf } from '../../src/services/lists.ts';
import type { Services } from '../../src/services/services.ts';
import { byCursor, readable } from '../support/agreement.ts';
import { createReachWorld, type ReachWorld } from '../support/reach-world.ts';
import { onBothDatabases, openTestRegistry, type TestRegistry } from '../support/registry.ts';

const TWO_HOURS_MS = 7_200_000;

onBothDatabases('what a filtered list holds', engine => {
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

  /** For every actor, in the order of the list of those who see everything. */
  const agreeOn = async (list: (actor: Actor) => Promise<string[]>, read: (actor: Actor, id: string) => Promise<unknown>) => {
    const all = await list(registry.system);
    assert.ok(all.length > 0, 'there is something to see');
    for (const [name, actor] of Object.entries(world.actors)) {
      assert.deepEqual(await list(actor), await readable(all, id => read(actor, id)), name);
    }
  };
  const idOf = ({ id }: { readonly id: string }) => id;

  it('people by what they are filtered by, forwards and backwards', async () => {
    const { items } = await services.places.listLocations(registry.system, { limit: 1, cursor: null });
    const filters = [
      { state: 'active' },
      { groupId: world.groupId },
      { locationId: items[0]?.id ?? '' },
      { search: 'd' },
    ] as const;
    for (const filter of filters) {
      for (const key of ['number', 'login', 'displayName'] as const) {
        const list = (descending: boolean) => (actor: Actor) =>
          byCursor(page => services.people.list(actor, { ...page, filter, sort: { key, descending } }), idOf);
        const read = (actor: Actor, id: string) => services.people.get(actor, id);
        await agreeOn(list(false), read);
        await agreeOn(list(true), read);
      }
    }
  });

  it('devices by what they are filtered by, forwards and backwards', async () => {
    const filters = [{ holderless: true }, { holderless: false }, { kinds: ['mobile'] }, { kinds: ['desk_phone'] }] as const;
    for (const filter of filters) {
      const list = (descending: boolean) => (actor: Actor) =>
        byCursor(page => services.devices.list(actor, { ...page, filter, sort: { key: 'number', descending } }), idOf);
      const read = (actor: Actor, id: string) => services.devices.get(actor, id);
      await agreeOn(list(false), read);
      await agreeOn(list(true), read);
    }
  });

  it('assignments, by where the owner is, present and past, forwards and backwards', async () => {
    const userAdmin = world.actors.user_admin;
    const read = (actor: Actor, id: string) => services.assignments.get(actor === userAdmin ? registry.system : actor, id);
    for (const filter of [{}, { state: 'any' }, { state: 'ended' }, { kinds: ['desk_phone'] }, { roles: ['user'] }] as const) {
      const list = (descending: boolean) => (actor: Actor) =>
        byCursor(
          async page =>
            wholePageOf(await services.assignmentList.list(actor, { ...page, filter, sort: { key: 'number', descending } })),
          ({ assignment }) => assignment.id,
        );
      await agreeOn(list(false), read);
      await agreeOn(list(true), read);
    }
  });

  it('the people and devices beside assignments, which are there if they can be read one by one', async () => {
    for (const name of ['full', 'bound', 'bound to one', 'bound to none']) {
      const actor = world.actors[name] ?? assert.fail(name);
      const request = { limit: 10_000, cursor: null, filter: { state: 'any' }, expand: ['person', 'device'] } as const;
      const { items } = await wholePageOf(await services.assignmentList.list(actor, request));
      for (const { assignment, person, device } of items) {
        const { owner, deviceId } = assignment;
        const people = owner.kind === 'person' ? await readable([owner.id], id => services.people.get(actor, id)) : [];
        assert.deepEqual(person === null ? [] : [person?.id], people, name);
        assert.deepEqual(
          device === null ? [] : [device?.id],
          await readable([deviceId], id => services.devices.get(actor, id)),
          name,
        );
      }
    }
  });
});
