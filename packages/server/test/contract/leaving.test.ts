/** Somebody leaves: what ends is listed before and after, devices go to somebody else, a day can be planned. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { eventsOf } from '../support/events.ts';
import { minimalDevice, register } from '../support/genesys.ts';
import { type Api, createApi, expectEvents, faceOf } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const HOUR_MS = 3_600_000;
type Thing = { kind: string; name: string; becomes: string; why: string | null };

onBothDatabases('leaving', engine => {
  let nowMs = Date.now();
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
  let admin: Api;
  let locationId: string;
  let count = 0;

  before(async () => {
    admin = await administratorApi(registry());
    ({ id: locationId } = await ok(admin, 'POST', '/locations', { name: 'Here' }));
  });

  const hours = (n: number) => new Date(nowMs + n * HOUR_MS).toISOString();
  const none = <T>(work: () => Promise<T>) => expectEvents(registry().storage, registry().organization.org, 0, work);
  const settle = () => registry().services.offBoardingPlans.settle(registry().organization);
  const addPerson = async (extension: string | null = null) => {
    count += 1;
    const { person, token } = await registry().addPerson(`person-${count}`);
    if (extension !== null) await ok(admin, 'PUT', `/people/${person.id}/calling`, { locationId, extension });
    const owner = { kind: 'person', id: person.id };
    return { id: person.id, login: person.login, owner, token, api: createApi(await registry().serve(), token) };
  };
  const deskPhoneOf = async (owner: object) => {
    count += 1;
    const mac = `00005E00${count.toString(16).padStart(4, '0').toUpperCase()}`;
    const device = await ok(admin, 'POST', '/devices', {
      kind: 'desk_phone',
      model: 'DMS Cisco 8851',
      mac,
      name: `Desk ${count}`,
    });
    await ok(admin, 'POST', '/assignments', { deviceId: device.id, owner });
    return device;
  };
  /** Somebody with a phone, a desk phone, a token and a group. */
  const settled = async (extension: string) => {
    const person = await addPerson(extension);
    const phone = await register(person.api, minimalDevice(`push of ${extension}`));
    const desk = await deskPhoneOf(person.owner);
    const { services, system } = registry();
    const { group } = await services.groups.create({ actor: system }, { name: `Crew ${extension}`, description: '' });
    await services.groupMembers.add({ actor: system }, { id: group.id }, [{ id: person.id }]);
    await ok(admin, 'PUT', `/people/${person.id}/password`, { password: 'correct horse battery' });
    const wish = { subject: person.owner as never, scopes: ['devices:read'], label: 'script', expiresAt: null } as const;
    await services.credentials.issue({ actor: system }, wish);
    return { ...person, phone, desk };
  };
  const brief = (things: Thing[]) => things.map(({ kind, becomes }) => `${kind} ${becomes}`).toSorted();

  it('a preview lists each thing that will end, and the answer is the same list', async () => {
    const ann = await settled('4101');
    const preview = await none(() => ok(admin, 'GET', `/people/${ann.id}/off-board`));
    assert.deepEqual(brief(preview.things), [
      'assignment ends',
      'assignment ends',
      'calling ends',
      'group ends',
      'line ends',
      'login ends',
      'password ends',
      'push ends',
      'token ends',
      'token ends',
    ]);
    const names = preview.things.map(({ name }: Thing) => name);
    for (const name of ['extension 4101', 'Crew 4101', 'script', ann.login]) assert.ok(names.includes(name), name);
    const dry = await none(() => ok(admin, 'POST', `/people/${ann.id}/off-board?dryRun=true`, { reason: 'Friday' }));
    assert.deepEqual(dry.things, preview.things);
    const done = await ok(admin, 'POST', `/people/${ann.id}/off-board`, { reason: 'Friday' });
    assert.deepEqual(done.things, preview.things);
    assert.deepEqual([done.state, done.reason, done.person.login, done.handTo], ['done', 'Friday', ann.login, null]);
    assert.equal(Date.parse(done.undoUntil) - Date.parse(done.doneAt), 30 * 24 * HOUR_MS);
    assert.deepEqual(await ok(admin, 'GET', `/off-boardings/${done.id}`), done);
    await refused(admin, 'not_found', 'GET', `/people/${ann.id}`);
  });

  it('hands over what can be handed over, and says what could not, and why', async () => {
    const [ann, ben] = [await settled('4201'), await addPerson()];
    const catalog = await ok(admin, 'POST', '/devices', { kind: 'native_catalog', udid: 'ann-udid', platform: 'ios' });
    await ok(admin, 'POST', '/assignments', { deviceId: catalog.id, owner: ann.owner, role: 'user' });
    const preview = await none(() => ok(admin, 'GET', `/people/${ann.id}/off-board?handToId=${ben.id}`));
    const events = await eventsOf(registry(), async () => {
      const done = await ok(admin, 'POST', `/people/${ann.id}/off-board`, { handTo: ben.owner });
      assert.deepEqual(done.things, preview.things);
      const assignments = done.things.filter(({ kind }: Thing) => kind === 'assignment');
      assert.deepEqual(
        assignments.map(({ becomes, why }: Thing) => [becomes, why]),
        [
          ['handed_over', null],
          ['ends', 'The phone would have no line: its new owner cannot be called. Give them a calling first.'],
          ['ends', 'The native catalog belongs to the person who signs in there.'],
        ],
      );
    });
    assert.equal(new Set(events.map(({ at }) => at)).size, 1, 'one instant');
    const held = (await ok(admin, 'GET', `/people/${ben.id}/devices`)).items;
    assert.deepEqual(
      held.map(({ device }: { device: { id: string } }) => device.id),
      [ann.phone.id],
    );
  });

  it('refuses to hand over to themselves, to who is disabled or unknown, and without the right to write devices', async () => {
    const [ann, ben] = [await addPerson(), await addPerson()];
    const path = `/people/${ann.id}/off-board`;
    assert.deepEqual(await none(() => onlyFault(admin, 'POST', path, { handTo: ann.owner })), ['body', 'handTo', 'range']);
    await ok(admin, 'POST', `/people/${ben.id}/disable`);
    await none(() => refused(admin, 'conflict', 'POST', path, { handTo: ben.owner }));
    await none(() => refused(admin, 'not_found', 'POST', path, { handTo: { kind: 'person', id: locationId } }));
    const { token } = await registry().addPerson('hr', { role: 'user_admin', scopes: ['people.org:write'] });
    const hr = createApi(await registry().serve(), token);
    await none(() => refused(hr, 'forbidden', 'POST', path, { handTo: { kind: 'person', id: locationId } }));
    await ok(hr, 'POST', path);
  });

  it('keeps the login for somebody who left, until it is freed', async () => {
    const ann = await addPerson();
    const done = await ok(admin, 'POST', `/people/${ann.id}/off-board`, { keepLogin: true });
    assert.equal(done.things.find(({ kind }: Thing) => kind === 'login').becomes, 'stays');
    const namesake = { login: ann.login.toUpperCase(), firstName: 'Ann', lastName: 'Other' };
    assert.match(
      (await none(() => refused(admin, 'conflict', 'POST', '/people', namesake))).detail,
      /kept for somebody who left/,
    );
    await ok(admin, 'PATCH', `/off-boardings/${done.id}`, { keepLogin: false });
    await ok(admin, 'POST', '/people', namesake);
    await none(() => refused(admin, 'conflict', 'PATCH', `/off-boardings/${done.id}`, { keepLogin: true }));
  });

  it('DELETE and the Apperian face use the same steps, and are in the list', async () => {
    const [ann, ben, boss] = [await addPerson(), await addPerson(), await registry().addPerson('chief', { role: 'full' })];
    const { offBoardingId } = await ok(admin, 'DELETE', `/people/${ann.id}`, { reason: 'gone' });
    const { number } = await ok(admin, 'GET', `/people/${ben.id}`);
    const apperian = createApi(await registry().serve(), boss.token, faceOf('apperian'));
    const answer = await apperian('DELETE', `/users/${number}`);
    assert.ok(answer.status < 300, answer.text);
    const { items } = await ok(admin, 'GET', '/off-boardings?limit=2');
    assert.deepEqual(
      items.map((each: { person: { id: string } }) => each.person.id),
      [ben.id, ann.id],
    );
    assert.equal(items[1].id, offBoardingId);
  });

  it('a plan is carried out when its time comes, once, also when two nodes come at once', async () => {
    const ann = await settled('4301');
    const planned = await ok(admin, 'POST', `/people/${ann.id}/off-board`, { effectiveAt: hours(2), reason: 'contract ends' });
    assert.deepEqual([planned.state, planned.things, planned.doneAt, planned.undoUntil], ['planned', [], null, null]);
    await none(() => refused(admin, 'conflict', 'POST', `/people/${ann.id}/off-board`, { effectiveAt: hours(3) }));
    await none(settle);
    assert.equal((await ok(admin, 'GET', `/people/${ann.id}`)).login, ann.login);
    nowMs += 3 * HOUR_MS;
    const events = await eventsOf(registry(), () => Promise.all([settle(), settle(), settle()]));
    assert.equal(events.filter(({ type }) => type === 'person.removed').length, 1);
    assert.ok(events.every(({ reason, actorKind }) => reason === 'contract ends' && actorKind === 'system'));
    const done = await ok(admin, 'GET', `/off-boardings/${planned.id}`);
    assert.deepEqual([done.state, done.effectiveAt, done.things.length], ['done', planned.effectiveAt, 10]);
    await refused(admin, 'not_found', 'GET', `/people/${ann.id}`);
  });

  it('a plan is moved, cancelled, and replaced by leaving at once', async () => {
    const [ann, ben] = [await addPerson(), await addPerson()];
    const plan = await ok(admin, 'POST', `/people/${ann.id}/off-board`, { effectiveAt: hours(1) });
    const past = { effectiveAt: hours(-1) };
    assert.deepEqual(await onlyFault(admin, 'PATCH', `/off-boardings/${plan.id}`, past), ['body', 'effectiveAt', 'range']);
    assert.deepEqual(await onlyFault(admin, 'POST', `/people/${ben.id}/off-board`, past), ['body', 'effectiveAt', 'range']);
    const moved = await ok(admin, 'PATCH', `/off-boardings/${plan.id}`, { effectiveAt: hours(5), keepLogin: true });
    assert.deepEqual([moved.keepLogin, moved.revision], [true, 2]);
    nowMs += 2 * HOUR_MS;
    await none(settle);
    const late = { 'if-match': '"1"' };
    await none(() => refused(admin, 'precondition_failed', 'POST', `/off-boardings/${plan.id}/cancel`, {}, late));
    const events = await eventsOf(registry(), () => ok(admin, 'POST', `/off-boardings/${plan.id}/cancel`, { reason: 'stays' }));
    assert.deepEqual(
      events.map(({ type }) => type),
      ['off_boarding.cancelled'],
    );
    await none(() => ok(admin, 'POST', `/off-boardings/${plan.id}/cancel`));
    nowMs += 9 * HOUR_MS;
    await none(settle);
    const next = await ok(admin, 'POST', `/people/${ann.id}/off-board`, { effectiveAt: hours(1) });
    const done = await ok(admin, 'POST', `/people/${ann.id}/off-board`);
    assert.deepEqual([done.id, done.state], [next.id, 'done']);
    nowMs += 2 * HOUR_MS;
    await none(settle);
    await none(() => refused(admin, 'conflict', 'POST', `/off-boardings/${done.id}/cancel`));
  });

  it('a plan that cannot be carried out fails with its reason, and can be planned again', async () => {
    const { services, system } = registry();
    const boss = await registry().addPerson('boss', { role: 'full' });
    const all = (await services.people.list(system, { limit: 200, cursor: null })).items;
    const plan = await ok(admin, 'POST', `/people/${boss.person.id}/off-board`, { effectiveAt: hours(1) });
    const others = all.filter(({ role, id }) => role === 'full' && id !== boss.person.id);
    for (const { id } of others) await services.people.disable({ actor: system }, id);
    nowMs += 2 * HOUR_MS;
    const events = await eventsOf(registry(), settle);
    assert.deepEqual(
      events.map(({ type }) => type),
      ['off_boarding.failed'],
    );
    await none(settle);
    for (const { id } of others) await services.people.enable({ actor: system }, id);
    const again = createApi(await registry().serve(), (await registry().addPerson('second', { role: 'full' })).token);
    const failed = await ok(again, 'GET', `/off-boardings/${plan.id}`);
    assert.match(failed.problem, /the last full administrator/);
    const replanned = await ok(again, 'PATCH', `/off-boardings/${plan.id}`, { effectiveAt: hours(1) });
    assert.deepEqual([replanned.state, replanned.problem], ['planned', null]);
    nowMs += 2 * HOUR_MS;
    await settle();
    await refused(again, 'not_found', 'GET', `/people/${boss.person.id}`);
    admin = again;
  });

  it('the list tells who leaves and left, by day, state, person and who asked, page by page', async () => {
    const [ann, ben, eve] = [await addPerson(), await addPerson(), await addPerson()];
    const start = hours(0);
    const { token } = await registry().addPerson('office', { role: 'user_admin', scopes: ['people.org:write'] });
    const office = createApi(await registry().serve(), token);
    const { id: byId } = await ok(admin, 'GET', '/me');
    const first = await ok(admin, 'POST', `/people/${ann.id}/off-board`);
    nowMs += HOUR_MS;
    const second = await ok(office, 'POST', `/people/${ben.id}/off-board`, { reason: 'moved' });
    const third = await ok(admin, 'POST', `/people/${eve.id}/off-board`, { effectiveAt: hours(5) });
    const list = async (query: string) =>
      (await ok(admin, 'GET', `/off-boardings?from=${start}${query}`)).items.map(({ id }: { id: string }) => id);
    assert.deepEqual(await list(''), [third.id, second.id, first.id]);
    assert.deepEqual(await list('&state=planned'), [third.id]);
    assert.deepEqual(await list('&undoable=true'), [second.id, first.id]);
    assert.deepEqual(await list(`&byId=${byId}`), [third.id, first.id]);
    assert.deepEqual(await list(`&personId=${ben.id}`), [second.id]);
    assert.deepEqual(await list(`&before=${third.effectiveAt}`), [second.id, first.id]);
    const page = await ok(admin, 'GET', `/off-boardings?limit=2&from=${start}`);
    const rest = await ok(admin, 'GET', `/off-boardings?limit=2&from=${start}&cursor=${page.nextCursor}`);
    assert.deepEqual(
      [...page.items, ...rest.items].map(({ id }) => id),
      [third.id, second.id, first.id],
    );
    assert.equal(rest.nextCursor, null);
    assert.equal(rest.items[0].things, undefined, 'what ended is with the one');
  });
});
