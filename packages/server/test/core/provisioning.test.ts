/** What a directory does to people and groups, by the use cases alone: who comes, changes, leaves and returns as the same person. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { sourcesOn } from '../../src/app.ts';
import type { DirectoryInput } from '../../src/core/composed/add-directory.ts';
import type { ProvisionWish } from '../../src/core/composed/provision-person.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Said } from '../../src/domain/directory.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const DAY = 86_400_000_000;
let now = Date.parse('2026-05-04T08:00:00Z') * 1000;
const sources = sourcesOn({ now: () => (now += 1) });

const NOBODY: Said = { login: '', firstName: 'Ann', lastName: 'Bell', email: null, mobilePhone: null, employeeNumber: null };
const as = (login: string, more: Partial<Said> & Partial<Omit<ProvisionWish, 'said'>> = {}): ProvisionWish => {
  const { externalId = null, active = undefined, attributes = {}, ...said } = more;
  return { said: { ...NOBODY, ...said, login }, externalId, active, attributes };
};
const TAKEN = (error: Problem) => error.code === 'conflict' && error.details.resource === 'taken';

onBothDatabases('a directory', engine => {
  const registry = useRegistry(engine, sources);
  let admin: Actor;
  before(async () => {
    admin = (await registry().addPerson('root@acme.example', { role: 'full' })).actor;
  });

  /** A directory, and the actor as which it calls. */
  const connect = async (more: Partial<DirectoryInput> = {}) => {
    const { services } = registry();
    const { token, directory } = await services.directories.create({ actor: admin }, { name: 'Okta', kind: 'okta', ...more });
    const actor = await services.authentication.authenticate(token);
    return { directory, actor, write: { actor }, ...services.provisioning };
  };
  const personOf = (id: string) => registry().services.people.get(admin, id);

  it('adds people who are marked as its own, and changes them without making doubles', async () => {
    const { directory, write, people, actor } = await connect();
    const made = await people.create(
      write,
      as('ann@acme.example', { externalId: '00u1', email: 'ann@acme.example', attributes: { title: 'Nurse' } }),
    );
    assert.deepEqual(
      [made.person.displayName, made.person.details, made.link.active],
      ['Ann Bell', { managedBy: directory.id }, true],
    );
    const renamed = await people.revise(write, made.person.id, {}, () =>
      as('ann.lee@acme.example', { lastName: 'Lee', externalId: '00u1', employeeNumber: '17' }),
    );
    assert.equal(renamed.person.id, made.person.id);
    assert.deepEqual(
      [renamed.person.login, renamed.person.displayName, renamed.person.details?.employeeNumber],
      ['ann.lee@acme.example', 'Ann Lee', '17'],
    );
    const found = async (attribute: 'userName' | 'externalId' | 'id', value: string) =>
      (await people.find(actor, { attribute, value })).map(({ person }) => person.id);
    assert.deepEqual(await found('userName', 'ANN.LEE@acme.example'), [made.person.id]);
    assert.deepEqual(await found('externalId', '00u1'), [made.person.id]);
    assert.deepEqual(await found('userName', 'ann@acme.example'), []);
    const { revision } = await personOf(made.person.id);
    await people.revise(write, made.person.id, {}, () =>
      as('ann.lee@acme.example', { lastName: 'Lee', externalId: '00u1', employeeNumber: '17' }),
    );
    assert.equal((await personOf(made.person.id)).revision, revision, 'the same again changes nothing');
  });

  it('takes over somebody who is here already, and nobody who another directory manages', async () => {
    const one = await connect();
    const other = await connect({ name: 'Entra', kind: 'entra' });
    const here = await registry().addPerson('bob@acme.example');
    const taken = await one.people.create(one.write, as('BOB@acme.example', { externalId: 'b' }));
    assert.equal(taken.person.id, here.person.id);
    await assert.rejects(other.people.create(other.write, as('bob@acme.example')), TAKEN);
    await assert.rejects(one.people.create(one.write, as('bob2@acme.example', { externalId: 'b' })), TAKEN);
    await assert.rejects(other.people.get(other.actor, here.person.id), { code: 'not_found' });
    assert.deepEqual([await one.people.count(one.actor), await other.people.count(other.actor)], [1, 0]);
  });

  it('does not take somebody back that another directory manages by now, and loses nobody to a merge', async () => {
    const one = await connect();
    const other = await connect({ name: 'Entra', kind: 'entra' });
    const { person } = await one.people.create(one.write, as('jo@acme.example', { externalId: 'j' }));
    await one.people.remove(one.write, person.id);
    const { services } = registry();
    await services.offBoardings.rehire({ actor: admin }, person.id, {});
    assert.equal((await other.people.create(other.write, as('jo@acme.example'))).person.id, person.id);
    await assert.rejects(one.people.create(one.write, as('jo@acme.example', { externalId: 'j' })), TAKEN);
    const double = await registry().addPerson('jo.two@acme.example');
    const merge = (kept: string, merged: string) => services.people.merge({ actor: admin, reason: 'one person' }, kept, merged);
    await assert.rejects(merge(double.person.id, person.id), /managed by the directory Entra. Merge the other record/);
    await merge(person.id, double.person.id);
  });

  it('keeps others from changing what it says, until an administrator releases the person', async () => {
    const { write, people, directory } = await connect();
    const { person } = await people.create(write, as('cy@acme.example'));
    const { services } = registry();
    const change = (input: object) => services.people.update({ actor: admin }, person.id, input);
    await assert.rejects(change({ lastName: 'Other' }), /managed by the directory Okta, which sets their login, names/);
    assert.equal((await change({ details: { notes: 'left-handed' } })).details?.notes, 'left-handed');
    assert.equal((await change({ role: 'user_admin' })).role, 'user_admin', 'no rule gave a role');
    const released = await services.directories.release({ actor: admin }, person.id);
    assert.equal(released.details?.managedBy, undefined);
    assert.equal((await change({ lastName: 'Other' })).lastName, 'Other');
    await assert.rejects(services.directories.release({ actor: admin }, person.id), { code: 'conflict' });
    assert.equal((await services.directories.get(admin, directory.id)).people, 0);
  });

  it('disables who is not active, whose tokens are dead at once, and enables nobody that an administrator disabled', async () => {
    const { write, people } = await connect();
    const { services } = registry();
    const here = await registry().addPerson('dee@acme.example');
    const { person } = await people.create(write, as('dee@acme.example'));
    const say = (active?: boolean) => people.revise(write, person.id, { active }, () => as('dee@acme.example', { active }));
    const off = await say(false);
    assert.deepEqual([off.link.active, off.person.disabledReason], [false, 'the directory Okta deactivated them']);
    await assert.rejects(services.authentication.authenticate(here.token), { code: 'unauthenticated' });
    assert.equal((await say()).link.active, false, 'what is left out stays');
    assert.equal((await say(true)).person.disabledReason, null);
    await services.people.disable({ actor: admin, reason: 'a lost badge' }, person.id);
    assert.equal((await say(true)).person.disabledReason, 'a lost badge');
    await say(false);
    assert.equal((await say(true)).person.disabledReason, 'a lost badge');
  });

  it('off-boards who is not active if it is set to, and brings back the same person with what they had', async () => {
    const { write, people, groups, actor } = await connect({ onInactive: 'off_board' });
    const { person } = await people.create(write, as('eve@acme.example', { externalId: 'e' }));
    await groups.create(write, { name: 'Wards', externalId: null, members: [person.id] });
    const say = (active: boolean, login = 'eve@acme.example') =>
      people.revise(write, person.id, { active }, () => as(login, { active, externalId: 'e', lastName: 'Miles' }));
    assert.equal((await say(false)).isHere, false);
    await assert.rejects(personOf(person.id), { code: 'not_found' });
    const gone = await people.get(actor, person.id);
    assert.deepEqual([gone.link.active, gone.isHere], [false, false]);
    await say(false, 'eve.miles@acme.example');
    const back = await say(true, 'eve.miles@acme.example');
    assert.deepEqual([back.person.id, back.person.login, back.person.lastName], [person.id, 'eve.miles@acme.example', 'Miles']);
    assert.deepEqual(
      back.groups.map(({ name }) => name),
      ['Wards'],
    );
    await say(false);
    now += 40 * DAY;
    assert.equal((await say(true)).person.id, person.id, 'also when it cannot be undone any more');
  });

  it('deletes people, who are gone once, and return as the same by their externalId or their login', async () => {
    const { write, people } = await connect();
    const { person } = await people.create(write, as('fay@acme.example', { externalId: 'f1' }));
    await people.remove(write, person.id);
    await assert.rejects(people.remove(write, person.id), { code: 'not_found' });
    await assert.rejects(personOf(person.id), { code: 'not_found' });
    const again = await people.create(write, as('fay.new@acme.example', { externalId: 'f1' }));
    assert.deepEqual([again.person.id, again.person.login], [person.id, 'fay.new@acme.example']);
    await people.remove(write, person.id);
    assert.notEqual((await people.create(write, as('fay.new@acme.example', { externalId: 'f2' }))).person.id, person.id);
    const { person: gil } = await people.create(write, as('gil@acme.example'));
    await people.remove(write, gil.id);
    assert.equal((await people.create(write, as('gil@acme.example', { externalId: 'g' }))).person.id, gil.id);
  });

  it('gives roles by its own groups, takes them with the group, and never takes the last administrator', async () => {
    const rules = [
      { group: 'Admins', role: 'user_admin' as const },
      { group: 'Owners', role: 'full' as const },
    ];
    const { write, people, groups, directory } = await connect({ rules });
    const { person } = await people.create(write, as('hal@acme.example'));
    const role = async () => (await personOf(person.id)).role;
    const { group } = await groups.create(write, { name: 'admins', externalId: 'x', members: [person.id] });
    assert.equal(await role(), 'user_admin');
    const { services } = registry();
    await assert.rejects(services.people.update({ actor: admin }, person.id, { role: 'member' }), /their role, by a rule/);
    await assert.rejects(
      services.groupMembers.remove({ actor: admin }, { id: group.id }, [{ id: person.id }]),
      /managed by the directory Okta/,
    );
    await groups.revise(write, group.id, {}, () => ({ name: 'Friends', externalId: 'x', members: undefined }));
    assert.equal(await role(), 'member', 'a rule is about the name');
    await groups.revise(write, group.id, {}, () => ({ name: 'Admins', externalId: 'x', members: undefined }));
    assert.equal(await role(), 'user_admin');
    await groups.remove(write, group.id);
    assert.equal(await role(), 'member');
    const root = await people.create(write, as('root@acme.example'));
    await assert.rejects(people.remove(write, root.person.id), /is the last full administrator/);
    assert.equal((await personOf(root.person.id)).role, 'full');
    await services.directories.remove({ actor: admin }, directory.id);
    assert.equal((await personOf(root.person.id)).details, null, 'nobody manages them any more');
  });

  it('shows who other rules would change, and lets them hold at once, but for the last administrator', async () => {
    const { write, people, groups, directory } = await connect();
    const { person } = await people.create(write, as('kim@acme.example'));
    const root = await people.create(write, as('root@acme.example'));
    await groups.create(write, { name: 'Nurses', externalId: null, members: [person.id, root.person.id] });
    const { directories } = registry().services;
    const rules = [{ group: 'nurses', role: 'read_only' as const }];
    const seen = await directories.previewRules(admin, directory.id, rules);
    assert.deepEqual(
      [seen.total, seen.items.map(({ person: { login }, after }) => [login, after.role])],
      [
        2,
        [
          ['root@acme.example', 'read_only'],
          ['kim@acme.example', 'read_only'],
        ],
      ],
    );
    await directories.update({ actor: admin, dryRun: true }, directory.id, { rules });
    assert.equal((await personOf(person.id)).role, 'member');
    await directories.update({ actor: admin }, directory.id, { rules });
    assert.deepEqual([(await personOf(person.id)).role, (await personOf(root.person.id)).role], ['read_only', 'full']);
    await directories.update({ actor: admin }, directory.id, { rules: [] });
    assert.equal((await personOf(person.id)).role, 'member');
    await directories.remove({ actor: admin }, directory.id);
  });

  it('has groups of its own, whose other members it neither sees nor takes away', async () => {
    const { write, people, groups, actor } = await connect();
    const { services } = registry();
    const made = await services.groups.create({ actor: admin }, { name: 'Porters', description: '' });
    await services.groupMembers.add({ actor: admin }, { id: made.group.id }, [{ id: admin.id }]);
    const { person } = await people.create(write, as('ivy@acme.example'));
    const { group } = await groups.create(write, { name: 'PORTERS', externalId: null, members: [person.id, person.id] });
    assert.equal(group.id, made.group.id);
    const ids = async () => (await groups.get(actor, group.id)).members.map(({ id }) => id);
    assert.deepEqual(await ids(), [person.id]);
    await groups.revise(write, group.id, {}, () => ({ name: 'Porters', externalId: null, members: [] }));
    assert.deepEqual([await ids(), (await services.groups.get(admin, { id: group.id })).people], [[], 1]);
    await assert.rejects(groups.create(write, { name: 'Porters', externalId: null, members: [] }), TAKEN);
    await assert.rejects(
      groups.revise(write, group.id, {}, () => ({ name: 'x', externalId: null, members: [admin.id] })),
      /create the user first/,
    );
  });

  it('is nobody else: another token provisions nothing, and what was refused is there to be read', async () => {
    const { directory, actor, calls } = await connect();
    const { services, core } = registry();
    await assert.rejects(services.provisioning.people.count(admin), { code: 'forbidden', message: /belongs to no directory/ });
    const said = { password: 'hush', Operations: [{ op: 'replace', path: 'password', value: 'hush' }] };
    calls.refused(actor, {
      method: 'PATCH',
      path: '/scim/v2/Users/1',
      status: 404,
      reason: 'There is no such user.',
      body: said,
    });
    await core.later.settled();
    const { items } = await services.directories.calls(admin, directory.id, { limit: 10, cursor: null });
    assert.deepEqual([items.length, items[0]?.status, items[0]?.body?.includes('hush')], [1, 404, false]);
  });
});
