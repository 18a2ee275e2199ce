/** Client ids are one space of names for all organizations: nobody learns through them what another organization has. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('the client ids of an installation', engine => {
  const registry = useRegistry(engine);

  it('are chosen by the only organization itself, and by the operator as soon as there are several', async () => {
    const { services, system, addPerson } = registry();
    const { actor } = await addPerson('administrator', { role: 'full' });
    const create = (by: typeof actor, clientId?: string) =>
      services.applications.create({ actor: by }, { name: 'App', ...(clientId === undefined ? {} : { clientId }) });
    assert.equal((await create(actor, 'app')).application.clientId, 'app');
    await assert.rejects(create(actor, 'app'), { code: 'conflict' });

    const other = await services.organizations.create('Other');
    const foreigner = await addPerson('administrator', { role: 'full', in: other });
    const refusal = { code: 'forbidden', message: /only the operator chooses client ids/ };
    for (const clientId of ['app', 'free']) await assert.rejects(create(foreigner.actor, clientId), refusal, clientId);
    const made = (await create(foreigner.actor)).application;
    assert.equal(made.clientId, made.id);
    assert.equal((await create(system, 'chosen')).application.clientId, 'chosen');
    const operator = await addPerson('operator', { role: 'full', scopes: ['org:admin', 'installation:admin'] });
    assert.equal((await create(operator.actor, 'mine')).application.clientId, 'mine');
  });
});
