/** A page of assignments that is read while it is sent is whole, and its cursor leads on. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { personOwner } from '../../src/domain/owner.ts';
import type { Api } from '../support/http.ts';
import { administratorApi, ok } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const COUNT = 450;

onBothDatabases('a long page of assignments', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let made: string[];
  before(async () => {
    admin = await administratorApi(registry(), 'root');
    const { services, system, addPerson } = registry();
    const { person } = await addPerson('ann');
    const write = { actor: system };
    const add = async (name: string) => {
      const { id: deviceId } = await services.devices.create(write, { kind: 'browser', name });
      return services.assignments.create(write, { deviceId, owner: personOwner(person.id), role: 'owner' });
    };
    const added = await Promise.all(Array.from({ length: COUNT }, (_, index) => add(`Browser ${index}`)));
    made = added.toSorted((one, other) => one.number - other.number).map(({ id }) => id);
  });

  it('has all of them in order, with the people and devices, and the total behind them', async () => {
    const { items, nextCursor, total } = await ok(admin, 'GET', '/assignments?limit=1000&expand=person,device&total=true');
    assert.deepEqual(
      items.map(({ id }: { id: string }) => id),
      made,
    );
    assert.ok(items.every((each: { person: object; device: object }) => each.person && each.device));
    assert.deepEqual([nextCursor, total], [null, COUNT]);
  });

  it('leads on from where it ends, and has only the members that were asked for', async () => {
    const first = await ok(admin, 'GET', '/assignments?limit=300&fields=id&sort=-number');
    const second = await ok(admin, 'GET', `/assignments?limit=300&fields=id&sort=-number&cursor=${first.nextCursor}`);
    assert.deepEqual(
      [...first.items, ...second.items],
      made.toReversed().map(id => ({ id })),
    );
    assert.deepEqual([first.items.length, second.nextCursor], [300, null]);
  });
});
