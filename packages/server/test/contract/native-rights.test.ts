/** The native API: members see themselves, administrators see by their role, location administrators by their locations. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Role } from '../../src/domain/role.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import { administratorApi, ok, refused, walk } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const EVERYTHING = ['org:admin'] as const;

onBothDatabases('native rights', engine => {
  const registry = useRegistry(engine);
  let full: Api;
  let counter = 0;

  before(async () => {
    full = await administratorApi(registry());
  });

  const events = <T>(count: number, work: () => Promise<T>) =>
    expectEvents(registry().storage, registry().organization.org, count, work);

  const add = async (role: Role, administers: readonly string[] = []) => {
    counter += 1;
    const { person, token } = await registry().addPerson(`${role} ${counter}`, { role, scopes: EVERYTHING });
    if (administers.length > 0) await ok(full, 'PATCH', `/people/${person.id}`, { administers });
    return { id: person.id, owner: { kind: 'person', id: person.id }, api: createApi(await registry().serve(), token) };
  };
  /** A person who holds a device. */
  const addHolder = async (locationId: string | null = null) => {
    const holder = await add('member');
    if (locationId !== null) await ok(full, 'PATCH', `/people/${holder.id}`, { locationId });
    const { id: deviceId } = await ok(full, 'POST', '/devices', { kind: 'mobile' });
    const { id: assignmentId } = await ok(full, 'POST', '/assignments', { deviceId, owner: holder.owner });
    return { ...holder, deviceId, assignmentId };
  };

  it('a member sees their own record and what they hold', async () => {
    const { id, api, deviceId, assignmentId } = await addHolder();
    assert.equal((await ok(api, 'GET', `/people/${id}`)).id, id);
    assert.equal((await ok(api, 'GET', `/people/${id}/devices`)).items[0].device.id, deviceId);
    assert.equal((await ok(api, 'GET', `/people/${id}/assignments`)).items[0].id, assignmentId);
    assert.equal((await ok(api, 'GET', `/devices/${deviceId}`)).id, deviceId);
    assert.equal((await ok(api, 'GET', `/assignments/${assignmentId}`)).id, assignmentId);
  });

  it('a member sees nobody else and nothing that they do not hold, whatever the scopes of their token', async () => {
    const [{ api }, other] = [await addHolder(), await addHolder()];
    for (const path of [`/people/${other.id}`, `/people/${other.id}/devices`, `/people/${other.id}/assignments`, '/people']) {
      await refused(api, 'forbidden', 'GET', path);
    }
    await refused(api, 'not_found', 'GET', `/devices/${other.deviceId}`);
    await refused(api, 'not_found', 'GET', `/assignments/${other.assignmentId}`);
    for (const path of ['/devices', '/locations', '/workspaces', `/devices/${other.deviceId}/holders`]) {
      await refused(api, 'forbidden', 'GET', path);
    }
  });

  it('a member ends what they hold, and changes nothing else', async () => {
    const [mine, other] = [await addHolder(), await addHolder()];
    await events(0, async () => {
      await refused(mine.api, 'not_found', 'POST', `/assignments/${other.assignmentId}/end`);
      for (const [path, body] of [
        ['/people', { login: 'x', firstName: 'x', lastName: 'x' }],
        ['/devices', { kind: 'mobile' }],
        ['/locations', { name: 'x' }],
        ['/workspaces', { name: 'x' }],
        ['/assignments', { deviceId: mine.deviceId, owner: mine.owner }],
        [`/people/${mine.id}/disable`],
        [`/devices/${mine.deviceId}/disable`],
        [`/assignments/${mine.assignmentId}/disable`],
      ] as const) {
        await refused(mine.api, 'forbidden', 'POST', path, body);
      }
      for (const path of [`/people/${mine.id}`, `/devices/${mine.deviceId}`, `/assignments/${mine.assignmentId}`]) {
        await refused(mine.api, 'forbidden', 'PATCH', path, {});
      }
    });
    await events(1, () => ok(mine.api, 'POST', `/assignments/${mine.assignmentId}/end`));
    await refused(mine.api, 'not_found', 'GET', `/devices/${mine.deviceId}`);
  });

  it('a read-only administrator sees everything and changes nothing', async () => {
    const [{ api }, other] = [await add('read_only'), await addHolder()];
    assert.ok((await walk(api, '/people', 200)).includes(other.id));
    assert.ok((await walk(api, '/devices', 200)).includes(other.deviceId));
    assert.equal((await ok(api, 'GET', `/people/${other.id}/devices`)).items.length, 1);
    assert.equal((await ok(api, 'GET', `/devices/${other.deviceId}/holders`)).items[0].assignment.id, other.assignmentId);
    await events(0, async () => {
      await refused(api, 'forbidden', 'POST', '/devices', { kind: 'mobile' });
      await refused(api, 'forbidden', 'PATCH', `/people/${other.id}`, { firstName: 'x' });
      await refused(api, 'forbidden', 'POST', `/assignments/${other.assignmentId}/end`);
    });
  });

  it('a user administrator changes people and no devices, and gives nobody a role', async () => {
    const [{ api, id }, other] = [await add('user_admin'), await addHolder()];
    const person = { login: `made ${counter}`, firstName: 'x', lastName: 'x' };
    await events(1, () => ok(api, 'POST', '/people', person));
    await events(1, () => ok(api, 'PATCH', `/people/${other.id}`, { firstName: 'x' }));
    await events(0, async () => {
      await refused(api, 'forbidden', 'POST', '/people', { ...person, login: 'boss', role: 'full' });
      await refused(api, 'forbidden', 'PATCH', `/people/${id}`, { role: 'full' });
      await refused(api, 'forbidden', 'POST', '/devices', { kind: 'mobile' });
      await refused(api, 'forbidden', 'POST', `/devices/${other.deviceId}/disable`);
      await refused(api, 'forbidden', 'POST', `/assignments/${other.assignmentId}/end`);
    });
  });

  it('a location administrator sees and changes their locations, and everything else does not exist', async () => {
    const { id: here } = await ok(full, 'POST', '/locations', { name: 'Here' });
    const { id: there } = await ok(full, 'POST', '/locations', { name: 'There' });
    const [near, far] = [await addHolder(here), await addHolder(there)];
    const room = await ok(full, 'POST', '/workspaces', { name: 'Room', locationId: there });
    const { api } = await add('location_admin', [here]);

    assert.deepEqual(await walk(api, '/locations', 1), [here]);
    const people = await walk(api, '/people', 200);
    assert.deepEqual([people.includes(near.id), people.includes(far.id)], [true, false]);
    const devices = await walk(api, '/devices', 200);
    assert.deepEqual([devices.includes(near.deviceId), devices.includes(far.deviceId)], [true, false]);
    assert.deepEqual(await walk(api, '/workspaces', 200), []);
    assert.equal((await ok(api, 'GET', `/people/${near.id}/devices`)).items.length, 1);
    for (const path of [
      `/locations/${there}`,
      `/people/${far.id}`,
      `/people/${far.id}/devices`,
      `/people/${far.id}/assignments`,
      `/devices/${far.deviceId}`,
      `/devices/${far.deviceId}/holders`,
      `/devices/${far.deviceId}/assignments`,
      `/assignments/${far.assignmentId}`,
      `/workspaces/${room.id}`,
      `/workspaces/${room.id}/devices`,
    ]) {
      await refused(api, 'not_found', 'GET', path);
    }

    await events(0, async () => {
      await refused(api, 'not_found', 'POST', `/devices/${far.deviceId}/disable`);
      await refused(api, 'not_found', 'PATCH', `/devices/${far.deviceId}`, { name: 'x' });
      await refused(api, 'not_found', 'POST', `/assignments/${far.assignmentId}/end`);
      await refused(api, 'not_found', 'POST', '/assignments', { deviceId: near.deviceId, owner: far.owner });
      await refused(api, 'invalid', 'POST', '/workspaces', { name: 'x', locationId: there });
      await refused(api, 'forbidden', 'POST', '/people', { login: 'x', firstName: 'x', lastName: 'x', locationId: here });
    });
    // The disabling and its block.
    await events(2, () => ok(api, 'POST', `/devices/${near.deviceId}/disable`));
    await events(1, () => ok(api, 'POST', `/assignments/${near.assignmentId}/end`));
    await events(1, () => ok(api, 'POST', '/workspaces', { name: 'x', locationId: here }));
  });

  it('a location administrator moves no device out of, and none into, what is not theirs', async () => {
    const { id: here } = await ok(full, 'POST', '/locations', { name: 'Here' });
    const { id: there } = await ok(full, 'POST', '/locations', { name: 'There' });
    const { api } = await add('location_admin', [here]);
    const { id } = await ok(api, 'POST', '/devices', { kind: 'mobile', locationId: here });
    await events(0, async () => {
      await refused(api, 'invalid', 'PATCH', `/devices/${id}`, { locationId: there });
      await refused(api, 'invalid', 'PATCH', `/devices/${id}`, { locationId: null });
      await refused(api, 'invalid', 'POST', '/devices', { kind: 'mobile' });
    });
  });

  it('the scope of the token limits even a full administrator', async () => {
    const { person } = await registry().addPerson(`limited ${engine}`, { role: 'full' });
    const { services, system, serve } = registry();
    const subject = { kind: 'person', id: person.id } as const;
    const issued = await services.credentials.issue(
      { actor: system },
      { subject, scopes: ['devices:write'], label: 'own only', expiresAt: null },
    );
    const api = createApi(await serve(), issued.secret);
    const other = await addHolder();
    await events(0, async () => {
      const problem = await refused(api, 'forbidden', 'GET', '/people');
      assert.deepEqual(problem.scopes, ['people.org:read', 'people.org:write']);
      await refused(api, 'forbidden', 'GET', `/people/${other.id}`);
      await refused(api, 'not_found', 'GET', `/devices/${other.deviceId}`);
      await refused(api, 'not_found', 'POST', `/assignments/${other.assignmentId}/end`);
    });
  });
});
