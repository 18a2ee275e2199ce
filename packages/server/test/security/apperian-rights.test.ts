/**
 * What the token of a login may do. Such a token has every scope of this face, for members too: a user who is no administrator is kept
 * off others by their role alone, and each operation has to ask for it.
 */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createRoutes } from '../../src/dialects/apperian/routes/index.ts';
import { addUser, type Caller, ok, openFace, refused, signInOn } from '../support/apperian.ts';
import { eventTypesOf } from '../support/events.ts';
import type { Api } from '../support/http.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

const OTHERS = createRoutes({ tokenLifetimeSeconds: 60 }).filter(({ scope }) => scope?.includes('.org:'));

/** A request that would succeed if it were an administrator's, as far as it needs a body. */
const BODIES: Readonly<Record<string, (someone: TestPerson) => object>> = {
  'apperian.users.create': () => ({ user_id: 'made-by-a-member' }),
  'apperian.users.update': () => ({ first_name: 'Changed' }),
  'apperian.groups.create': () => ({ group_name: 'Made by a member' }),
  'apperian.groups.update': () => ({ group_name: 'Changed' }),
  'apperian.groups.users.add': ({ person }) => ({ user_psk: [person.number] }),
  'apperian.groups.users.remove': ({ person }) => ({ user_psk: [person.number] }),
  'apperian.groups.of_user.add': () => ({ group_psk: [1] }),
  'apperian.credentials.create': () => ({ description: 'Store', expiration_date: '2040-04-01T00:00:00', platform: 1 }),
};

onBothDatabases("a login's token of the Apperian face", engine => {
  const registry = useRegistry(engine);
  let face: Caller;
  /** Somebody without any role, and open to changes by administrators: what protects them is not what protects administrators. */
  let ben: TestPerson;
  let member: Api;
  let admin: Api;
  let known: Readonly<Record<string, string>>;

  before(async () => {
    face = await openFace(registry());
    await addUser(registry(), 'boss', 'full');
    await addUser(registry(), 'ada');
    ben = await addUser(registry(), 'ben');
    admin = (await signInOn(face, 'boss', { udid: 'boss-phone' })).api;
    member = (await signInOn(face, 'ada', { udid: 'ada-phone' })).api;
    await signInOn(face, 'ben', { udid: 'ben-phone' });
    const [device] = (await ok(admin, 'GET', `/devices/users/${ben.person.number}`)).devices;
    const { group } = await ok(admin, 'POST', '/groups', { group_name: 'Night shift' });
    const body = BODIES['apperian.credentials.create']?.(ben);
    const { credential } = await ok(admin, 'POST', '/credentials', body);
    known = { device: device.id, user: String(ben.person.number), group: group.id, credential: credential.psk, name: 'other' };
  });

  it('lets a member do nothing to others: each operation is 403, and nothing happens', async () => {
    assert.ok(OTHERS.length >= 20, `${OTHERS.length} operations`);
    const happened = await eventTypesOf(registry(), async () => {
      for (const { id, method, path } of OTHERS.filter(route => route.id !== 'apperian.reports.other')) {
        const url = path.replaceAll(/\{(\w+)\}/g, (_, name) => known[name] ?? assert.fail(name));
        assert.equal(await refused(member, 403, method, url, BODIES[id]?.(ben)), 'Forbidden', id);
      }
    });
    assert.deepEqual(happened, []);
  });

  it('lets a full administrator do what they may by an API token', async () => {
    for (const path of ['/users', `/devices/${known.device}/users/${known.user}`, '/credentials', '/reports/device_details'])
      await ok(admin, 'GET', path);
    await ok(admin, 'PUT', `/users/${known.user}`, { first_name: 'Changed' });
  });
});
