/** Who may do what: every use case for every role, and nothing across organizations or locations. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Actor } from '../../src/domain/actor.ts';
import { Problem } from '../../src/domain/problem.ts';
import { ROLES, type Role } from '../../src/domain/role.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import type { Services } from '../../src/services/services.ts';
import { contentsOf } from '../support/contents.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { phoneInput } from '../support/scenario-parts.ts';

/** What there is to act on; somebody else's, except for what begins with `own`. */
interface Ids {
  readonly person: string;
  readonly device: string;
  readonly assignment: string;
  readonly credential: string;
  readonly location: string;
  readonly workspace: string;
  readonly ownDevice: string;
  readonly ownAssignment: string;
}

type UseCase = (services: Services, actor: Actor, ids: Ids) => Promise<unknown>;

const everybody = ROLES;
const administrators = ROLES.filter(role => role !== 'member');
/** Changes are tried with dry runs, so that no case spoils another. */
const as = (actor: Actor) => ({ actor, dryRun: true });
const page = { limit: 10, cursor: null };
const person = (id: string) => ({ kind: 'person', id }) as const;
const anybody = () => ({ login: uuidv7(), firstName: 'New', lastName: 'One' });

/** Each use case, with the roles that may do it, whatever the scopes of their token. */
const USE_CASES: Readonly<Record<string, readonly [roles: readonly Role[], act: UseCase]>> = {
  'read a person': [administrators, (services, actor, ids) => services.people.get(actor, ids.person)],
  'read oneself': [everybody, (services, actor) => services.people.get(actor, actor.id)],
  'list people': [administrators, (services, actor) => services.people.list(actor, page)],
  'find a login': [administrators, (services, actor) => services.people.findByLogin(actor, 'other')],
  'create a person': [['full', 'user_admin'], (services, actor) => services.people.create(as(actor), anybody())],
  'change a person': [
    ['full', 'user_admin'],
    (services, actor, ids) => services.people.update(as(actor), ids.person, { lastName: 'X' }),
  ],
  'disable a person': [['full', 'user_admin'], (services, actor, ids) => services.people.disable(as(actor), ids.person)],
  'enable a person': [['full', 'user_admin'], (services, actor, ids) => services.people.enable(as(actor), ids.person)],
  'make an administrator': [
    ['full'],
    (services, actor) => services.people.create(as(actor), { ...anybody(), role: 'read_only' }),
  ],
  'raise oneself': [['full'], (services, actor) => services.people.update(as(actor), actor.id, { role: 'full' })],
  'read a location': [administrators, (services, actor, ids) => services.places.getLocation(actor, ids.location)],
  'create a location': [['full'], (services, actor) => services.places.createLocation(as(actor), { name: 'New' })],
  'read a workspace': [administrators, (services, actor, ids) => services.places.getWorkspace(actor, ids.workspace)],
  'create a workspace': [
    ['full', 'location_admin'],
    (services, actor, ids) => services.places.createWorkspace(as(actor), { name: 'New', locationId: ids.location }),
  ],
  'read a device': [administrators, (services, actor, ids) => services.devices.get(actor, ids.device)],
  'read a device that one holds': [everybody, (services, actor, ids) => services.devices.get(actor, ids.ownDevice)],
  'list devices': [administrators, (services, actor) => services.devices.list(actor, page)],
  'create a device': [
    ['full', 'location_admin'],
    (services, actor, ids) => services.devices.create(as(actor), { kind: 'mobile', locationId: ids.location }),
  ],
  'change a device': [
    ['full', 'location_admin'],
    (services, actor, ids) => services.devices.update(as(actor), ids.device, { name: 'X' }),
  ],
  'change a device that one holds': [
    ['full', 'location_admin'],
    (services, actor, ids) => services.devices.update(as(actor), ids.ownDevice, { name: 'X' }),
  ],
  'disable a device': [['full', 'location_admin'], (services, actor, ids) => services.devices.disable(as(actor), ids.device)],
  'assign a device': [
    ['full', 'location_admin'],
    (services, actor, ids) =>
      services.assignments.create(as(actor), { deviceId: ids.device, owner: person(actor.id), role: 'user' }),
  ],
  'read an assignment': [administrators, (services, actor, ids) => services.assignments.get(actor, ids.assignment)],
  'read one’s own assignment': [everybody, (services, actor, ids) => services.assignments.get(actor, ids.ownAssignment)],
  'end an assignment': [
    ['full', 'location_admin'],
    (services, actor, ids) => services.assignments.end(as(actor), ids.assignment),
  ],
  'end one’s own assignment': [everybody, (services, actor, ids) => services.assignments.end(as(actor), ids.ownAssignment)],
  'disable an assignment': [
    ['full', 'location_admin'],
    (services, actor, ids) => services.assignments.disable(as(actor), ids.assignment),
  ],
  'see what somebody holds': [
    administrators,
    (services, actor, ids) => services.holdings.devicesOf(actor, person(ids.person), null),
  ],
  'see what one holds': [everybody, (services, actor) => services.holdings.devicesOf(actor, person(actor.id), null)],
  'see who holds a device': [administrators, (services, actor, ids) => services.holdings.holdersOf(actor, ids.device, null)],
  'see what somebody ever held': [
    administrators,
    (services, actor, ids) => services.holdings.historyOfOwner(actor, person(ids.person), page),
  ],
  'see who ever held a device': [
    administrators,
    (services, actor, ids) => services.holdings.historyOfDevice(actor, ids.device, page),
  ],
  'register a phone': [everybody, (services, actor) => services.phones.register(as(actor), phoneInput('rights'))],
  'issue somebody a token': [
    ['full'],
    (services, actor, ids) =>
      services.credentials.issue(as(actor), { subject: person(ids.person), scopes: [], label: 'x', expiresAt: null }),
  ],
  'revoke somebody’s token': [['full'], (services, actor, ids) => services.credentials.revoke(as(actor), ids.credential)],
  'list all tokens': [['full'], (services, actor) => services.credentials.listAll(actor, page)],
  'register an application': [['full'], (services, actor) => services.applications.create(as(actor), { name: 'X' })],
  'change the settings': [['full'], (services, actor) => services.organizations.setPolicy(as(actor), { ratePerMinute: 5 })],
};

onBothDatabases('rights', engine => {
  const registry = useRegistry(engine);
  const actors = new Map<Role, Actor>();
  const idsFor = new Map<Role, Ids>();
  /** Another organization's things. */
  let foreign: Ids;

  const aWorld = async (system: Actor, own: { device: string; assignment: string } | undefined): Promise<Ids> => {
    const { services } = registry();
    const write = { actor: system };
    const location = await services.places.createLocation(write, { name: 'Berlin' });
    const workspace = await services.places.createWorkspace(write, { name: 'Room', locationId: location.id });
    const other = await services.people.create(write, { ...anybody(), locationId: location.id });
    const device = await services.devices.create(write, { kind: 'mobile', locationId: location.id });
    const assignment = await services.assignments.create(write, { deviceId: device.id, owner: person(other.id), role: 'owner' });
    const wanted = { subject: person(other.id), scopes: [], label: 'x', expiresAt: null };
    const { credential } = await services.credentials.issue(write, wanted);
    return {
      person: other.id,
      device: device.id,
      assignment: assignment.id,
      credential: credential.id,
      location: location.id,
      workspace: workspace.id,
      ownDevice: own?.device ?? device.id,
      ownAssignment: own?.assignment ?? assignment.id,
    };
  };

  before(async () => {
    const { services, system } = registry();
    for (const role of ROLES) {
      const { token, person: self } = await registry().addPerson(role, { role, scopes: ['org:admin'] });
      const device = await services.devices.create({ actor: system }, { kind: 'mobile' });
      const input = { deviceId: device.id, owner: person(self.id), role: 'owner' } as const;
      const assignment = await services.assignments.create({ actor: system }, input);
      const ids = await aWorld(system, { device: device.id, assignment: assignment.id });
      if (role === 'location_admin') {
        await services.people.update({ actor: system }, self.id, { administers: [ids.location], locationId: ids.location });
      }
      actors.set(role, await services.authentication.authenticate(token));
      idsFor.set(role, ids);
    }
    const elsewhere = await services.organizations.create('Elsewhere');
    foreign = await aWorld({ ...system, org: elsewhere.org, organizationId: elsewhere.id, id: elsewhere.id }, undefined);
  });

  const worldOf = (role: Role) => [actors.get(role) ?? assert.fail(role), idsFor.get(role) ?? assert.fail(role)] as const;
  const answerOf = async (act: Promise<unknown>) => {
    try {
      await act;
      return 'allowed';
    } catch (error) {
      if (error instanceof Problem) return `${error.code}: ${error.message} ${JSON.stringify(error.details)}`;
      throw error;
    }
  };

  describe('whatever the scopes of the token', () => {
    for (const [title, [roles, act]] of Object.entries(USE_CASES)) {
      it(`to ${title}: ${roles.length === ROLES.length ? 'everybody' : roles.join(', ')}`, async () => {
        const allowed: Role[] = [];
        for (const role of ROLES) {
          const answer = await answerOf(act(registry().services, ...worldOf(role)));
          if (answer === 'allowed') allowed.push(role);
          else assert.match(answer, /^(forbidden|not_found):/, role);
        }
        assert.deepEqual(allowed, roles);
      });
    }
  });

  it('end at the scopes of the token, for a full administrator too', async () => {
    const [, ids] = worldOf('full');
    const { actor } = await registry().addPerson('narrow', { role: 'full', scopes: ['devices:write'] });
    for (const [title, [roles, act]] of Object.entries(USE_CASES)) {
      if (title.includes('one') || roles.length === ROLES.length || title.includes('settings')) continue;
      const answer = await answerOf(act(registry().services, actor, ids));
      assert.match(answer, /^(forbidden|not_found):/, title);
    }
  });

  it('tell another organization’s things from unknown ones by nothing at all', async () => {
    const { services, storage } = registry();
    const unknown = Object.fromEntries(Object.keys(foreign).map(key => [key, uuidv7()])) as unknown as Ids;
    const before = await contentsOf(storage);
    for (const role of ROLES) {
      const [actor] = worldOf(role);
      for (const [title, [, act]] of Object.entries(USE_CASES)) {
        if (!/\bids\b/.test(act.toString())) continue;
        const answers = [];
        for (const ids of [foreign, unknown]) {
          const answer = await answerOf(act(services, actor, ids));
          answers.push(Object.values(ids).reduce((text, id) => text.replaceAll(id, '<id>'), answer));
        }
        assert.notEqual(answers[0], 'allowed', `${role}: ${title}`);
        assert.equal(answers[0], answers[1], `${role}: ${title}`);
      }
    }
    assert.deepEqual(await contentsOf(storage), before);
  });

  it('of a user administrator end at other administrators', async () => {
    const { services } = registry();
    const [actor] = worldOf('user_admin');
    const [full] = worldOf('full');
    for (const act of [services.people.disable, services.people.enable]) {
      await assert.rejects(act({ actor }, full.id), { code: 'forbidden' });
    }
    await assert.rejects(services.people.update({ actor }, full.id, { lastName: 'X' }), { code: 'forbidden' });
  });

  it('of a location administrator end at their locations, where a device is shared with others, too', async () => {
    const { services, system } = registry();
    const [actor, mine] = worldOf('location_admin');
    const [, theirs] = worldOf('full');
    for (const [title, [, act]] of Object.entries(USE_CASES)) {
      if (!/\bids\b/.test(act.toString()) || title.includes('own') || title.includes('one')) continue;
      assert.notEqual(await answerOf(act(services, actor, theirs)), 'allowed', title);
    }
    const listed = [
      (await services.people.list(actor, { limit: 100, cursor: null })).items.map(each => each.id),
      (await services.devices.list(actor, { limit: 100, cursor: null })).items.map(each => each.id),
      (await services.places.listLocations(actor, { limit: 100, cursor: null })).items.map(each => each.id),
      (await services.places.listWorkspaces(actor, { limit: 100, cursor: null })).items.map(each => each.id),
    ];
    const expected = [[actor.id, mine.person], [mine.ownDevice, mine.device], [mine.location], [mine.workspace]];
    assert.deepEqual(
      listed.map(ids => ids.toSorted()),
      expected.map(ids => ids.toSorted()),
    );
    const outsider = { deviceId: mine.device, owner: person(theirs.person), role: 'user' } as const;
    await services.assignments.create({ actor: system }, outsider);
    const holders = await services.holdings.holdersOf(actor, mine.device, null);
    const history = await services.holdings.historyOfDevice(actor, mine.device, page);
    for (const owners of [holders.map(each => each.assignment.owner.id), history.items.map(each => each.owner.id)]) {
      assert.deepEqual(owners, [mine.person]);
    }
  });
});
