/** Off-boarding: roles, the organization and the order of two calls decide who may remove a person. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { eventTypesOf } from '../support/events.ts';
import { minimalDevice } from '../support/genesys.ts';
import { type Api, createApi } from '../support/http.ts';
import { ok, refused, UNKNOWN_ID } from '../support/native.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

onBothDatabases('the right to off-board', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let admin: Api;
  let boss: TestPerson;

  before(async () => {
    server = await registry().serve();
    boss = await registry().addPerson('boss', { role: 'full' });
    admin = createApi(server, boss.token);
  });

  const write = () => ({ actor: registry().system });
  const types = (act: () => Promise<unknown>) => eventTypesOf(registry(), act);
  const nothingHappens = async (act: () => Promise<unknown>) => assert.deepEqual(await types(act), []);

  it('is for full and user administrators, the latter for members only; nobody removes their own record', async () => {
    const { addPerson } = registry();
    const victim = `/people/${(await addPerson('nina')).person.id}`;
    const scopes = ['people.org:write', 'devices.org:write'] as const;
    const actAs = async (role: 'user_admin' | 'location_admin' | 'read_only' | 'member') =>
      createApi(server, (await addPerson(role, { role, scopes })).token);
    await nothingHappensBut('credential.issued', async () => {
      for (const role of ['location_admin', 'read_only', 'member'] as const) {
        await refused(await actAs(role), 'forbidden', 'DELETE', victim);
      }
    });
    const clerk = await actAs('user_admin');
    const narrow = await addPerson('narrow', { role: 'full', scopes: ['people.org:read'] });
    await nothingHappens(async () => {
      await refused(clerk, 'forbidden', 'DELETE', `/people/${boss.person.id}`);
      await refused(createApi(server, narrow.token), 'forbidden', 'DELETE', victim);
      await refused(admin, 'conflict', 'DELETE', `/people/${boss.person.id}`);
      await refused(admin, 'not_found', 'DELETE', `/people/${UNKNOWN_ID}`);
    });
    await ok(clerk, 'DELETE', victim);
  });

  it('of two administrators who remove each other at once one stays', async () => {
    const { addPerson, services, system } = registry();
    const [one, other] = [await addPerson('one', { role: 'full' }), await addPerson('other', { role: 'full' })];
    const outcomes = await Promise.allSettled([
      services.accounts.remove({ actor: one.actor }, { id: other.person.id }),
      services.accounts.remove({ actor: other.actor }, { id: one.person.id }),
    ]);
    assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    const left = await Promise.allSettled([one, other].map(({ person }) => services.people.get(system, person.id)));
    assert.deepEqual(left.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  });

  it('a request that was on its way when its sender left gives them nothing', async () => {
    const { addPerson, services } = registry();
    const { actor, person } = await addPerson('olga');
    await services.accounts.remove(write(), { id: person.id });
    const phone = { ...minimalDevice('late'), name: 'x', platform: 'ios', token: 'late', sessionHash: null } as const;
    await nothingHappens(() => assert.rejects(services.phones.register({ actor }, phone), { code: 'unauthenticated' }));
    assert.deepEqual((await ok(admin, 'GET', `/people/${person.id}/devices`)).items, []);
  });

  it('knows another organization’s people as little as unknown ones', async () => {
    const { services, addPerson } = registry();
    const other = await services.organizations.create('Other');
    const foreign = await addPerson('foreign', { role: 'full', in: other });
    const there = createApi(server, foreign.token);
    const { person } = await addPerson('paula');
    await nothingHappens(() => refused(there, 'not_found', 'DELETE', `/people/${person.id}`));
    assert.equal((await ok(admin, 'GET', `/people/${person.id}`)).login, 'paula');
  });

  /** The preparation of a call may do this, and the call nothing. */
  async function nothingHappensBut(allowed: string, act: () => Promise<unknown>): Promise<void> {
    const seen = (await types(act)).filter(type => type !== allowed && type !== 'person.created');
    assert.deepEqual(seen, []);
  }
});
