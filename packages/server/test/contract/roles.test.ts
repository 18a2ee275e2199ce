/** What callers learn about their own rights, and about those of each role, is what the server lets them do. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Me, PURPOSE_WORDS, type RoleRights } from '@heldby/contract';
import { ROLES, type Role } from '../../src/domain/role.ts';
import type { Scope } from '../../src/domain/scope.ts';
import { createApi } from '../support/http.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('the rights of a role', engine => {
  const registry = useRegistry(engine);
  let counter = 0;
  const apiOf = async (role: Role, scopes: readonly Scope[] = ['org:admin']) => {
    counter += 1;
    const { token, person } = await registry().addPerson(`${role} ${counter}`, { role, scopes });
    return { api: createApi(await registry().serve(), token), person };
  };
  const rolesFor = async (role: Role): Promise<RoleRights[]> => (await ok((await apiOf(role)).api, 'GET', '/roles')).items;

  it('are listed for everybody, in words that the table of rights has', async () => {
    const items = await rolesFor('member');
    assert.deepEqual(
      items.map(({ role, reach }) => [role, reach]),
      [
        ['full', 'organization'],
        ['read_only', 'organization'],
        ['user_admin', 'organization'],
        ['location_admin', 'locations'],
        ['member', 'self'],
      ],
    );
    const mayOf = (role: Role) => items.find(each => each.role === role)?.may ?? [];
    assert.deepEqual(mayOf('member'), ['write own tokens']);
    assert.ok(mayOf('user_admin').includes('write people') && !mayOf('user_admin').includes('write devices'));
    assert.ok(mayOf('full').length >= PURPOSE_WORDS.length - 1);
  });

  it('are those of a caller whose token has every scope', async () => {
    const items = await rolesFor('full');
    for (const role of ROLES) {
      const me: Me = await ok((await apiOf(role)).api, 'GET', '/me');
      const granted = items.find(each => each.role === role)?.may.filter(purpose => !OF_THE_OPERATOR.has(purpose));
      assert.deepEqual(me.may, granted, role);
    }
  });

  it('shrink with the scopes and the limits of the token', async () => {
    const reader = await apiOf('full', ['devices.org:read']);
    const { may }: Me = await ok(reader.api, 'GET', '/me');
    assert.ok(may.includes('read devices') && !may.includes('write devices') && !may.includes('read people'));
    await refused(reader.api, 'forbidden', 'POST', '/devices', { kind: 'mobile' });
  });

  it('of a location administrator come with their locations', async () => {
    const full = await administratorApi(registry());
    const { id } = await ok(full, 'POST', '/locations', { name: 'Bergen' });
    const { api, person } = await apiOf('location_admin');
    await ok(full, 'PATCH', `/people/${person.id}`, { administers: [id] });
    const me: Me = await ok(api, 'GET', '/me');
    assert.deepEqual(me.administers, [id]);
    assert.deepEqual((await ok(full, 'GET', '/me')).administers, []);
  });
});

/** They need a scope that `org:admin` does not imply. */
const OF_THE_OPERATOR: ReadonlySet<string> = new Set(['write hosts', 'administer the installation', 'choose client ids']);
