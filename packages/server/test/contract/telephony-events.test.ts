/** What the telephony records: each change its events and no others, in their order. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { findCalling } from '../../src/core/telephony/find-calling.ts';
import type { MemberWish } from '../../src/core/telephony/member-plan.ts';
import { toIso } from '../../src/lib/instant.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { selectEventsAfter, toEvent } from '../../src/storage/statements/events.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { addCalling, macOf } from '../support/webex.ts';

onBothDatabases('telephony events', engine => {
  const registry = useRegistry(engine);
  let here: string;
  const somebody = async () => (await addCalling(registry(), `person ${uuidv7()}`, here)).person.id;
  const write = () => ({ actor: registry().system });
  const personOf = (id: string) => ({ kind: 'person', id }) as const;
  const events = async (after: number) => {
    const { storage, organization } = registry();
    return (await storage.all(selectEventsAfter, { org: organization.org, after, limit: 10_000 })).map(toEvent);
  };
  const recorded = async (act: () => Promise<unknown>) => {
    const last = (await events(0)).at(-1)?.sequence ?? 0;
    await act();
    return events(last);
  };
  const typesOf = async (act: () => Promise<unknown>) => (await recorded(act)).map(event => event.type);
  const wish = (ownerId: string, port: number, more: Partial<MemberWish> = {}): MemberWish => ({
    ownerId,
    port,
    appearance: 'shared',
    weight: 1,
    label: null,
    hotlineDestination: null,
    allowCallDecline: true,
    t38Fax: false,
    ...more,
  });
  const addPhone = async (owner: string, number: number) =>
    (
      await registry().services.deskPhones.add(write(), {
        mac: macOf(number),
        model: registry().services.deskPhones.requireModel(write().actor, 'Cisco 8851', 'mac'),
        owner: personOf(owner),
      })
    ).device.id;

  before(async () => {
    here = (await registry().services.places.createLocation(write(), { name: 'Here' })).id;
  });

  it('a phone is added, removed and added again', async () => {
    const { deskPhones } = registry().services;
    const owner = await somebody();
    let id = '';
    assert.deepEqual(
      await typesOf(async () => {
        id = await addPhone(owner, 1);
      }),
      ['device.created', 'assignment.created', 'line.created'],
    );
    assert.deepEqual(await typesOf(() => deskPhones.remove(write(), id)), ['assignment.ended', 'line.ended']);
    assert.deepEqual(await typesOf(() => addPhone(owner, 1)), ['device.updated', 'assignment.created', 'line.created']);
  });

  it('members come, change, move and go, each with the events of their own lines', async () => {
    const { members } = registry().services;
    const [ann, bob] = [await somebody(), await somebody()];
    const id = await addPhone(ann, 2);
    const own = wish(ann, 1, { appearance: 'primary' });
    const put = (wishes: readonly MemberWish[]) => typesOf(() => members.replace(write(), id, wishes));
    assert.deepEqual(await put([own, wish(bob, 2)]), ['assignment.created', 'line.created']);
    assert.deepEqual(await put([own, wish(bob, 2)]), [], 'nothing changed');
    assert.deepEqual(await put([own, wish(bob, 2, { label: 'Bob' })]), ['line.updated']);
    assert.deepEqual(await put([own, wish(bob, 3, { label: 'Bob' })]), ['line.ended', 'line.created']);
    assert.deepEqual(await put([own, wish(bob, 3, { label: 'Bob' }), wish(bob, 4)]), ['line.created']);
    assert.deepEqual(await put([wish(bob, 4)]), ['line.ended']);
    assert.deepEqual(await put([]), ['line.ended', 'assignment.ended']);
    const [updated] = await recorded(() => members.replace(write(), id, [{ ...own, hotlineDestination: '911' }]));
    assert.deepEqual([updated?.type, updated?.deviceId, updated?.ownerId], ['line.updated', id, ann]);
    assert.deepEqual(updated?.before, { hotlineDestination: null, revision: 1 });
    // The event says itself which line, which device and whose it is.
    const settings = { port: 1, kind: 'primary', appearance: 'primary', weight: 1, allowCallDecline: true, t38Fax: false };
    assert.deepEqual(updated?.after, { ...settings, hotlineDestination: '911', revision: 2 });
    await put([own, wish(bob, 2)]);
    const [ended] = await recorded(() => members.replace(write(), id, [own]));
    assert.deepEqual([ended?.type, ended?.deviceId, ended?.ownerId], ['line.ended', id, bob]);
    assert.deepEqual([ended?.before, ended?.after], [null, { until: toIso(ended?.at ?? 0) }]);
  });

  it('a refused replacement records nothing', async () => {
    const { members } = registry().services;
    const [ann, bob] = [await somebody(), await somebody()];
    const id = await addPhone(ann, 3);
    const act = () =>
      assert.rejects(members.replace(write(), id, [wish(ann, 1), wish(bob, 2), wish(bob, 2)]), { code: 'invalid' });
    assert.deepEqual(await typesOf(act), []);
    const late = () =>
      assert.rejects(members.replace(write(), id, [wish(ann, 2), wish(bob, 3), wish(id, 4)]), { code: 'invalid' });
    assert.deepEqual(await typesOf(late), []);
  });

  it('a code is issued and redeemed, without the code in the events', async () => {
    const { activations } = registry().services;
    const owner = await somebody();
    let code = '';
    const issued = await recorded(async () => {
      code = (await activations.issue(write(), personOf(owner), 'DMS Cisco 8851')).code;
    });
    const phone = { code, mac: macOf(4), model: 'Cisco 8851', serial: null, ip: '10.0.0.1' };
    const redeemed = await recorded(() => activations.redeem(phone, { address: '10.0.0.1', requestId: 'r' }));
    assert.deepEqual(
      issued.map(event => event.type),
      ['activation.issued'],
    );
    assert.deepEqual(
      redeemed.map(event => event.type),
      ['device.created', 'assignment.created', 'line.created', 'activation.redeemed', 'desk_phone.activated'],
    );
    assert.ok(!JSON.stringify([issued, redeemed]).includes(code));
  });

  it('a phone reports in, is set up, and takes it over', async () => {
    const { deskPhones, deskSettings } = registry().services;
    const id = await addPhone(await somebody(), 5);
    const report = () => typesOf(() => deskPhones.checkIn(write(), id, { ip: '10.0.0.1', software: null }));
    assert.deepEqual([await report(), await report()], [['desk_phone.activated'], ['desk_phone.checked_in']]);
    const values = { wifi: { password: 'tell nobody' }, backlight: 'on' };
    const [customized] = await recorded(() => deskSettings.customize(write(), id, { values, enabled: true }));
    assert.deepEqual([customized?.type, customized?.before], ['desk_phone.customized', null]);
    assert.deepEqual(customized?.after, { enabled: true, settings: ['backlight', 'wifi'] }, 'the names, without the values');
    assert.deepEqual(await typesOf(() => deskSettings.applyChanges(write(), id)), ['desk_phone.changes_applied']);
    const password = await recorded(() => deskSettings.setSipPassword(write(), id, 'tell nobody'));
    assert.deepEqual(
      password.map(event => event.type),
      ['desk_phone.password_changed'],
    );
    assert.ok(!JSON.stringify(password).includes('tell nobody'));
    const tag = (tags: string[]) => typesOf(() => deskPhones.tag(write(), id, { op: 'add', tags }));
    assert.deepEqual([await tag(['a']), await tag(['a'])], [['device.updated'], []]);
  });

  it('a guest comes, another takes over, and the first leaves', async () => {
    const { calling, guestSessions } = registry().services;
    const [host, one, other] = [await somebody(), await somebody(), await somebody()];
    const deviceId = await addPhone(host, 6);
    const hoteling = { enabled: true, limitGuestUse: false };
    const [hosting] = await recorded(() => calling.setHoteling(write(), personOf(host), hoteling));
    assert.deepEqual([hosting?.type, hosting?.ownerId, hosting?.before], ['hoteling.updated', host, { enabled: false }]);
    assert.deepEqual(hosting?.after, { enabled: true, limitGuestUse: false, guestHoursLimit: 12 });
    const start = (personId: string) => guestSessions.start(write(), { deviceId, personId, hours: 1 });
    assert.deepEqual(await typesOf(() => start(one)), ['assignment.created', 'guest_session.started']);
    let session = '';
    const takeover = await typesOf(async () => {
      session = (await start(other)).id;
    });
    assert.deepEqual(takeover, ['assignment.ended', 'guest_session.ended', 'assignment.created', 'guest_session.started']);
    const [left, gone] = await recorded(() => guestSessions.end(write(), session));
    assert.deepEqual([left?.type, gone?.type], ['assignment.ended', 'guest_session.ended']);
    assert.deepEqual([gone?.subject, gone?.deviceId, gone?.ownerId], [session, deviceId, other]);
    assert.deepEqual([gone?.before, gone?.after], [null, { until: toIso(gone?.at ?? 0) }]);
  });

  it('a phone that is removed takes everybody’s lines and its guest with it', async () => {
    const { calling, guestSessions, members, deskPhones } = registry().services;
    const [host, sharer, guest] = [await somebody(), await somebody(), await somebody()];
    const deviceId = await addPhone(host, 7);
    await calling.setHoteling(write(), personOf(host), { enabled: true, limitGuestUse: false });
    await members.replace(write(), deviceId, [wish(host, 1), wish(sharer, 2)]);
    await guestSessions.start(write(), { deviceId, personId: guest, hours: 1 });
    const types = await typesOf(() => deskPhones.remove(write(), deviceId));
    assert.deepEqual(types, [
      'assignment.ended',
      'line.ended',
      'assignment.ended',
      'guest_session.ended',
      'assignment.ended',
      'line.ended',
    ]);
  });

  it('people become callable, change how, and are called no more', async () => {
    const { calling } = registry().services;
    const { person } = await registry().addPerson('uncalled');
    const set = (input: object) => typesOf(() => calling.set(write(), personOf(person.id), { locationId: here, ...input }));
    assert.deepEqual(await set({ extension: '700' }), ['calling.updated']);
    const [updated] = await recorded(() => set({ phoneNumber: '+14085550100' }));
    assert.deepEqual([updated?.type, updated?.before], ['calling.updated', { phoneNumber: null }]);
    const now = { locationId: here, extension: '700', phoneNumber: '+14085550100', compression: false, guestAllowed: true };
    assert.deepEqual([updated?.subject, updated?.ownerId, updated?.after], [person.id, person.id, now]);
    assert.deepEqual(await findCalling(registry().storage, registry().system.org, { id: person.id }), {
      owner: personOf(person.id),
      locationId: here,
      extension: '700',
      phoneNumber: '+14085550100',
      compression: false,
      guestAllowed: true,
    });
    assert.deepEqual(await typesOf(() => calling.changeSettings(write(), personOf(person.id), { compression: true })), [
      'calling.updated',
    ]);
    assert.deepEqual(await typesOf(() => calling.changeSettings(write(), personOf(person.id), { compression: true })), []);
    assert.deepEqual(await typesOf(() => calling.remove(write(), personOf(person.id))), ['calling.removed']);
    const line = { firstName: 'Front', lastName: 'Desk', locationId: here, extension: '701' };
    assert.deepEqual(await typesOf(() => registry().services.virtualLines.create(write(), line)), [
      'virtual_line.created',
      'calling.updated',
    ]);
  });
});
