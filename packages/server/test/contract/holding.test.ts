/** Who holds what, now and on any past day, in both directions; planned ends; and blocking at both levels. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Device } from '../../src/domain/device.ts';
import type { Owner } from '../../src/domain/owner.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { phoneInput } from '../support/scenario-parts.ts';

const DAY = 86_400_000_000;
const problem = (code: string) => ({ name: 'Problem', code });

onBothDatabases('holding', engine => {
  const clock = { at: Date.UTC(2026, 4, 1) * 1000, now: () => clock.at };
  const registry = useRegistry(engine, { clock, newId: uuidv7 });
  const days = (count: number) => {
    clock.at += count * DAY;
    return clock.at;
  };
  const aPerson = async (login: string) => {
    const { services, system } = registry();
    const { id } = await services.people.create({ actor: system }, { login, firstName: login, lastName: '' });
    return { kind: 'person', id } as const;
  };
  const aDevice = () => registry().services.devices.create({ actor: registry().system }, { kind: 'mobile' });
  const assign = (device: Device, owner: Owner, expiresAt: number | null = null, role: 'owner' | 'user' = 'owner') =>
    registry().services.assignments.create({ actor: registry().system }, { deviceId: device.id, owner, role, expiresAt });
  const heldBy = async (owner: Owner, at: number | null = null) => {
    const held = await registry().services.holdings.devicesOf(registry().system, owner, at);
    return held.map(each => each.device.id);
  };
  const holdersOf = async (device: Device, at: number | null = null) => {
    const holders = await registry().services.holdings.holdersOf(registry().system, device.id, at);
    return holders.map(each => each.name);
  };

  it('a device that passes from hand to hand was on each day with its holder of that day', async () => {
    const { services, system } = registry();
    const [device, ann, bob] = [await aDevice(), await aPerson('ann'), await aPerson('bob')];
    const monday = days(1);
    const first = await assign(device, ann);
    const tuesday = days(1);
    await services.assignments.end({ actor: system }, first.id);
    const wednesday = days(1);
    const second = await assign(device, bob);
    days(1);

    assert.deepEqual([await holdersOf(device, monday - 1), await heldBy(ann, monday - 1)], [[], []]);
    assert.deepEqual([await holdersOf(device, monday), await heldBy(ann, monday)], [['ann'], [device.id]]);
    assert.deepEqual([await holdersOf(device, tuesday - 1), await heldBy(ann, tuesday - 1)], [['ann'], [device.id]]);
    assert.deepEqual([await holdersOf(device, tuesday), await heldBy(ann, tuesday)], [[], []]);
    assert.deepEqual([await holdersOf(device, wednesday), await heldBy(bob, wednesday)], [['bob'], [device.id]]);
    assert.deepEqual([await holdersOf(device), await heldBy(ann), await heldBy(bob)], [['bob'], [], [device.id]]);
    const page = { limit: 10, cursor: null };
    const history = await services.holdings.historyOfDevice(system, device.id, page);
    assert.deepEqual(
      history.items.map(each => [each.id, each.createdAt, each.until]),
      [
        [first.id, monday, tuesday],
        [second.id, wednesday, null],
      ],
    );
    const ofAnn = await services.holdings.historyOfOwner(system, ann, page);
    assert.deepEqual(
      ofAnn.items.map(each => each.id),
      [first.id],
    );
  });

  it('a device can be held by several at once, and one person’s devices are listed oldest first', async () => {
    const [cat, dan] = [await aPerson('cat'), await aPerson('dan')];
    const devices = [await aDevice(), await aDevice(), await aDevice()];
    for (const device of devices.toReversed()) {
      await assign(device, cat);
      days(1);
    }
    const [shared] = devices;
    if (shared === undefined) assert.fail();
    await assign(shared, dan, null, 'user');
    assert.deepEqual(
      await heldBy(cat),
      devices.toReversed().map(device => device.id),
    );
    assert.deepEqual(await holdersOf(shared), ['cat', 'dan']);
  });

  it('is treated as ended from its planned end on, though nobody has ended it, and can begin anew', async () => {
    const { services, system } = registry();
    const [device, owner] = [await aDevice(), await aPerson('eve')];
    const planned = clock.at + 2 * DAY;
    const loan = await assign(device, owner, planned);
    days(1);
    assert.deepEqual([await heldBy(owner), await holdersOf(device)], [[device.id], ['eve']]);
    await assert.rejects(assign(device, owner), problem('conflict'));
    days(2);
    assert.deepEqual([await heldBy(owner), await holdersOf(device)], [[], []]);
    assert.deepEqual(await heldBy(owner, planned - 1), [device.id], 'until then it was held');
    await assert.rejects(services.assignments.disable({ actor: system }, loan.id), problem('conflict'));
    await assert.rejects(services.assignments.update({ actor: system }, loan.id, { expiresAt: null }), problem('conflict'));

    const again = await assign(device, owner);
    const old = await services.assignments.get(system, loan.id);
    assert.deepEqual([old.until, old.endReason], [planned, 'expired']);
    assert.deepEqual([again.createdAt, await heldBy(owner)], [clock.at, [device.id]]);
  });

  it('that has expired ends at its planned end, however late it is ended', async () => {
    const { services, system } = registry();
    const loan = await assign(await aDevice(), await aPerson('fay'), clock.at + DAY);
    days(7);
    const ended = await services.assignments.end({ actor: system, reason: 'tidied up' }, loan.id);
    assert.deepEqual([ended.until, ended.endReason], [loan.expiresAt, 'expired'], 'as it was read before');
  });

  it('cannot be planned to end or to be disabled in the past', async () => {
    const { services, system } = registry();
    const [device, owner] = [await aDevice(), await aPerson('gus')];
    await assert.rejects(assign(device, owner, clock.at), problem('invalid'));
    const { id } = await assign(device, owner);
    for (const past of [{ expiresAt: clock.at }, { disableAt: clock.at - 1 }]) {
      await assert.rejects(services.assignments.update({ actor: system }, id, past), problem('invalid'));
    }
  });

  it('is for owners that exist and can use it, once in each role', async () => {
    const { services, system } = registry();
    const [device, owner] = [await aDevice(), await aPerson('hal')];
    const create = (role: 'owner' | 'user' | 'shared_line' | 'guest', of: Owner = owner) =>
      services.assignments.create({ actor: system }, { deviceId: device.id, owner: of, role });
    await create('owner');
    await assert.rejects(create('owner'), problem('conflict'));
    await assert.rejects(create('user'), problem('conflict'));
    await create('shared_line');
    await create('guest');
    await assert.rejects(create('guest'), problem('conflict'));
    await assert.rejects(create('owner', { kind: 'person', id: uuidv7() }), problem('not_found'));
    await assert.rejects(create('owner', { kind: 'workspace', id: owner.id }), problem('not_found'));
    const room = await services.places.createWorkspace({ actor: system }, { name: 'Room', locationId: null });
    await create('user', { kind: 'workspace', id: room.id });
    assert.deepEqual((await holdersOf(device)).toSorted(), ['Room', 'hal', 'hal', 'hal']);
    const gone = await aPerson('ida');
    await services.people.disable({ actor: system }, gone.id);
    await assert.rejects(create('owner', gone), problem('conflict'));
  });

  describe('blocking', () => {
    const blocked = async (owner: Owner) => {
      const held = await registry().services.holdings.devicesOf(registry().system, owner, null);
      return held.map(each => each.blockedReason);
    };

    it('blocks one holder or all of them, and each is lifted by itself', async () => {
      const { services, system } = registry();
      const [device, jan, kim] = [await aDevice(), await aPerson('jan'), await aPerson('kim')];
      const { id } = await assign(device, jan);
      await assign(device, kim, null, 'user');
      await services.assignments.disable({ actor: system, reason: 'left the team' }, id);
      assert.deepEqual([await blocked(jan), await blocked(kim)], [['left the team'], [null]]);
      const stolen = await services.devices.disable({ actor: system, reason: 'stolen' }, device.id);
      const doer = { kind: 'system', id: null, name: 'system' };
      assert.deepEqual(stolen.disabled, { reason: 'stolen', by: null, doer, at: clock.at });
      assert.deepEqual([await blocked(jan), await blocked(kim)], [['stolen'], ['stolen']]);
      await services.devices.enable({ actor: system }, device.id);
      assert.deepEqual([await blocked(jan), await blocked(kim)], [['left the team'], [null]]);
      await services.assignments.enable({ actor: system }, id);
      assert.deepEqual(await blocked(jan), [null]);
    });

    it('comes by itself at a planned instant, and enabling takes the plan back', async () => {
      const { services, system } = registry();
      const [device, lea] = [await aDevice(), await aPerson('lea')];
      const { id } = await assign(device, lea);
      await services.assignments.update({ actor: system }, id, { disableAt: clock.at + DAY });
      assert.deepEqual(await blocked(lea), [null]);
      days(1);
      assert.deepEqual(await blocked(lea), ['scheduled']);
      const enabled = await services.assignments.enable({ actor: system }, id);
      assert.deepEqual([enabled.disableAt, await blocked(lea)], [null, [null]]);
    });
  });

  it('a phone is removed for its caller alone; who holds it too keeps it', async () => {
    const { services, system } = registry();
    const mia = await registry().addPerson('mia');
    const phone = await services.phones.register({ actor: mia.actor }, phoneInput('mia'));
    const ned = await registry().addPerson('ned');
    const owner = { kind: 'person', id: ned.person.id } as const;
    await services.assignments.create({ actor: system }, { deviceId: phone.deviceId, owner, role: 'user' });
    await services.phones.remove({ actor: mia.actor }, phone.deviceId);
    await assert.rejects(services.phones.get(mia.actor, phone.deviceId), problem('not_found'));
    const seen = await services.phones.get(ned.actor, phone.deviceId);
    assert.deepEqual([seen.name, seen.token, seen.notificationId, seen.pushState], [phone.name, null, null, null]);
  });

  it('a token that another phone registers is active there alone, until it is claimed back', async () => {
    const { services } = registry();
    const [oli, pam] = [await registry().addPerson('oli'), await registry().addPerson('pam')];
    const mine = await services.phones.register({ actor: oli.actor }, phoneInput('shared'));
    await services.phones.register({ actor: pam.actor }, phoneInput('shared'));
    const states = async () =>
      Promise.all(
        [oli, pam].map(async ({ actor }) => {
          const { phones } = await services.phones.list(actor, { limit: 10, offset: 0, newestFirst: false });
          return phones.map(phone => [phone.pushState, phone.acceptNotifications]);
        }),
      );
    assert.deepEqual(await states(), [[['quarantined', false]], [['active', true]]]);
    await services.phones.replace({ actor: oli.actor }, mine.deviceId, phoneInput('shared', { acceptNotifications: false }));
    assert.deepEqual(await states(), [[['quarantined', false]], [['active', true]]], 'sent back as it was read');
    const claimed = await services.phones.register({ actor: oli.actor }, phoneInput('shared'));
    assert.equal(claimed.deviceId, mine.deviceId);
    assert.deepEqual(await states(), [[['active', true]], [['quarantined', false]]]);
  });

  it('phones are listed in pages, from either end, with how many there are', async () => {
    const { services } = registry();
    const { actor } = await registry().addPerson('quinn');
    const ids: string[] = [];
    for (const token of ['q1', 'q2', 'q3', 'q4', 'q5']) {
      ids.push((await services.phones.register({ actor }, phoneInput(token))).deviceId);
      clock.at += 1;
    }
    const page = async (limit: number, offset: number, newestFirst = false) => {
      const { phones, total } = await services.phones.list(actor, { limit, offset, newestFirst });
      return [phones.map(phone => ids.indexOf(phone.deviceId)), total];
    };
    assert.deepEqual(await page(2, 0), [[0, 1], 5]);
    assert.deepEqual(await page(2, 4), [[4], 5]);
    assert.deepEqual(await page(5, 0), [[0, 1, 2, 3, 4], 5]);
    assert.deepEqual(await page(2, 0, true), [[4, 3], 5]);
    assert.deepEqual(await page(2, 9), [[], 5]);
  });
});
