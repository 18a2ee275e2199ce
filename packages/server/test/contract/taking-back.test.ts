/** Off-boarding is undone for 30 days: what comes back, what does not and why. Somebody who left can be hired again at any time. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { selectPassword } from '../../src/storage/statements/sign-in.ts';
import { eventTypesOf } from '../support/events.ts';
import { minimalDevice, register } from '../support/genesys.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PASSWORD = 'correct horse battery';
type Thing = { kind: string; id: string; name: string; came: boolean; why: string | null; newId: string | null };

onBothDatabases('taking people back', engine => {
  let nowMs = Date.now();
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
  let admin: Api;
  let locationId: string;
  let count = 0;

  before(async () => {
    admin = await administratorApi(registry());
    ({ id: locationId } = await ok(admin, 'POST', '/locations', { name: 'Here' }));
  });

  const none = <T>(work: () => Promise<T>) => expectEvents(registry().storage, registry().organization.org, 0, work);
  const addPerson = async (extension: string | null = null) => {
    count += 1;
    const { person, token } = await registry().addPerson(`person-${count}`);
    if (extension !== null) await ok(admin, 'PUT', `/people/${person.id}/calling`, { locationId, extension });
    const owner = { kind: 'person', id: person.id };
    return {
      id: person.id,
      login: person.login,
      name: person.displayName,
      owner,
      token,
      api: createApi(await registry().serve(), token),
    };
  };
  const addDevice = async (kind = 'mobile') => {
    count += 1;
    const mac = `00005E00${count.toString(16).padStart(4, '0').toUpperCase()}`;
    return ok(admin, 'POST', '/devices', { kind, ...(kind === 'desk_phone' ? { model: 'DMS Cisco 8851', mac } : {}) });
  };
  const assign = (deviceId: string, owner: object, more = {}) => ok(admin, 'POST', '/assignments', { deviceId, owner, ...more });
  const settled = async (extension: string) => {
    const person = await addPerson(extension);
    const phone = await register(person.api, minimalDevice(`push of ${extension}`));
    const desk = await addDevice('desk_phone');
    await assign(desk.id, person.owner);
    const { services, system } = registry();
    const { group } = await services.groups.create({ actor: system }, { name: `Crew ${extension}`, description: '' });
    await services.groupMembers.add({ actor: system }, { id: group.id }, [{ id: person.id }]);
    await ok(admin, 'PUT', `/people/${person.id}/password`, { password: PASSWORD });
    return { ...person, phone, desk, group };
  };
  const leave = (id: string, body = {}) => ok(admin, 'POST', `/people/${id}/off-board`, body);
  const undo = (id: string, body = {}) => ok(admin, 'POST', `/off-boardings/${id}/undo`, body);
  const devicesOf = async (id: string): Promise<string[]> =>
    (await ok(admin, 'GET', `/people/${id}/devices`)).items.map(({ device }: { device: { id: string } }) => device.id).toSorted();
  const signsIn = async (login: string) =>
    (await createApi(await registry().serve(), null)('POST', '/users/authenticate', { user_id: login, password: PASSWORD }))
      .status === 200;
  const missing = ({ things }: { things: Thing[] }) =>
    things.filter(({ came }) => !came).map(({ kind, why }) => `${kind}: ${why}`);

  it('an undo brings back the same person with everything but what was secret, and the history stays true', async () => {
    const ann = await settled('5101');
    const blocked = await addDevice();
    const held = await assign(blocked.id, ann.owner);
    await ok(admin, 'POST', `/assignments/${held.id}/disable`, { reason: 'lost it once' });
    const before = { person: await ok(admin, 'GET', `/people/${ann.id}`), devices: await devicesOf(ann.id) };
    nowMs += HOUR_MS;
    const gone = await leave(ann.id);
    assert.equal(await signsIn(ann.login), false);
    nowMs += DAY_MS;
    const dry = await none(() => ok(admin, 'POST', `/off-boardings/${gone.id}/undo?dryRun=true`));
    const back = await undo(gone.id, { reason: 'a mistake' });
    assert.deepEqual(missing(back), missing(dry));
    assert.deepEqual(missing(back), [
      'push: The app registers again when it is opened.',
      'token: A token stays revoked: make a new one.',
    ]);
    const { revision: _, modifiedAt: __, ...person } = await ok(admin, 'GET', `/people/${ann.id}`);
    assert.deepEqual({ ...before.person, ...person }, before.person, 'the same person');
    assert.deepEqual(await devicesOf(ann.id), before.devices);
    assert.equal(await signsIn(ann.login), true);
    assert.equal((await ann.api('GET', '/registry/v1/me')).status, 401);
    const { items } = await ok(admin, 'GET', `/people/${ann.id}/devices`);
    const again = items.find(({ device }: { device: { id: string } }) => device.id === blocked.id);
    assert.deepEqual([again.blockedReason, again.assignment.createReason], ['lost it once', 'the off-boarding was undone']);
    // Between the two, they held nothing: the interval has a gap.
    const between = encodeURIComponent(new Date(nowMs - HOUR_MS).toISOString());
    assert.deepEqual((await ok(admin, 'GET', `/people/${ann.id}/devices?asOf=${between}`)).items, []);
    const { services, system } = registry();
    assert.deepEqual((await services.groups.of(system, { id: ann.id })).map(({ group }) => group.name).slice(-1), ['Crew 5101']);
    const holders = (await ok(admin, 'GET', `/devices/${ann.desk.id}/holders`)).items;
    assert.deepEqual(
      holders.map(({ name }: { name: string }) => name),
      [ann.name],
    );
    const undone = await ok(admin, 'GET', `/off-boardings/${gone.id}`);
    assert.deepEqual([undone.state, undone.undoUntil, typeof undone.closedAt], ['undone', null, 'string']);
    const problem = await none(() => refused(admin, 'conflict', 'POST', `/off-boardings/${gone.id}/undo`));
    assert.match(problem.detail, /undone already/);
  });

  it('what somebody else has by now stays with them, and the answer names them', async () => {
    const [ann, ben] = [await settled('5201'), await addPerson()];
    const gone = await leave(ann.id);
    await assign(ann.phone.id, ben.owner);
    await ok(admin, 'PUT', `/people/${ben.id}/calling`, { locationId, extension: '5201' });
    await registry().services.groups.remove({ actor: registry().system }, { id: ann.group.id });
    const back = await undo(gone.id);
    const why = (kind: string, came: boolean) => back.things.find((each: Thing) => each.kind === kind && each.came === came)?.why;
    assert.equal(why('assignment', false), `${ben.name} is the owner of the device now.`);
    assert.equal(why('calling', true), `${ben.name} has the extension 5201 now.`);
    assert.equal(why('group', false), 'There is no such group any more.');
    assert.deepEqual(await devicesOf(ann.id), [ann.desk.id]);
    assert.deepEqual(await devicesOf(ben.id), [ann.phone.id]);
  });

  it('devices that were handed over come back from who still has them', async () => {
    const [ann, ben] = [await settled('5301'), await addPerson('5302')];
    const other = await addDevice();
    await assign(other.id, ann.owner);
    const gone = await leave(ann.id, { handTo: ben.owner });
    assert.deepEqual(await devicesOf(ben.id), [ann.desk.id, ann.phone.id, other.id].toSorted());
    const eve = await addPerson();
    await ok(admin, 'POST', `/devices/${other.id}/hand-over`, { to: eve.owner });
    const back = await undo(gone.id);
    assert.deepEqual(await devicesOf(ann.id), [ann.desk.id, ann.phone.id].toSorted());
    assert.deepEqual(await devicesOf(ben.id), []);
    assert.ok(missing(back).includes(`assignment: ${eve.name} is the owner of the device now.`), missing(back).join());
  });

  it('a login that was taken meanwhile is refused by name, and another one can be given', async () => {
    const ann = await addPerson();
    const gone = await leave(ann.id);
    await ok(admin, 'POST', '/people', { login: ann.login, firstName: 'Ann', lastName: 'Other' });
    assert.match((await none(() => refused(admin, 'conflict', 'POST', `/off-boardings/${gone.id}/undo`))).detail, /is taken/);
    const back = await undo(gone.id, { login: `${ann.login}-2` });
    assert.equal(back.person.login, `${ann.login}-2`);
    assert.equal(back.things.find(({ kind }: Thing) => kind === 'login').why, `It is ${ann.login}-2 now.`);
  });

  it('what somebody is called elsewhere comes back, unless another person is called so by now', async () => {
    const ann = await addPerson();
    const externalIds = [
      { source: 'hr', id: `hr ${count}` },
      { source: 'crm', id: `crm ${count}` },
    ];
    await ok(admin, 'PATCH', `/people/${ann.id}`, { employeeNumber: `E-${count}`, externalIds });
    const gone = await leave(ann.id);
    const ben = await addPerson();
    await ok(admin, 'PATCH', `/people/${ben.id}`, { externalIds: externalIds.slice(0, 1) });
    const back = await undo(gone.id);
    const identifiers = back.things.filter(({ kind }: Thing) => kind === 'identifier').map(({ came }: Thing) => came);
    assert.deepEqual(identifiers, [false, true, true]);
    const person = await ok(admin, 'GET', `/people/${ann.id}`);
    assert.deepEqual([person.externalIds, typeof person.employeeNumber], [externalIds.slice(1), 'string']);
  });

  it('a kept login is theirs alone, and is free again once they are back', async () => {
    const ann = await addPerson();
    const gone = await leave(ann.id, { keepLogin: true });
    await undo(gone.id);
    await ok(admin, 'PATCH', `/people/${ann.id}`, { login: `${ann.login}-new` });
    await ok(admin, 'POST', '/people', { login: ann.login, firstName: 'Ann', lastName: 'Other' });
  });

  it('planned ends that came, plans, loans and disabled people come back as they are by now', async () => {
    const ann = await addPerson();
    const [expired, loan] = [await addDevice(), await addDevice()];
    const at = (ms: number) => new Date(nowMs + ms).toISOString();
    await assign(expired.id, ann.owner, { expiresAt: at(DAY_MS) });
    await assign(loan.id, ann.owner, { dueAt: at(HOUR_MS), expiresAt: at(9 * DAY_MS) });
    await ok(admin, 'POST', `/people/${ann.id}/disable`, { reason: 'on leave' });
    const gone = await leave(ann.id);
    nowMs += 2 * DAY_MS;
    const back = await undo(gone.id);
    assert.deepEqual(
      missing(back).filter(each => each.startsWith('assignment')),
      ['assignment: Its planned end has come.'],
    );
    assert.equal((await ok(admin, 'GET', `/people/${ann.id}`)).disabledReason, 'on leave');
    const [{ assignment }] = (await ok(admin, 'GET', `/people/${ann.id}/devices`)).items;
    assert.deepEqual([Date.parse(assignment.dueAt) < nowMs, Date.parse(assignment.expiresAt) > nowMs], [true, true]);
  });

  it('the locations of a location administrator come back, for who may give them', async () => {
    const { person } = await registry().addPerson('local', { role: 'location_admin' });
    await ok(admin, 'PATCH', `/people/${person.id}`, { administers: [locationId] });
    const gone = await leave(person.id);
    const { token } = await registry().addPerson('hr', { role: 'user_admin', scopes: ['people.org:write'] });
    const hr = createApi(await registry().serve(), token);
    await none(() => refused(hr, 'forbidden', 'POST', `/off-boardings/${gone.id}/undo`));
    const types = await eventTypesOf(registry(), () => undo(gone.id));
    assert.deepEqual(types, ['person.restored', 'person.locations_set']);
  });

  it('after 30 days it cannot be undone, and nothing is kept for it, the password least of all', async () => {
    const ann = await settled('5501');
    const gone = await leave(ann.id);
    const { services, organization, storage } = registry();
    const password = () => storage.one(selectPassword, { org: organization.org, personId: ann.id });
    nowMs += 29 * DAY_MS;
    await services.housekeeping.forgetLeavers(organization.org);
    assert.ok((await password()) !== undefined);
    nowMs += 2 * DAY_MS;
    const late = await none(() => refused(admin, 'conflict', 'POST', `/off-boardings/${gone.id}/undo`));
    assert.match(late.detail, /Rehire the person/);
    assert.equal(await services.housekeeping.forgetLeavers(organization.org), 1);
    assert.equal(await password(), undefined);
    assert.equal(await services.housekeeping.forgetLeavers(organization.org), 0);
  });

  it('somebody who left is hired again at any time: their id and history, none of what they had', async () => {
    const ann = await settled('5601');
    await none(() => refused(admin, 'conflict', 'POST', `/people/${ann.id}/rehire`));
    const gone = await leave(ann.id);
    nowMs += 400 * DAY_MS;
    const types = await eventTypesOf(registry(), async () => {
      const back = await ok(admin, 'POST', `/people/${ann.id}/rehire`, { reason: 'came back' });
      assert.deepEqual([back.id, back.login, back.role, back.disabledReason], [ann.id, ann.login, 'member', null]);
    });
    assert.deepEqual(types, ['person.rehired']);
    assert.deepEqual(await devicesOf(ann.id), []);
    assert.equal((await ok(admin, 'GET', `/people/${ann.id}/assignments`)).items.length, 2);
    assert.equal(await signsIn(ann.login), false);
    await none(() => refused(admin, 'conflict', 'POST', `/off-boardings/${gone.id}/undo`));
    const second = await leave(ann.id);
    await none(() => refused(admin, 'conflict', 'POST', `/off-boardings/${gone.id}/undo`));
    await undo(second.id);
    await assign((await addDevice()).id, ann.owner);
  });

  it('hiring again needs a free login and the right to give the role', async () => {
    const ann = await addPerson();
    await leave(ann.id);
    await ok(admin, 'POST', '/people', { login: ann.login, firstName: 'Ann', lastName: 'Other' });
    await none(() => refused(admin, 'conflict', 'POST', `/people/${ann.id}/rehire`));
    const { token } = await registry().addPerson('recruiter', { role: 'user_admin', scopes: ['people.org:write'] });
    const recruiter = createApi(await registry().serve(), token);
    await none(() => refused(recruiter, 'forbidden', 'POST', `/people/${ann.id}/rehire`, { login: 'ann.b', role: 'full' }));
    await ok(recruiter, 'POST', `/people/${ann.id}/rehire`, { login: 'ann.b' });
  });
});
