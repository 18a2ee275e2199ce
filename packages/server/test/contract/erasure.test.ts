/** Somebody who left is erased: who may, what stays of them, and what can no longer be done. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventsOf } from '../support/events.ts';
import { minimalDevice, register } from '../support/genesys.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, refused, UNKNOWN_ID } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { until } from '../support/until.ts';

onBothDatabases('erasing a person', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let logins = 0;

  before(async () => {
    admin = await administratorApi(registry());
  });

  const person = async (role: 'member' | 'full' = 'member') => {
    logins += 1;
    const made = await registry().addPerson(`somebody-${logins}`, { role });
    const { id, number, login } = made.person;
    return { id, number, login, owner: { kind: 'person', id }, api: createApi(await registry().serve(), made.token) };
  };
  const offBoard = (id: string) => ok(admin, 'POST', `/people/${id}/off-board`, { reason: 'gone' });
  const erase = (id: string, body: object = {}) => ok(admin, 'POST', `/people/${id}/erase`, body);
  const counted = (items: { what: string; count: number }[]) => Object.fromEntries(items.map(({ what, count }) => [what, count]));

  it('needs a full administrator with the scope for it', async () => {
    const { id } = await person();
    await offBoard(id);
    const asked = async (role: 'full' | 'user_admin', scopes: readonly never[]) => {
      logins += 1;
      const { token } = await registry().addPerson(`asking-${logins}`, { role, scopes });
      return refused(createApi(await registry().serve(), token), 'forbidden', 'POST', `/people/${id}/erase`);
    };
    const { scopes } = await asked('full', ['people.org:write'] as never);
    assert.ok(scopes.includes('people.org:erase'));
    await asked('user_admin', ['people.org:erase'] as never);
    await refused(admin, 'not_found', 'POST', `/people/${UNKNOWN_ID}/erase`);
  });

  it('is refused while they are here, and can off-board them in the same step', async () => {
    const ann = await person();
    const phone = await register(ann.api, minimalDevice('push of ann'));
    const { detail } = await refused(admin, 'conflict', 'POST', `/people/${ann.id}/erase`);
    assert.match(detail, /still here.*offBoard/);
    const done = await erase(ann.id, { offBoard: true, reason: 'request 17' });
    assert.deepEqual([done.personId, done.number, done.name], [ann.id, ann.number, `Erased person ${ann.number}`]);
    const erased = counted(done.erased);
    assert.deepEqual([erased.name, erased.credential, erased.push, erased.device_text], [1, 1, 1, 1]);
    assert.deepEqual(counted(done.kept), { assignment: 1, event: erased.event_text, hardware: 1 });
    assert.equal((await ann.api('GET', '/registry/v1/me')).status, 401);
    const { items } = await ok(admin, 'GET', `/devices/${phone.id}/assignments`);
    assert.deepEqual(
      items.map(({ owner, role }: { owner: object; role: string }) => [owner, role]),
      [[{ kind: 'person', id: ann.id, name: done.name }, 'owner']],
    );
    const device = await ok(admin, 'GET', `/devices/${phone.id}`);
    assert.deepEqual([device.name, device.make, device.model], [null, 'Apple', 'iPhone17,1']);
  });

  it('keeps the timeline of a device readable, with a number in place of the name and without the texts', async () => {
    const [ann, ben] = [await person(), await person()];
    const device = await ok(admin, 'POST', '/devices', { kind: 'mobile', name: 'The pool phone' });
    await ok(admin, 'POST', '/assignments', { deviceId: device.id, owner: ben.owner, reason: 'first' });
    await ok(admin, 'POST', `/devices/${device.id}/hand-over`, { to: ann.owner, reason: 'for Ann' });
    const { kept } = await erase(ann.id, { offBoard: true, hardware: true });
    assert.equal(counted(kept).shared_device, 1);
    assert.equal((await ok(admin, 'GET', `/devices/${device.id}`)).name, 'The pool phone', 'others held it, too');
    const { items } = await ok(admin, 'GET', `/devices/${device.id}/timeline`);
    const ofAnn = items.filter(({ ownerId }: { ownerId: string }) => ownerId === ann.id);
    assert.ok(ofAnn.length >= 2);
    for (const event of ofAnn) assert.equal(event.ownerName, `Erased person ${ann.number}`);
    const began = ofAnn.find(({ type }: { type: string }) => type === 'assignment.created');
    assert.deepEqual([began.reason, began.after.role], [null, 'owner']);
    const ofBen = items.filter(({ ownerId }: { ownerId: string }) => ownerId === ben.id);
    assert.deepEqual(
      ofBen.map(({ type, reason, after }: { type: string; reason: string; after: { endReason?: string } }) => [
        type,
        reason,
        after.endReason,
      ]),
      [
        ['assignment.ended', null, 'erased'],
        ['assignment.created', 'first', undefined],
      ],
    );
  });

  it('is recorded with the reason, once for the person and once for each device of theirs alone', async () => {
    const ann = await person();
    const phone = await register(ann.api, minimalDevice('another push'));
    await offBoard(ann.id);
    const events = await eventsOf(registry(), () => erase(ann.id, { reason: 'request 18' }));
    assert.deepEqual(
      events.map(({ type, subject, ownerId, reason, after }) => [type, subject, ownerId, reason, after]),
      [
        ['device.erased', phone.id, null, 'request 18', null],
        ['person.erased', ann.id, ann.id, 'request 18', { number: ann.number, hardware: false }],
      ],
    );
  });

  it('marks the events whose texts were overwritten, in the feed and in timelines, and no others', async () => {
    const [ann, ben] = [await person(), await person()];
    const marks = async (id: string) => {
      const { items } = await ok(admin, 'GET', `/events?ownerId=${id}&limit=1000`);
      return items.map(({ type, erased }: { type: string; erased: boolean }) => [type, erased]);
    };
    assert.ok((await marks(ann.id)).every(([, erased]: [string, boolean]) => !erased));
    await erase(ann.id, { offBoard: true });
    const after = new Map<string, boolean>(await marks(ann.id));
    assert.deepEqual([after.get('person.created'), after.get('person.erased')], [true, false]);
    assert.ok((await marks(ben.id)).every(([, erased]: [string, boolean]) => !erased));
    const timeline = await ok(admin, 'GET', `/people/${ann.id}/timeline?limit=1000`);
    const created = timeline.items.find(({ type }: { type: string }) => type === 'person.created');
    assert.equal(created?.erased, true);
  });

  it('cannot be undone, repeated or followed by a rehire, and the login is free', async () => {
    const ann = await person();
    const left = await ok(admin, 'POST', `/people/${ann.id}/off-board`, { keepLogin: true });
    await erase(ann.id);
    await refused(admin, 'conflict', 'POST', `/people/${ann.id}/erase`);
    await refused(admin, 'conflict', 'POST', `/off-boardings/${left.id}/undo`);
    await refused(admin, 'not_found', 'POST', `/people/${ann.id}/rehire`);
    await ok(admin, 'POST', '/people', { login: ann.login, firstName: 'New', lastName: 'One' });
    const shown = await ok(admin, 'GET', `/off-boardings/${left.id}`);
    assert.deepEqual([shown.person.name, shown.person.login, shown.things], [`Erased person ${ann.number}`, 'erased', []]);
  });

  it('is refused for oneself, and for the last full administrator', async () => {
    const me = await ok(admin, 'GET', '/me');
    await refused(admin, 'conflict', 'POST', `/people/${me.id}/erase`, { offBoard: true });
    const { items } = await ok(admin, 'GET', '/people?role=full');
    const { services, system } = registry();
    const input = { offBoard: true, hardware: false };
    const others = items.filter(({ id }: { id: string }) => id !== me.id);
    for (const { id } of others) await services.erasures.erase({ actor: system }, id, input);
    await assert.rejects(services.erasures.erase({ actor: system }, me.id, input), /last full administrator/);
  });

  it('takes their name out of the answer that a repeated write gets', async () => {
    const headers = { 'idempotency-key': 'add somebody' };
    const body = { login: 'replayed', firstName: 'Re', lastName: 'Played' };
    const { id } = await ok(admin, 'POST', '/people', body, headers);
    await erase(id, { offBoard: true });
    const { detail } = await refused(admin, 'conflict', 'POST', '/people', body, headers);
    assert.match(detail, /erased since/);
  });

  it('takes them out of the search within a second', async () => {
    const { search } = registry().core;
    search.start();
    const { id } = await ok(admin, 'POST', '/people', { login: 'seekable', firstName: 'Findme', lastName: 'Quickly' });
    const found = async () => (await ok(admin, 'GET', '/search?q=findme&includeFormer=true')).items.length;
    await until(async () => (await found()) === 1);
    await erase(id, { offBoard: true });
    await until(async () => (await found()) === 0);
  });
});
