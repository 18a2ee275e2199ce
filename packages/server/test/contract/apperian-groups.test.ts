/** Apperian's groups (contract apperian §10): who makes them, who is in them, who sees them, and what is told of it. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { addUser, type Caller, ID, ok, openFace, refused, spellingsOf } from '../support/apperian.ts';
import { eventsOf, eventTypesOf } from '../support/events.ts';
import type { Api } from '../support/http.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
type Wire = any;

onBothDatabases('the groups of Apperian', engine => {
  const registry = useRegistry(engine);
  let face: Caller;
  let boss: TestPerson;
  let admin: Api;
  let ada: TestPerson;
  let ben: TestPerson;
  let everybody: Wire;

  before(async () => {
    face = await openFace(registry());
    boss = await addUser(registry(), 'boss', 'full');
    admin = face(boss.token);
    ada = await addUser(registry(), 'ada');
    ben = await addUser(registry(), 'ben');
    [everybody] = (await ok(admin, 'GET', '/groups')).groups;
  });

  const psk = ({ person }: TestPerson) => person.number;
  const nothingHappens = async (act: () => Promise<unknown>) => assert.deepEqual(await eventTypesOf(registry(), act), []);
  const make = async (group_name: string, ...members: TestPerson[]): Promise<Wire> => {
    const { group } = await ok(admin, 'POST', '/v1/groups/', { group_name });
    if (members.length > 0) await ok(admin, 'POST', `/v1/groups/${group.psk}/users/`, { user_psk: members.map(psk) });
    return group;
  };
  const names = async (query = '', api = admin) =>
    (await ok(api, 'GET', `/groups${query}`)).groups.map((each: Wire) => each.name);
  const membersOf = async (group: Wire, query = '') =>
    (await ok(admin, 'GET', `/v1/groups/${group.psk}/users/${query}`)).users_in_group.map((each: Wire) => each.user_id);
  const userCount = async (group: Wire) => (await ok(admin, 'GET', `/groups/${group.psk}`)).group.user_count;

  it('there is a group for everybody from the first day, and it counts everybody who is here', async () => {
    const { id, ...rest } = everybody;
    assert.match(id, ID);
    assert.deepEqual(rest, { psk: 1, name: 'All Users', description: '', app_count: 0, user_count: 3 });
    const { person } = await addUser(registry(), 'short stay');
    assert.equal(await userCount(everybody), 4);
    assert.deepEqual(await membersOf(everybody), ['boss', 'ada', 'ben', 'short stay']);
    await ok(admin, 'DELETE', `/users/${person.number}`);
    assert.equal(await userCount(everybody), 3);
    assert.deepEqual(await membersOf(everybody, '?sort=-user_id'), ['boss', 'ben', 'ada']);
  });

  it('a group is created, read in every spelling, changed and deleted, and each of it is one event', async () => {
    let group: Wire;
    const created = await eventsOf(registry(), async () => {
      ({ group } = await ok(admin, 'POST', '/v1/groups/', { group_name: 'Field', group_description: 'On the road' }));
    });
    assert.deepEqual(
      created.map(({ type, actorId }) => [type, actorId]),
      [['group.created', boss.person.id]],
    );
    const { id, psk: number, ...rest } = group;
    assert.deepEqual(rest, { name: 'Field', description: 'On the road', app_count: 0, user_count: 0 });
    for (const key of [number, id]) {
      for (const path of spellingsOf(`/groups/${key}`)) {
        assert.deepEqual(await ok(admin, 'GET', path), { group, applications: [] });
      }
    }
    const changed = await eventsOf(registry(), async () => {
      const answer = await ok(admin, 'PUT', `/v1/groups/${number}`, { group_name: 'Road' });
      assert.deepEqual(answer, { group: { ...group, name: 'Road' } });
    });
    assert.deepEqual(
      changed.map(({ type, before, after }) => [type, (before as Wire).name, (after as Wire).name]),
      [['group.updated', 'Field', 'Road']],
    );
    await nothingHappens(() => ok(admin, 'PUT', `/groups/${number}`, { group_name: 'Road' }));
    await nothingHappens(() => ok(admin, 'PUT', `/groups/${number}`, {}));
    assert.equal((await ok(admin, 'PUT', `/groups/${number}`, { group_description: '' })).group.description, '');
    const deleted = await eventTypesOf(registry(), async () => {
      const answer = await ok(admin, 'DELETE', `/groups/${number}`);
      assert.deepEqual(answer, { deleted_group: { ...group, name: 'Road', description: '' } });
    });
    assert.deepEqual(deleted, ['group.removed']);
    for (const [method, path, body] of [
      ['GET', `/groups/${number}`],
      ['PUT', `/groups/${number}`, { group_name: 'Back' }],
      ['DELETE', `/groups/${number}`],
      ['GET', `/groups/${number}/users`],
      ['POST', `/groups/${id}/users`, { user_psk: [psk(ada)] }],
      ['DELETE', `/groups/${id}/users`, { user_psk: [psk(ada)] }],
    ] as const) {
      await nothingHappens(async () => assert.equal(await refused(admin, 404, method, path, body), 'Group not found'));
    }
  });

  it('the group for everybody cannot be renamed, deleted or left, but described', async () => {
    const path = `/v1/groups/${everybody.psk}`;
    await nothingHappens(async () => {
      assert.match(await refused(admin, 409, 'PUT', path, { group_name: 'Some Users' }), /cannot be renamed/);
      assert.match(await refused(admin, 409, 'PUT', path, { group_name: 'ALL USERS' }), /cannot be renamed/);
      assert.match(await refused(admin, 409, 'DELETE', path), /cannot be deleted/);
      assert.match(await refused(admin, 409, 'DELETE', `${path}/users`, { user_psk: [psk(ada)] }), /Everybody/);
      const { response } = await ok(admin, 'POST', `${path}/users`, { user_psk: [psk(ada), 999_999] });
      assert.deepEqual(response, { users_added: [psk(ada)], users_failed: [999_999] });
    });
    const { group } = await ok(admin, 'PUT', path, { group_name: 'All Users', group_description: 'The whole house' });
    assert.deepEqual([group.name, group.description, group.user_count], ['All Users', 'The whole house', 3]);
  });

  it('a name is taken whatever its letter case, and what is not valid is refused by the name of the field', async () => {
    const first = await make('Straße');
    const second = await make('Second');
    await nothingHappens(async () => {
      for (const group_name of ['Straße', 'STRAßE', 'all users', 'second']) {
        assert.match(await refused(admin, 409, 'POST', '/groups', { group_name }), /There is a group/);
      }
      assert.match(await refused(admin, 409, 'PUT', `/groups/${second.psk}`, { group_name: 'straße' }), /There is a group/);
      for (const body of [{}, { group_name: '' }, { group_name: null }]) {
        assert.equal(await refused(admin, 400, 'POST', '/groups', body), 'group_name is required');
      }
      assert.match(await refused(admin, 400, 'POST', '/groups', { group_name: 'x'.repeat(201) }), /group_name/);
      assert.match(await refused(admin, 400, 'POST', '/groups', { group_name: 'x', group_description: 7 }), /group_description/);
      assert.match(await refused(admin, 400, 'PUT', `/groups/${second.psk}`, { group_name: '' }), /group_name/);
    });
    assert.equal((await ok(admin, 'PUT', `/groups/${first.psk}`, { group_name: 'STRAßE' })).group.name, 'STRAßE', 'its own');
    for (const { psk: key } of [first, second]) await ok(admin, 'DELETE', `/groups/${key}`);
    await make('straße');
  });

  it('users are put in and taken out, each change an event, and who is unknown or was not in is told as failed', async () => {
    const group = await make('Crew');
    const path = `/v1/groups/${group.psk}/users/`;
    const added = await eventsOf(registry(), async () => {
      const { response } = await ok(admin, 'POST', path, { user_psk: [psk(ada), String(psk(ben)), 999_999, 'x', -1, 1.0] });
      assert.deepEqual(response, { users_added: [psk(ada), String(psk(ben))], users_failed: [999_999, 'x', -1, 1] });
    });
    assert.deepEqual(
      added.map(({ type, ownerId }) => [type, ownerId]),
      [ada, ben].map(({ person }) => ['group.member_added', person.id]),
    );
    assert.deepEqual(await membersOf(group), ['ada', 'ben']);
    assert.equal(await userCount(group), 2);
    await nothingHappens(async () => {
      const { response } = await ok(admin, 'POST', path, { user_psk: [psk(ada), psk(ada)] });
      assert.deepEqual(response, { users_added: [psk(ada)], users_failed: [] }, 'who is in already is in');
    });
    const { id } = (await ok(admin, 'GET', `/users/${psk(ada)}`)).user;
    const removed = await eventTypesOf(registry(), async () => {
      const { response } = await ok(admin, 'DELETE', path, { user_psk: [id, psk(boss), 999_999] });
      assert.deepEqual(response, { users_removed: [id], users_failed: [psk(boss), 999_999] });
    });
    assert.deepEqual(removed, ['group.member_removed']);
    assert.deepEqual(await membersOf(group), ['ben']);
    await nothingHappens(() => ok(admin, 'POST', path, { user_psk: [] }));
    for (const body of [
      undefined,
      {},
      { user_psk: psk(ada) },
      { user_psk: [null] },
      { user_psk: [{}] },
      { user_psk: Array(1_001).fill(1) },
    ]) {
      for (const method of ['POST', 'DELETE']) await nothingHappens(() => refused(admin, 400, method, path, body));
    }
  });

  it('a user is put into several groups at once, and a GET of the same path only tells in which they are', async () => {
    const [one, two] = [await make('One'), await make('Two')];
    const user = await addUser(registry(), 'cy');
    const path = `/v1/groups/users/${psk(user)}`;
    const added = await eventsOf(registry(), async () => {
      const { response } = await ok(admin, 'POST', path, { group_psk: [one.psk, two.id, everybody.psk, 999_999] });
      assert.deepEqual(response, { added_groups: [one.psk, two.id, everybody.psk], failed_groups: [999_999] });
    });
    assert.deepEqual(
      added.map(({ type, ownerId }) => [type, ownerId]),
      [one, two].map(() => ['group.member_added', user.person.id]),
    );
    const third = await make('Three');
    await nothingHappens(async () => {
      const { groups } = await ok(admin, 'GET', path, { group_psk: [third.psk] });
      assert.deepEqual(
        groups.map((each: Wire) => each.name),
        ['All Users', 'One', 'Two'],
      );
    });
    const own = face(user.token);
    assert.deepEqual((await ok(own, 'GET', path)).groups.length, 3);
    assert.equal(await refused(own, 403, 'GET', `/groups/users/${psk(ada)}`), 'Forbidden');
    await refused(own, 403, 'POST', path, { group_psk: [third.psk] });
    for (const unknown of ['999999', '!!', 'users']) {
      assert.equal(await refused(admin, 404, 'POST', `/groups/users/${unknown}`, { group_psk: [one.psk] }), 'User not found');
    }
    await refused(admin, 400, 'POST', path, {});
  });

  it('a user who is no administrator sees only their own groups, and does not learn that others exist', async () => {
    const [mine, other] = [await make('Mine', ben), await make('Others')];
    const member = face(ben.token);
    const own = await ok(member, 'GET', '/groups');
    assert.deepEqual(own.groups.map((each: Wire) => each.name).toSorted(), ['All Users', 'Crew', 'Mine']);
    assert.equal(own.total_available, 3);
    assert.deepEqual(await names('?search=min', member), ['Mine']);
    assert.deepEqual(await ok(member, 'GET', `/groups/${mine.psk}`), { group: { ...mine, user_count: 1 }, applications: [] });
    assert.equal(await refused(member, 404, 'GET', `/groups/${other.psk}`), 'Group not found');
    for (const [method, path, body] of [
      ['POST', '/groups', { group_name: 'New' }],
      ['PUT', `/groups/${mine.psk}`, { group_name: 'New' }],
      ['DELETE', `/groups/${mine.psk}`],
      ['GET', `/groups/${mine.psk}/users`],
      ['POST', `/groups/${mine.psk}/users`, { user_psk: [psk(ben)] }],
      ['DELETE', `/groups/${other.psk}/users`, { user_psk: [psk(ben)] }],
      ['DELETE', '/groups/999999'],
    ] as const) {
      await nothingHappens(async () => assert.equal(await refused(member, 403, method, path, body), 'Forbidden'));
    }
  });

  it('user administrators write groups, read-only administrators only read them, location administrators those with their people', async () => {
    const group = await make('Guarded', ada);
    const clerk = face((await addUser(registry(), 'clerk', 'user_admin')).token);
    assert.equal((await ok(clerk, 'PUT', `/groups/${group.psk}`, { group_description: 'by the clerk' })).group.user_count, 1);
    for (const role of ['read_only', 'location_admin'] as const) {
      const reader = face((await addUser(registry(), role, role)).token);
      const isSeen = role === 'read_only';
      assert.equal((await names('', reader)).includes('Guarded'), isSeen);
      if (isSeen) {
        const seen = await ok(reader, 'GET', `/groups/${group.psk}/users`);
        assert.deepEqual([seen.users_in_group.map((each: Wire) => each.user_id), seen.total_available], [['ada'], 1]);
      } else await refused(reader, 404, 'GET', `/groups/${group.psk}/users`);
      await refused(reader, 403, 'DELETE', `/groups/${group.psk}`);
      await refused(reader, 403, 'POST', `/groups/${group.psk}/users`, { user_psk: [psk(ben)] });
    }
  });

  it('groups are searched, sorted and paged like users', async () => {
    await make('Zürich');
    await make('zug');
    await ok(admin, 'POST', '/groups', { group_name: 'Ärzte', group_description: '100% of z_doctors' });
    assert.deepEqual(await names('?search=z_'), ['Ärzte']);
    assert.deepEqual(await names('?search=ZÜ'), ['Zürich']);
    const all = await names();
    assert.equal(all[0], 'All Users');
    const sorted = await names('?sort=name');
    assert.deepEqual(sorted.slice(0, 2), ['All Users', 'Ärzte']);
    assert.deepEqual(sorted.slice(-2), ['zug', 'Zürich']);
    assert.deepEqual(await names('?sort=-name'), sorted.toReversed());
    assert.equal((await names('?sort=-user_count'))[0], 'All Users');
    const { groups, total_available } = await ok(admin, 'GET', '/groups?page=1,2');
    assert.deepEqual([groups.map((each: Wire) => each.name), total_available], [all.slice(1, 3), all.length]);
    assert.deepEqual(await names('?page=99999'), []);
    assert.deepEqual(await names('?page=5,0'), []);
    for (const query of ['?sort=%2Bname', '?sort=apps', '?page=-1']) await refused(admin, 400, 'GET', `/groups${query}`);
  });

  it('a user who leaves the organization leaves their groups, and a group that ends takes nobody with it', async () => {
    const user = await addUser(registry(), 'dan');
    const group = await make('Passing', user, ada);
    const left = await eventTypesOf(registry(), () => ok(admin, 'DELETE', `/users/${psk(user)}`));
    assert.ok(left.includes('group.member_removed'));
    assert.deepEqual([await membersOf(group), await userCount(group)], [['ada'], 1]);
    const { response } = await ok(admin, 'POST', `/groups/${group.psk}/users`, { user_psk: [psk(user)] });
    assert.deepEqual(response, { users_added: [], users_failed: [psk(user)] });
    const [event] = await eventsOf(registry(), () => ok(admin, 'DELETE', `/groups/${group.psk}`));
    assert.deepEqual([event?.type, event?.after], ['group.removed', null]);
    const { number, createdAt, modifiedAt, ...was } = event?.before as Wire;
    assert.deepEqual([typeof number, typeof createdAt, typeof modifiedAt], ['number', 'string', 'string']);
    assert.deepEqual(was, { name: 'Passing', description: '', forEverybody: false, members: [ada.person.id] });
    await ok(admin, 'GET', `/users/${psk(ada)}`);
    assert.deepEqual(await membersOf(await make('Passing')), []);
  });

  it('another organization’s groups and users are 404, and cannot be mixed', async () => {
    const { services, addPerson } = registry();
    const other = await services.organizations.create('Other');
    const foreign = await addPerson('foreign', { role: 'full', in: other });
    const there = face(foreign.token);
    const group = await make('Home', ada);
    assert.deepEqual(await names('', there), ['All Users']);
    for (const [method, body] of [['GET'], ['PUT', { group_name: 'X' }], ['DELETE']] as const) {
      await refused(there, 404, method, `/groups/${group.id}`, body);
    }
    const mixed = await ok(there, 'POST', '/groups', { group_name: 'Mixed' });
    const { id } = (await ok(admin, 'GET', `/users/${psk(ada)}`)).user;
    const { response } = await ok(there, 'POST', `/groups/${mixed.group.psk}/users`, { user_psk: [id] });
    assert.deepEqual(response, { users_added: [], users_failed: [id] });
    const own = await ok(there, 'POST', `/groups/users/${foreign.person.number}`, { group_psk: [group.id] });
    assert.deepEqual(own.response, { added_groups: [], failed_groups: [group.id] });
  });
});
