/** How each API shows a device: what the native API says of it is what the API itself answers, for every kind of device and every role. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { maskedToken } from '../../src/domain/push.ts';
import { ROLES, type Role } from '../../src/domain/role.ts';
import { bare } from '../support/faces.ts';
import { minimalDevice } from '../support/genesys.ts';
import { type Hands, PASSWORD, WRITINGS } from '../support/hands.ts';
import { type Api, createApi, faceOf } from '../support/http.ts';
import { refused } from '../support/native.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';
import { ok, uuidIn } from '../support/webex.ts';

interface View {
  readonly path: string;
  readonly within: string | null;
  readonly holder: { readonly id: string; readonly name: string } | null;
  readonly toHolder: boolean;
  readonly roles: readonly Role[];
  readonly body: Readonly<Record<string, unknown>>;
}

interface Face {
  readonly face: string;
  readonly shown: boolean;
  readonly views: readonly View[];
  readonly reasons: readonly { readonly code: string; readonly detail: string; readonly holder: { id: string } | null }[];
}

const FACES = ['native', 'genesys', 'webex', 'apperian'];

/** What each face says of what nobody holds, by kind. */
const UNHELD: Readonly<Record<string, readonly string[]>> = {
  mobile: ['shown', 'not_held', 'kind_not_carried', 'not_held'],
  native_catalog: ['shown', 'not_held', 'kind_not_carried', 'not_held'],
  web_catalog: ['shown', 'not_held', 'kind_not_carried', 'not_held'],
  browser: ['shown', 'platform_not_carried', 'kind_not_carried', 'kind_not_carried'],
  desk_phone: ['shown', 'platform_not_carried', 'not_held', 'kind_not_carried'],
  room_device: ['shown', 'platform_not_carried', 'not_held', 'kind_not_carried'],
};
const IOS = ['mobile', 'native_catalog', 'web_catalog'];

onBothDatabases('how each API shows a device', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let ann: TestPerson;
  let hands: Hands;
  let locationId: string;
  const byRole = new Map<Role, string>();

  before(async () => {
    const { services, system, addPerson, serve } = registry();
    const write = { actor: system };
    server = await serve();
    const location = await services.places.createLocation(write, { name: 'Here' });
    locationId = location.id;
    ann = await addPerson('ann', { scopes: ['devices:write', 'telephony:read'] });
    await services.people.update(write, ann.person.id, { locationId: location.id });
    await services.calling.set(write, { kind: 'person', id: ann.person.id }, { locationId: location.id, extension: '100' });
    await services.passwords.set(write, ann.person.id, PASSWORD);
    for (const role of ROLES) {
      const scopes = ['devices:write', 'devices.org:read', 'devices.org:write', 'telephony:write', 'people.org:read'] as const;
      const { person, token } = await addPerson(role, { role, scopes: role === 'full' ? ['org:admin'] : scopes });
      if (role === 'location_admin') await services.people.update(write, person.id, { administers: [location.id] });
      byRole.set(role, token);
    }
    const boss = byRole.get('full') ?? '';
    hands = {
      own: createApi(server, ann.token),
      admin: createApi(server, boss),
      apperian: createApi(server, boss, faceOf('apperian')),
      login: 'ann',
      personId: ann.person.id,
    };
  });

  const facesOf = async (id: string, api: Api = hands.admin): Promise<Face[]> => {
    const { items } = await ok(api, 'GET', `/registry/v1/devices/${id}/faces`);
    assert.deepEqual(
      items.map(({ face }: Face) => face),
      FACES,
    );
    return items;
  };
  const told = async (id: string) =>
    (await facesOf(id)).map(({ shown, reasons }) => (shown ? 'shown' : reasons.map(({ code }) => code).join(' ')));
  const add = async (members: object): Promise<string> => (await ok(hands.admin, 'POST', '/registry/v1/devices', members)).id;
  const give = (deviceId: string, owner: object, role: string) =>
    ok(hands.admin, 'POST', '/registry/v1/assignments', { deviceId, owner, role });
  const annOwner = () => ({ kind: 'person', id: ann.person.id });

  /** What the face itself answers to the token; undefined where it does not show the device. */
  const seenAt = async (face: string, view: View, token: string): Promise<unknown> => {
    const { status, body } = await createApi(server, token, faceOf(face))('GET', view.path);
    if (status !== 200) return undefined;
    if (view.within === null) return masked(body);
    const found = body[view.within];
    const list = Array.isArray(found) ? found : [found];
    return masked(list.find(each => idIn(face, each) === idIn(face, view.body)));
  };

  /** Each view is what those see that it names, and nobody else. */
  const checkViews = async (id: string) => {
    let views = 0;
    for (const { face, views: all } of await facesOf(id)) {
      for (const view of all) {
        views += 1;
        const isOwn = view.holder?.id === ann.person.id;
        const own = await seenAt(face, view, ann.token);
        if (isOwn) assert.deepEqual(own, view.toHolder ? view.body : undefined, `${face} ${view.path} to the holder`);
        for (const role of ROLES) {
          const seen = await seenAt(face, view, byRole.get(role) ?? '');
          assert.deepEqual(seen, view.roles.includes(role) ? view.body : undefined, `${face} ${view.path} to ${role}`);
        }
      }
    }
    return views;
  };

  for (const { title, write, shownBy } of WRITINGS) {
    it(`is what it answers to those that it names, of ${title}`, async () => {
      const id = await write(hands);
      // The last use is shown, and these calls are one.
      await hands.own('GET', `/api/v2/mobiledevices/${id}`);
      const faces = await facesOf(id);
      const shown = faces.filter(each => each.shown).map(({ face }) => face);
      assert.deepEqual(
        shown,
        FACES.filter(face => shownBy.some(each => each.startsWith(face))),
      );
      for (const { reasons, shown: isShown, face } of faces) {
        assert.equal(reasons.length === 0, isShown, face);
        for (const { detail } of reasons) assert.match(detail, /^[A-Z].+\.$/);
      }
      assert.ok((await checkViews(id)) >= shown.length);
    });
  }

  it('is nothing for each kind that nobody holds, with the reason', async () => {
    for (const [kind, expected] of Object.entries(UNHELD)) {
      const udid = kind.endsWith('catalog') ? { udid: `unheld-${kind}` } : {};
      const id = await add({ kind, locationId, ...udid, ...(IOS.includes(kind) ? { platform: 'ios' } : {}) });
      assert.deepEqual(await told(id), expected, kind);
      await checkViews(id);
    }
  });

  it('says which platform is not carried', async () => {
    const id = await add({ kind: 'mobile', platform: 'windows' });
    await give(id, annOwner(), 'owner');
    const [, genesys] = await facesOf(id);
    assert.equal(genesys?.reasons[0]?.code, 'platform_not_carried');
    assert.match(genesys?.reasons[0]?.detail ?? '', /windows/);
  });

  it('is not shown by the vendors as a workspace’s phone, or in the role of a guest, and says whose', async () => {
    const workspace = await ok(hands.admin, 'POST', '/registry/v1/workspaces', { name: 'Hall' });
    const id = await add({ kind: 'mobile', platform: 'ios' });
    await give(id, { kind: 'workspace', id: workspace.id }, 'owner');
    const faces = await facesOf(id);
    assert.deepEqual(await told(id), ['shown', 'owner_not_carried', 'kind_not_carried', 'owner_not_carried']);
    assert.equal(faces[1]?.reasons[0]?.holder?.id, workspace.id);
  });

  it('shows a desk phone whose holder cannot be called as a device, and says why it is not among theirs', async () => {
    const bob = await registry().addPerson('bob');
    await registry().services.people.update({ actor: registry().system }, bob.person.id, { locationId });
    const id = await add({ kind: 'desk_phone', model: 'DMS Cisco 8851', mac: '00005E0053A0', locationId });
    await give(id, { kind: 'person', id: bob.person.id }, 'owner');
    const webex = (await facesOf(id)).find(({ face }) => face === 'webex');
    assert.deepEqual(
      [webex?.views.map(({ within }) => within), webex?.reasons.map(({ code, holder }) => [code, holder?.id])],
      [[null], [['holder_not_called', bob.person.id]]],
    );
    await checkViews(id);
    const { status } = await hands.admin('GET', `/v1/telephony/config/people/${bob.person.id}/devices`);
    assert.equal(status, 404, 'the face itself knows no such person');
  });

  it('shows a shared line on a colleague’s phone to administrators, and the phone to its owner', async () => {
    const { services, system, addPerson } = registry();
    const cleo = await addPerson('cleo', { scopes: ['devices:write'] });
    await services.calling.set({ actor: system }, { kind: 'person', id: cleo.person.id }, { locationId, extension: '107' });
    const added = { mac: '00005E0053B0', model: 'DMS Cisco 8851', personId: ann.person.id };
    const id = uuidIn((await ok(hands.admin, 'POST', '/v1/devices', added)).id);
    await give(id, { kind: 'person', id: cleo.person.id }, 'shared_line');
    const webex = (await facesOf(id)).find(({ face }) => face === 'webex');
    assert.deepEqual(
      webex?.views.map(({ holder, within }) => [holder?.name, within]),
      [
        ['ann Test', null],
        ['ann Test', 'devices'],
        ['cleo Test', 'devices'],
      ],
    );
    await checkViews(id);
  });

  it('names who is disabled, and an application that must not call for itself', async () => {
    const { addPerson, services, system } = registry();
    const dan = await addPerson('dan');
    const phone = { ...minimalDevice('faces-dan'), deviceToken: 'the-token-of-dan-0001' };
    const { id } = await ok(createApi(server, dan.token), 'POST', '/api/v2/mobiledevices', phone);
    await ok(hands.admin, 'POST', `/registry/v1/people/${dan.person.id}/disable`, { reason: 'on leave' });
    const genesys = (await facesOf(id)).find(({ face }) => face === 'genesys');
    assert.equal(genesys?.shown, false);
    assert.deepEqual(
      genesys?.reasons.map(({ code }) => code),
      ['holder_disabled'],
    );
    const write = { actor: system };
    const { application } = await services.applications.create(write, { name: 'Dispatch', clientId: 'dispatch' });
    const { secret } = await services.applications.issueToken({ org: system.org, application, credentialId: null }, 60);
    const own = await ok(createApi(server, secret), 'POST', '/api/v2/mobiledevices', minimalDevice('faces-app'));
    assert.deepEqual((await told(own.id)).slice(0, 2), ['shown', 'shown']);
    await ok(hands.admin, 'PATCH', '/registry/v1/organization/policy', { genesysRequiresUser: true });
    assert.deepEqual((await told(own.id)).slice(0, 2), ['shown', 'user_required']);
    await ok(hands.admin, 'PATCH', '/registry/v1/organization/policy', { genesysRequiresUser: null });
  });

  it('shows no push token, and nothing that an app says of itself', async () => {
    const secrets = ['f00dfeed'.repeat(8), 'a-notification-id', 'a-session-hash'];
    const phone = {
      ...minimalDevice('secret'),
      type: 'ios',
      deviceToken: secrets[0],
      notificationId: secrets[1],
      sessionHash: secrets[2],
    };
    const { id } = await ok(hands.own, 'POST', '/api/v2/mobiledevices', phone);
    for (const api of [hands.admin, hands.own]) {
      const text = JSON.stringify(await facesOf(id, api));
      for (const secret of secrets) assert.ok(!text.includes(secret ?? ''), secret);
      assert.ok(text.includes('…feed'), text);
    }
  });

  it('tells holders of themselves alone, and who may not read the device nothing', async () => {
    const eve = await registry().addPerson('eve');
    const id = await add({ kind: 'mobile', platform: 'ios' });
    await give(id, annOwner(), 'owner');
    await refused(createApi(server, eve.token), 'not_found', 'GET', `/devices/${id}/faces`);
    await give(id, { kind: 'person', id: eve.person.id }, 'user');
    for (const { views } of await facesOf(id, createApi(server, eve.token))) {
      for (const { holder } of views) assert.equal(holder?.id, eve.person.id);
    }
  });
});

/** The id of the device in an item of a list, in the core's spelling. */
function idIn(face: string, item: { id?: string; device?: { id: string } } | undefined): string {
  const id = item?.device?.id ?? item?.id ?? '';
  return face === 'apperian' ? bare(id) : face === 'webex' ? uuidIn(id) : id;
}

const SECRET_MEMBERS = ['deviceToken', 'notificationId', 'sessionHash', 'apns_token'];

function masked(body: unknown): unknown {
  if (body === undefined) return undefined;
  const hide = (name: string, value: unknown) =>
    SECRET_MEMBERS.includes(name) && typeof value === 'string' && value !== '' ? maskedToken(value) : value;
  return JSON.parse(JSON.stringify(body, hide));
}
