/** What a change does when the actor's rights have changed since they were authenticated: it runs again, and only the last run counts. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { change, changeShownOnce } from '../../src/core/change.ts';
import { selfActor } from '../../src/core/self-actor.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { onBothDatabases, type TestRegistry, useRegistry } from '../support/registry.ts';

const TEST = { name: 'test', needs: null } as const;

/** An actor with the role that they had when they were authenticated; they have another one by now. */
async function addPromoted({ services, system, addPerson }: TestRegistry, login: string): Promise<Actor> {
  const { person, token } = await addPerson(login, { role: 'member', scopes: ['tokens:write', 'devices:write'] });
  const actor = await services.authentication.authenticate(token);
  await services.people.update({ actor: system }, person.id, { role: 'user_admin' });
  return actor;
}

onBothDatabases('a change by an actor whose rights have changed', engine => {
  const registry = useRegistry(engine);

  it('shows the secret that is stored, not that of the run that was rolled back', async () => {
    const { services } = registry();
    const actor = await addPromoted(registry(), 'promoted');
    const wish = { subject: { kind: 'person', id: actor.id }, scopes: ['devices:write'], label: 'own', expiresAt: null } as const;
    const { secret, credential } = await services.credentials.issue({ actor }, wish);
    const known = await services.credentials.list(actor, wish.subject);
    assert.ok(known.some(({ id }) => id === credential.id));
    assert.equal((await services.authentication.authenticate(secret)).credentialId, credential.id);
  });

  it('shows no secret under a key that was used in between', async () => {
    const actor = await addPromoted(registry(), 'promoted-with-key');
    const write = { actor, idempotencyKey: 'once' };
    let runs = 0;
    const issue = () => changeShownOnce(registry().core, write, TEST, null, async () => `secret ${++runs}`);
    assert.equal(await issue(), 'secret 2');
    await assert.rejects(issue(), { code: 'conflict' });
  });

  it('runs the effects of the last run alone', async () => {
    const actor = await addPromoted(registry(), 'promoted-with-effects');
    const roles: string[] = [];
    await change(registry().core, { actor }, TEST, null, async edit => edit.afterCommit(() => roles.push(edit.actor.role)));
    assert.deepEqual(roles, ['user_admin']);
  });
});

onBothDatabases('a location administrator who signs in', engine => {
  const registry = useRegistry(engine);

  it('is known with their locations, so that the work runs once', async () => {
    const { core, services, system, addPerson } = registry();
    const here = await services.places.createLocation({ actor: system }, { name: 'Here' });
    const { person } = await addPerson('local', { role: 'location_admin' });
    const local = await services.people.update({ actor: system }, person.id, { administers: [here.id] });
    const actor = await selfActor(core.storage, { org: system.org, person: local });
    let runs = 0;
    await change(core, { actor }, TEST, null, async () => {
      runs += 1;
    });
    assert.equal(runs, 1);
  });
});
