import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import { openRegistry, type Registry, sourcesOn } from '../../src/app.ts';
import { DAY } from '../../src/commands/demo/calendar.ts';
import { fillDemo } from '../../src/commands/demo/fill.ts';
import { createTimes } from '../../src/commands/demo/times.ts';
import { type Actor, systemActor } from '../../src/domain/actor.ts';
import { freshSettings } from '../support/registry.ts';

const PEOPLE = 90;
const TWO_YEARS_DAYS = 729;
const quiet = () => {};
const whole = { limit: 1_000, cursor: null } as const;
const everyEvent = {
  types: null,
  ownerId: null,
  deviceId: null,
  locationId: null,
  actorId: null,
  requestId: null,
  since: null,
  until: null,
} as const;

interface Filled {
  readonly registry: Registry;
  readonly actor: Actor;
  readonly finishedAt: number;
  readonly remove: () => Promise<void>;
}

async function fill(people: number): Promise<Filled> {
  const { settings, remove } = await freshSettings('sqlite');
  const times = createTimes();
  const registry = await openRegistry(settings, pino({ level: 'silent' }), quiet, sourcesOn(times.clock));
  await fillDemo(registry, times, people);
  const [organization] = await registry.services.organizations.list();
  assert.ok(organization);
  const actor = systemActor(organization.org, organization.id);
  return { registry, actor, finishedAt: Date.now() * 1000, remove: () => registry.close().then(remove) };
}

const namesOf = async ({ registry, actor }: Filled) =>
  (await registry.services.people.list(actor, whole)).items.map(person => `${person.displayName} ${person.createdAt}`);

describe("the demo's organization", () => {
  let filled: Filled;
  before(async () => {
    filled = await fill(PEOPLE);
  });
  after(() => filled.remove());
  const devices = (filter: object) => filled.registry.services.devices.list(filled.actor, { ...whole, filter });

  it('has as many people as are wanted, in three locations, with every role', async () => {
    const { services } = filled.registry;
    const { items } = await services.people.list(filled.actor, { ...whole, filter: { state: 'active' } });
    assert.ok(Math.abs(items.length - PEOPLE) < PEOPLE / 10, String(items.length));
    const roles = new Set(items.map(({ role }) => role));
    assert.deepEqual([...roles].toSorted(), ['full', 'location_admin', 'member', 'read_only', 'user_admin']);
    assert.equal(new Set(items.map(({ locationId }) => locationId)).size, 3);
    assert.ok(
      items.some(({ displayName }) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(displayName)),
      'a Japanese name',
    );
    assert.ok(
      items.some(({ displayName }) => /[\u0600-\u06ff]/.test(displayName)),
      'an Arabic name',
    );
    assert.ok(
      items.some(({ displayName }) => displayName.length > 30),
      'a long name',
    );
    assert.equal(new Set(items.map(({ login }) => login)).size, items.length);
    const groups = await services.groups.page(filled.actor, whole);
    assert.ok(groups.items.every(({ people }) => people > 0));
  });

  it('shares no line of a desk phone from before its owner had it', async () => {
    const { services } = filled.registry;
    const { items } = await devices({ kind: ['desk_phone'] });
    const held = await Promise.all(items.map(({ id }) => services.devices.withHolders(filled.actor, id)));
    const shared = held.flatMap(({ holders }) => {
      const owner = holders.find(({ role }) => role === 'owner');
      return owner === undefined ? [] : holders.filter(({ role }) => role === 'shared_line').map(line => [owner, line] as const);
    });
    assert.ok(shared.length > 0);
    for (const [owner, line] of shared) assert.ok(line.createdAt > owner.createdAt, line.id);
  });

  it('has a history of two years that verifies and ends before now', async () => {
    const { services } = filled.registry;
    const verified = await services.audit.verify(filled.actor, { after: 0, chain: null });
    assert.equal(verified.fault, null);
    const [first] = (await services.feed.read(filled.actor, { limit: 1, after: 0, filter: everyEvent })).items;
    assert.ok(first);
    const days = (filled.finishedAt - first.at) / DAY;
    assert.ok(days > TWO_YEARS_DAYS && days < TWO_YEARS_DAYS + 3, String(days));
    const { items } = await services.deviceCounts.daily(filled.actor, {
      ...whole,
      by: 'kind',
      from: null,
      to: null,
      total: false,
    });
    assert.ok(items.length > 30);
  });

  it('has what an administrator has to look after', async () => {
    const { services } = filled.registry;
    const { actor } = filled;
    const states = Object.groupBy(
      (await devices({})).items,
      ({ lifecycle, isHeld }) => lifecycle ?? (isHeld ? 'assigned' : 'in_stock'),
    );
    assert.deepEqual(Object.keys(states).toSorted(), ['assigned', 'in_repair', 'in_stock', 'lost', 'retired']);
    const kinds = new Set((await devices({})).items.map(({ kind }) => kind));
    assert.deepEqual([...kinds].toSorted(), ['browser', 'desk_phone', 'mobile', 'native_catalog', 'room_device', 'web_catalog']);
    const stale = await devices({ inactiveSince: filled.finishedAt - 90 * DAY, holderless: false });
    assert.ok(stale.items.length > 5 && stale.items.length < PEOPLE / 2, String(stale.items.length));
    assert.ok((await devices({ state: 'disabled' })).items.length >= 4);
    const loans = async (state: 'due' | 'overdue') =>
      (await services.loans.list(actor, { state, dueAfter: null, dueBefore: null, ownerId: null }, whole)).items;
    assert.ok((await loans('due')).length >= 3);
    assert.ok((await loans('overdue')).length >= 2);
    const inventory = (await devices({})).items.filter(({ name }) => name?.endsWith('from the inventory'));
    const suggested = await Promise.all(inventory.map(({ id }) => services.devices.sameHardware(actor, id)));
    assert.ok(
      suggested.some(({ items }) => items.length > 0),
      'a duplicate that can be merged',
    );
  });

  it('has people who left, one who leaves on a coming Friday, and one who can be taken back', async () => {
    const { services } = filled.registry;
    const filter = { from: null, before: null, personId: null, byId: null };
    const list = async (state: 'planned' | 'done', undoable: boolean) =>
      (await services.leavers.list(filled.actor, { ...filter, state, undoable }, whole)).items;
    const [planned, ...others] = await list('planned', false);
    assert.ok(planned?.effectiveAt && planned.effectiveAt > filled.finishedAt && others.length === 0);
    assert.equal(new Date(planned.effectiveAt / 1000).getUTCDay(), 5);
    assert.ok((await list('done', false)).length > 5);
    assert.ok((await list('done', true)).length >= 1);
  });

  it('has tokens of different ages, sign-ins of these days, and some that failed', async () => {
    const { services } = filled.registry;
    const { items } = await services.credentials.page(filled.actor, whole);
    const labels = items.map(({ credential }) => credential.label ?? '');
    for (const label of ['nightly inventory', 'wallboard', 'trial of a script', 'demo administrator'])
      assert.ok(labels.includes(label));
    const unused = items.find(({ credential }) => credential.label === 'trial of a script');
    assert.equal(unused?.credential.lastUsedAt, null);
    const filter = { ...everyEvent, types: ['sign_in.failed'] } as const;
    const failed = await services.feed.read(filled.actor, { limit: 100, after: 0, filter });
    assert.equal(failed.items.length, 5);
  });

  it('is the same at every start', async () => {
    const [one, other] = [await fill(20), await fill(20)];
    const [ofOne, ofOther] = [await namesOf(one), await namesOf(other)];
    await Promise.all([one.remove(), other.remove()]);
    const withoutTime = (name: string) => name.replace(/ \d+$/, '');
    assert.deepEqual(ofOne.map(withoutTime), ofOther.map(withoutTime));
  });
});
