/** One line on a device by the native routes: read, changed, and taken away. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused, UNKNOWN_ID } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('one line on a device', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let phones = 0;
  before(async () => {
    admin = await administratorApi(registry(), 'root');
  });

  const linesOf = async (deviceId: string) => (await ok(admin, 'GET', `/lines?device=${deviceId}`)).items;
  /** A phone of one person, on which another one shares a line. */
  const sharedPhone = async () => {
    phones += 1;
    const person = async (login: string) => (await registry().addPerson(`${login}${phones}`)).person.id;
    const [ann, bob] = [await person('ann'), await person('bob')];
    const { id: deviceId } = await ok(admin, 'POST', '/devices', { kind: 'desk_phone' });
    const give = (id: string, role: string) =>
      ok(admin, 'POST', '/assignments', { deviceId, owner: { kind: 'person', id }, role });
    await give(ann, 'owner');
    const { id: assignmentId } = await give(bob, 'shared_line');
    const [primary, shared] = await linesOf(deviceId);
    return { ann, bob, deviceId, assignmentId, primary, shared };
  };

  it('is read with the name of its owner, as the list has it', async () => {
    const { ann, bob, primary, shared } = await sharedPhone();
    const answer = await admin('GET', `/registry/v1/lines/${primary.id}`);
    assert.deepEqual(answer.body, primary);
    assert.equal(answer.headers.etag, '"1"');
    assert.deepEqual([primary.kind, primary.owner.id, primary.port, primary.until], ['primary', ann, 1, null]);
    assert.deepEqual(
      [shared.kind, shared.owner.id, shared.owner.name],
      ['shared', bob, (await ok(admin, 'GET', `/people/${bob}`)).displayName],
    );
    await refused(admin, 'not_found', 'GET', `/lines/${UNKNOWN_ID}`);
  });

  it('gets a label and other settings, and keeps the ones that are left out', async () => {
    const { shared, deviceId } = await sharedPhone();
    const path = `/lines/${shared.id}`;
    const wish = { label: 'Front desk', hotlineDestination: '911', allowCallDecline: false, t38Fax: true, appearance: 'primary' };
    const tried = await ok(admin, 'PATCH', `${path}?dryRun=true`, wish);
    assert.deepEqual(tried, { ...shared, ...wish, revision: 2 });
    assert.deepEqual(await ok(admin, 'GET', path), shared, 'a dry run keeps nothing');
    assert.deepEqual(await ok(admin, 'PATCH', path, wish, { 'if-match': '"1"' }), tried);
    const cleared = await ok(admin, 'PATCH', path, { label: null, reason: 'moved' });
    assert.deepEqual(cleared, { ...tried, label: null, revision: 3 });
    assert.deepEqual(await ok(admin, 'PATCH', path, { label: null }), cleared, 'nothing changed');
    await refused(admin, 'precondition_failed', 'PATCH', path, { label: 'Late' }, { 'if-match': '"1"' });
    assert.deepEqual((await linesOf(deviceId))[1], cleared);
    assert.deepEqual((await onlyFault(admin, 'PATCH', path, { weight: 0 })).slice(0, 2), ['body', 'weight']);
    assert.deepEqual((await onlyFault(admin, 'PATCH', path, { port: 3 })).slice(0, 2), ['body', 'port']);
  });

  it('takes more ports only where the device has them free', async () => {
    const { primary, shared } = await sharedPhone();
    const { detail } = await refused(admin, 'conflict', 'PATCH', `/lines/${primary.id}`, { weight: 2 });
    assert.equal(detail, 'Port 2 has another line.');
    assert.equal((await ok(admin, 'PATCH', `/lines/${shared.id}`, { weight: 2 })).weight, 2);
    await refused(admin, 'conflict', 'PATCH', `/lines/${shared.id}`, { weight: 1_000 });
    assert.equal((await ok(admin, 'PATCH', `/lines/${shared.id}`, { weight: 1 })).weight, 1);
  });

  it('is taken from the device where it is shared, and its owner no longer shares the device', async () => {
    const { shared, deviceId, assignmentId } = await sharedPhone();
    const path = `/lines/${shared.id}/end`;
    assert.notEqual((await ok(admin, 'POST', `${path}?dryRun=true`)).until, null);
    assert.equal((await linesOf(deviceId)).length, 2);
    await refused(admin, 'precondition_failed', 'POST', path, {}, { 'if-match': '"7"' });
    const ended = await ok(admin, 'POST', path, { reason: 'moved to the branch' });
    assert.deepEqual(ended, { ...shared, until: ended.until, revision: 2 });
    const { until, endReason } = await ok(admin, 'GET', `/assignments/${assignmentId}`);
    assert.deepEqual([until, endReason], [ended.until, 'moved to the branch']);
    assert.equal((await linesOf(deviceId)).length, 1);
    assert.deepEqual(await ok(admin, 'POST', path), ended, 'one that has ended stays as it is');
    assert.deepEqual(await ok(admin, 'GET', `/lines/${shared.id}`), ended);
    const { detail } = await refused(admin, 'conflict', 'PATCH', `/lines/${shared.id}`, { label: 'Late' });
    assert.equal(detail, 'The line has ended.');
  });

  it('leaves the device with an owner who has another line on it', async () => {
    const { ann, bob, deviceId, assignmentId, shared } = await sharedPhone();
    const { services, system } = registry();
    const { id: locationId } = await ok(admin, 'POST', '/locations', { name: 'Here' });
    for (const id of [ann, bob]) await ok(admin, 'PUT', `/people/${id}/calling`, { locationId });
    const usual = { weight: 1, label: null, hotlineDestination: null, allowCallDecline: true, t38Fax: false } as const;
    const wish = (ownerId: string, port: number) => ({ ...usual, ownerId, port, appearance: 'shared' as const });
    await services.members.replace({ actor: system }, deviceId, [wish(ann, 1), wish(bob, 2), wish(bob, 3)]);
    await ok(admin, 'POST', `/lines/${shared.id}/end`);
    assert.equal((await ok(admin, 'GET', `/assignments/${assignmentId}`)).until, null);
    const { id } = (await linesOf(deviceId))[1];
    await ok(admin, 'POST', `/lines/${id}/end`);
    assert.notEqual((await ok(admin, 'GET', `/assignments/${assignmentId}`)).until, null);
  });

  it('is not taken alone where it is the primary one: the refusal names the assignment that ends it', async () => {
    const { primary, deviceId } = await sharedPhone();
    const { detail } = await refused(admin, 'conflict', 'POST', `/lines/${primary.id}/end`);
    const { items } = await ok(admin, 'GET', `/assignments?device=${deviceId}&role=owner`);
    assert.equal(
      detail,
      `A primary line ends with the holding of the device: end the assignment ${items[0].id}, or hand the device over.`,
    );
    await ok(admin, 'POST', `/assignments/${items[0].id}/end`);
    assert.notEqual((await ok(admin, 'GET', `/lines/${primary.id}`)).until, null);
  });

  it('is for administrators with the scopes for telephony and, to change it, for devices', async () => {
    const { primary } = await sharedPhone();
    const url = await registry().serve();
    const as = async (
      login: string,
      role: 'member' | 'read_only' | 'full',
      scopes: readonly ('telephony:write' | 'devices.org:read')[],
    ) => createApi(url, (await registry().addPerson(`${login}-${engine}`, { role, scopes })).token);
    const path = `/lines/${primary.id}`;
    await refused(await as('member', 'member', ['telephony:write', 'devices.org:read']), 'forbidden', 'GET', path);
    const reader = await as('reader', 'read_only', ['telephony:write', 'devices.org:read']);
    assert.equal((await ok(reader, 'GET', path)).id, primary.id);
    await refused(reader, 'forbidden', 'PATCH', path, { label: 'Mine' });
    await refused(await as('narrow', 'full', ['telephony:write']), 'forbidden', 'POST', `${path}/end`);
  });
});
