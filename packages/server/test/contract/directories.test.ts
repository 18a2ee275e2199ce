/** Directories as administrators set them: what is shown, what their tokens are good for, and what becomes of all that. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createApi } from '../support/http.ts';
import { ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { createWorld, type World } from '../support/webex.ts';

onBothDatabases('directories', engine => {
  const registry = useRegistry(engine);
  let world: World;
  before(async () => {
    world = await createWorld(registry());
  });
  const add = async (more: object = {}) => {
    const { admin, here } = world;
    return { admin, here, directory: await ok(admin, 'POST', '/directories', { name: 'Okta', kind: 'okta', ...more }) };
  };

  it('are added with a token that is shown once, changed, and removed with their tokens', async () => {
    const { admin, here, directory } = await add();
    const { token, ...shown } = directory;
    assert.deepEqual(
      { ...shown, id: '', applicationId: '', createdAt: '', modifiedAt: '' },
      {
        ...{
          id: '',
          name: 'Okta',
          kind: 'okta',
          onInactive: 'disable',
          rules: [],
          applicationId: '',
          createdAt: '',
          modifiedAt: '',
        },
        ...{ revision: 1, people: 0, groups: 0, lastContactAt: null },
      },
    );
    assert.deepEqual(await ok(admin, 'GET', `/directories/${shown.id}`), shown);
    const rules = [{ group: 'Support', role: 'user_admin', locationId: here }];
    const changed = await ok(
      admin,
      'PATCH',
      `/directories/${shown.id}`,
      { onInactive: 'off_board', rules },
      { 'if-match': '"1"' },
    );
    assert.deepEqual([changed.onInactive, changed.rules, changed.revision], ['off_board', rules, 2]);
    await refused(admin, 'precondition_failed', 'PATCH', `/directories/${shown.id}`, { name: 'x' }, { 'if-match': '"1"' });
    const unknown = [{ group: 'Support', locationId: '01980000-0000-7000-8000-00000000dead' }];
    await refused(admin, 'invalid', 'PATCH', `/directories/${shown.id}`, { rules: unknown });
    await ok(admin, 'DELETE', `/directories/${shown.id}`);
    await refused(admin, 'not_found', 'GET', `/directories/${shown.id}`);
    await refused(createApi(await registry().serve(), token), 'unauthenticated', 'GET', '/me');
  });

  it('have tokens that open nothing else, and are rotated like all tokens', async () => {
    const { admin, directory } = await add();
    const { items } = await ok(admin, 'GET', `/tokens?owner=${directory.applicationId}`);
    assert.deepEqual([items[0].scopes, items[0].expiresAt, items[0].label], [['scim'], null, 'Okta']);
    const api = createApi(await registry().serve(), directory.token);
    for (const path of ['/me', '/people', '/devices', '/directories', '/events']) await refused(api, 'forbidden', 'GET', path);
    const { token } = await ok(admin, 'POST', `/tokens/${items[0].id}/rotate`, { keepSeconds: 60 });
    for (const each of [directory.token, token])
      await refused(createApi(await registry().serve(), each), 'forbidden', 'GET', '/me');
    assert.match((await ok(admin, 'POST', `/directories/${directory.id}/tokens`)).token, /./);
    const owner = { kind: 'application', id: directory.applicationId };
    await refused(admin, 'invalid', 'POST', '/tokens', { owner, scopes: ['org:admin'], label: 'all' });
  });

  it('keep the application as which they act', async () => {
    const { admin, directory } = await add();
    const path = `/applications/${directory.applicationId}`;
    for (const [method, body] of [
      ['PATCH', { name: 'Mine', grants: ['client_credentials'] }],
      ['DELETE', {}],
    ] as const) {
      const { detail } = await refused(admin, 'conflict', method, path, body);
      assert.match(detail, /This is the application of the directory Okta/);
    }
    await refused(admin, 'conflict', 'POST', `${path}/secrets`, {});
  });
});
