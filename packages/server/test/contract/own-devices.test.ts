/** What members do with their own devices and sessions, and that others' stay out of their reach. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases("a member's own devices", engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let mia: Api;
  let ben: Api;
  const ids = { mia: '', ben: '', phone: '', held: '', desk: '', other: '' };
  const device = async (body: object): Promise<string> => (await ok(admin, 'POST', '/devices', { kind: 'mobile', ...body })).id;
  const give = async (deviceId: string, personId: string, more: object = {}): Promise<string> =>
    (await ok(admin, 'POST', '/assignments', { deviceId, owner: { kind: 'person', id: personId }, ...more })).id;
  const member = async (login: string) => {
    const { person, token } = await registry().addPerson(login, { role: 'member', scopes: ['devices:write', 'events:read'] });
    return { id: person.id, api: createApi(await registry().serve(), token) };
  };

  before(async () => {
    admin = await administratorApi(registry());
    ({ id: ids.mia, api: mia } = await member('mia'));
    ({ id: ids.ben, api: ben } = await member('ben'));
    ids.phone = await device({ name: 'Phone 17' });
    ids.held = await give(ids.phone, ids.mia);
    ids.desk = await device({ kind: 'desk_phone', name: 'Reception' });
    await give(ids.desk, ids.mia);
    ids.other = await device({ name: "Ben's" });
    await give(ids.other, ids.ben);
  });

  it('are listed, and renamed, which the history tells', async () => {
    const shown = await ok(mia, 'GET', `/people/${ids.mia}/devices`);
    assert.equal(shown.items.length, 2);
    const renamed = await ok(mia, 'POST', `/devices/${ids.phone}/rename`, { name: ' My phone ', reason: 'easier to find' });
    assert.equal(renamed.name, 'My phone');
    assert.equal((await ok(admin, 'GET', `/devices/${ids.phone}`)).name, 'My phone');
    const { items } = await ok(admin, 'GET', '/events?type=device.updated');
    assert.equal(items.at(-1).before.name, 'Phone 17');
    assert.equal(items.at(-1).actor.id, ids.mia);
    assert.equal((await ok(mia, 'POST', `/devices/${ids.phone}/rename`, { name: null })).name, null);
    await refused(mia, 'precondition_failed', 'POST', `/devices/${ids.phone}/rename`, { name: 'x' }, { 'if-match': '"1"' });
  });

  it('are renamed by their holder alone, and desk phones by administrators', async () => {
    await refused(mia, 'forbidden', 'POST', `/devices/${ids.desk}/rename`, { name: 'Mine' });
    await refused(mia, 'not_found', 'POST', `/devices/${ids.other}/rename`, { name: 'Mine' });
    await refused(mia, 'forbidden', 'PATCH', `/devices/${ids.phone}`, { name: 'Mine' });
    assert.equal((await ok(admin, 'POST', `/devices/${ids.desk}/rename`, { name: 'Lobby' })).name, 'Lobby');
    const viewer = await registry().addPerson('viewer', { role: 'read_only', scopes: ['devices:write', 'devices.org:read'] });
    const reading = createApi(await registry().serve(), viewer.token);
    await refused(reading, 'forbidden', 'POST', `/devices/${ids.phone}/rename`, { name: 'x' });
    const { token } = await registry().addPerson('mia-reads', { role: 'member', scopes: ['devices:read'] });
    await refused(createApi(await registry().serve(), token), 'forbidden', 'POST', `/devices/${ids.phone}/rename`, { name: 'x' });
  });

  it('that are shared are not renamed by a guest', async () => {
    await give(ids.other, ids.mia, { role: 'guest' });
    await refused(mia, 'forbidden', 'POST', `/devices/${ids.other}/rename`, { name: 'x' });
    assert.equal((await ok(ben, 'POST', `/devices/${ids.other}/rename`, { name: 'Still mine' })).name, 'Still mine');
  });

  it('have a timeline for their holder', async () => {
    const { items } = await ok(mia, 'GET', `/people/${ids.mia}/timeline`);
    assert.ok(items.some(({ type }: { type: string }) => type === 'assignment.created'));
  });

  it('are given up by their holder, and not by others', async () => {
    await refused(ben, 'not_found', 'POST', `/assignments/${ids.held}/end`, {});
    const ended = await ok(mia, 'POST', `/assignments/${ids.held}/end`, { reason: 'it is broken' });
    assert.notEqual(ended.until, null);
    await refused(mia, 'not_found', 'POST', `/devices/${ids.phone}/rename`, { name: 'x' });
  });

  it("go with the member's own sessions, which they see and end", async () => {
    assert.deepEqual((await ok(mia, 'GET', `/people/${ids.mia}/sessions`)).items, []);
    assert.equal((await ok(mia, 'POST', `/people/${ids.mia}/sessions/end`, {})).revokedCredentials, 0);
    const answer = await mia('GET', `/registry/v1/people/${ids.ben}/sessions`);
    assert.ok([403, 404].includes(answer.status));
  });
});
