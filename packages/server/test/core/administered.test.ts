/** Rights leave a trace: the locations that a person administers are in the history, from the first to the last. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventsOf } from '../support/events.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('the locations that a person administers', engine => {
  const registry = useRegistry(engine);

  it('are recorded when they are given, replaced and taken, and not when they stay the same', async () => {
    const { services, system } = registry();
    const write = { actor: system };
    const here = (await services.places.createLocation(write, { name: 'Here' })).id;
    const there = (await services.places.createLocation(write, { name: 'There' })).id;
    const events = await eventsOf(registry(), async () => {
      const input = { login: 'lou', firstName: 'Lou', lastName: 'Cal', role: 'location_admin', administers: [here] } as const;
      const { id } = await services.people.create(write, input);
      await services.people.update(write, id, { administers: [here] });
      await services.people.update(write, id, { administers: [there] });
      await services.accounts.remove(write, { id });
    });
    assert.deepEqual(
      events.flatMap(({ type, before, after }) => (type === 'person.locations_set' ? [[before, after]] : [])),
      [
        [null, { locationIds: [here] }],
        [{ locationIds: [here] }, { locationIds: [there] }],
        [{ locationIds: [there] }, null],
      ],
    );
  });

  it('are given and taken by those alone who may give that role', async () => {
    const { services, system, addPerson } = registry();
    const write = { actor: system };
    const here = (await services.places.createLocation(write, { name: 'Here' })).id;
    const { actor } = await addPerson('user admin', { role: 'user_admin', scopes: ['people.org:write'] });
    const { person } = await addPerson('mel');
    const names = { login: 'new', firstName: 'New', lastName: 'Person' };
    const refusal = { code: 'forbidden', message: 'Only a full administrator gives or changes administrator roles.' };
    await assert.rejects(services.people.create({ actor }, { ...names, administers: [here] }), refusal);
    await assert.rejects(services.people.update({ actor }, person.id, { administers: [here] }), refusal);
    await services.people.update(write, person.id, { administers: [here] });
    await assert.rejects(services.people.update({ actor }, person.id, { administers: [] }), refusal);
    await services.people.update({ actor }, person.id, { lastName: 'May' });
    await services.accounts.remove({ actor }, { id: person.id });
  });
});
