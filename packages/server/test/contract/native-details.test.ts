/** The members that few people and devices have: ids elsewhere, hardware, SIM card, label, notes. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventsOf } from '../support/events.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const ANN = { firstName: 'Ann', lastName: 'Lee' };

onBothDatabases('what few people and devices have', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  before(async () => {
    admin = await administratorApi(registry());
  });

  const events = <T>(count: number, work: () => Promise<T>) =>
    expectEvents(registry().storage, registry().organization.org, count, work);
  const device = (members: object) => ok(admin, 'POST', '/devices', { kind: 'mobile', ...members });
  const conflict = async (method: string, path: string, body: object) =>
    (await refused(admin, 'conflict', method, path, body)).detail;

  it('is left out of an object that has none of it', async () => {
    const made = await device({});
    for (const member of ['externalIds', 'macs', 'imei', 'iccid', 'notes', 'metadata']) assert.ok(!(member in made), member);
  });

  it('of a device is stored in one spelling, shown in answers, lists and events, and cleared by null', async () => {
    const shown = {
      macs: [
        { address: '00005E005310', kind: 'ethernet' },
        { address: '00005E005311', kind: 'wifi' },
      ],
      imei: ['490154203237518', '352099001761481'],
      iccid: '8941012345678901234',
      phoneNumber: '+41441234567',
      assetTag: 'A-0017',
      purchasedAt: '2026-02-28',
      notes: 'Second hand.\nCracked glass.',
      externalIds: [{ source: 'intune', id: '7C9E6679-7425-40DE-944B-E07FC1F90AE7' }],
    };
    const sent = {
      ...shown,
      macs: [
        { address: '00:00:5e:00:53:10', kind: 'ethernet' },
        { address: '0000.5e00.5311', kind: 'wifi' },
      ],
      imei: ['49-015420-323751-8', '3520990017614823'],
      iccid: '8941 0123 4567 8901 234',
      phoneNumber: '+41 44 123 45 67',
    };
    let made = await device({});
    const [created] = await eventsOf(registry(), async () => {
      made = await device(sent);
    });
    assert.partialDeepStrictEqual(made, shown);
    assert.deepEqual(await ok(admin, 'GET', `/devices/${made.id}`), made);
    assert.partialDeepStrictEqual(created?.after ?? {}, shown);

    let changed = made;
    const [updated] = await eventsOf(registry(), async () => {
      changed = await ok(admin, 'PATCH', `/devices/${made.id}`, { notes: null, imei: [], assetTag: 'a-0017' });
    });
    assert.ok(!('notes' in changed) && !('imei' in changed));
    assert.deepEqual([changed.assetTag, changed.macs, changed.revision], ['a-0017', shown.macs, 2]);
    assert.partialDeepStrictEqual(updated?.before ?? {}, {
      notes: shown.notes,
      imei: shown.imei,
      assetTag: 'A-0017',
    });
    await events(0, () => ok(admin, 'PATCH', `/devices/${made.id}`, { assetTag: 'a-0017' }));
  });

  it('of a person can have notes, which they see themselves, by which they are found, and which can be cleared', async () => {
    const made = await ok(admin, 'POST', '/people', {
      login: 'noted',
      firstName: 'No',
      lastName: 'Ted',
      notes: ' Sits in the attic.\nCall first. ',
    });
    assert.equal(made.notes, 'Sits in the attic.\nCall first.');
    assert.deepEqual(
      (await ok(admin, 'GET', '/people?q=attic')).items.map(({ id }: { id: string }) => id),
      [made.id],
    );
    const owner = { kind: 'person', id: made.id };
    const { token } = await ok(admin, 'POST', '/tokens', { owner, scopes: ['devices:read'], label: 'own' });
    const own = createApi(await registry().serve(), token);
    assert.equal((await ok(own, 'GET', `/people/${made.id}`)).notes, made.notes);
    const cleared = await ok(admin, 'PATCH', `/people/${made.id}`, { notes: null });
    assert.ok(!('notes' in cleared));
    assert.deepEqual(await onlyFault(admin, 'PATCH', `/people/${made.id}`, { notes: ' \n' }), ['body', 'notes', 'format']);
  });

  it('identifies one device or person: what another one has is refused with the reason, until it is free', async () => {
    const first = await device({ assetTag: 'B-1', imei: ['356938035643809'], externalIds: [{ source: 'jamf', id: '9' }] });
    assert.equal(
      await conflict('POST', '/devices', { kind: 'mobile', assetTag: 'b-1' }),
      'The asset tag b-1 belongs to another device.',
    );
    assert.match(await conflict('POST', '/devices', { kind: 'mobile', imei: ['35693803564380'] }), /The IMEI 356938035643809/);
    assert.match(
      await conflict('POST', '/devices', { kind: 'mobile', externalIds: [{ source: 'jamf', id: '9' }] }),
      /The jamf id 9/,
    );
    await ok(admin, 'PATCH', `/devices/${first.id}`, { assetTag: null, imei: null, externalIds: null });
    await device({ assetTag: 'b-1', imei: ['356938035643809'], externalIds: [{ source: 'jamf', id: '9' }] });
    for (const _ of ['first', 'second']) await device({ iccid: '8941012345678900001', phoneNumber: '+41441234568' });
  });

  it('a MAC address belongs to one device, whichever of its interfaces has it', async () => {
    const docked = await device({ mac: '00005E005320', macs: [{ address: '00005E005320', kind: 'ethernet' }] });
    const wireless = await device({ macs: [{ address: '00005E005321', kind: 'wifi' }] });
    const taken = /The MAC address 00005E00532\d (belongs to another device|is in use)\./;
    assert.match(await conflict('POST', '/devices', { kind: 'mobile', mac: '00005E005321' }), taken);
    assert.match(
      await conflict('PATCH', `/devices/${wireless.id}`, { macs: [{ address: '00005E005320', kind: 'wifi' }] }),
      taken,
    );
    assert.equal(docked.mac, '00005E005320');
  });

  it('of a person is unique among those who are here, and free when they leave', async () => {
    const members = { employeeNumber: 'E-1', externalIds: [{ source: 'workday', id: 'W1' }] };
    const ann = await ok(admin, 'POST', '/people', { login: 'ann', ...ANN, ...members });
    assert.partialDeepStrictEqual(ann, members);
    const other = { login: 'other', ...ANN };
    assert.match(
      await conflict('POST', '/people', { ...other, employeeNumber: 'e-1' }),
      /The employee number e-1 belongs to another person/,
    );
    assert.match(await conflict('POST', '/people', { ...other, externalIds: members.externalIds }), /The workday id W1/);
    await ok(admin, 'DELETE', `/people/${ann.id}`);
    const next = await ok(admin, 'POST', '/people', { ...other, ...members });
    const changed = await events(1, () => ok(admin, 'PATCH', `/people/${next.id}`, { employeeNumber: 'E-2' }));
    assert.deepEqual([changed.employeeNumber, changed.externalIds], ['E-2', members.externalIds]);
  });

  it('is refused where it cannot be, by the member that is wrong', async () => {
    const wrong: readonly [object, string][] = [
      [{ imei: ['490154203237519'] }, 'imei.0'],
      [{ imei: ['000000000000000'] }, 'imei.0'],
      [{ imei: ['490154203237518', '49015420323751'] }, 'imei'],
      [{ iccid: '1234567890123456789' }, 'iccid'],
      [{ phoneNumber: '044 123 45 67' }, 'phoneNumber'],
      [{ purchasedAt: '2026-02-30' }, 'purchasedAt'],
      [{ notes: '  ' }, 'notes'],
      [{ macs: [{ address: 'ff:ff:ff:ff:ff:ff', kind: 'wifi' }] }, 'macs.0.address'],
      [{ externalIds: [{ source: 'Jamf', id: '1' }] }, 'externalIds.0.source'],
      [
        {
          externalIds: [
            { source: 'a', id: '1' },
            { source: 'a', id: '2' },
          ],
        },
        'externalIds',
      ],
    ];
    for (const [members, field] of wrong) {
      const [, name] = await events(0, () => onlyFault(admin, 'POST', '/devices', { kind: 'mobile', ...members }));
      assert.equal(name, field);
    }
  });

  it('a block of a device holds for all of its interfaces and IMEIs', async () => {
    const stolen = await device({ macs: [{ address: '00005E005330', kind: 'wifi' }], imei: ['358240051111110'] });
    await ok(admin, 'POST', `/devices/${stolen.id}/disable`, { reason: 'stolen' });
    await ok(admin, 'PATCH', `/devices/${stolen.id}`, { macs: null, imei: null });
    for (const known of [
      { macs: [{ address: '00005E005330', kind: 'other' }] },
      { imei: ['358240051111110'] },
      { mac: '00005E005330' },
    ]) {
      const again = await device(known);
      assert.equal(again.disabled?.reason, 'stolen', JSON.stringify(known));
      await ok(admin, 'PATCH', `/devices/${again.id}`, { macs: null, imei: null, mac: null });
    }
  });

  it('finds exactly one device or person, in any spelling, together with the other filters', async () => {
    const one = await device({
      name: 'found',
      assetTag: 'F-1',
      imei: ['352099001761499'],
      iccid: '8941012345678907777',
      phoneNumber: '+41441230001',
    });
    await ok(admin, 'PATCH', `/devices/${one.id}`, {
      macs: [{ address: '00005E005340', kind: 'wifi' }],
      externalIds: [{ source: 'sap', id: 'urn:x:1' }],
    });
    const found = [
      'assetTag=f-1',
      'imei=352099001761499',
      'imei=35-209900-176149',
      'iccid=8941%200123%204567%208907%20777',
      'phoneNumber=%2B41%2044%20123%2000%2001',
      'mac=00:00:5e:00:53:40',
      'externalId=sap:urn:x:1',
      'externalId=sap:urn:x:1&assetTag=F-1&lifecycle=in_stock&kind=mobile&total=true',
    ];
    for (const query of found)
      assert.deepEqual(
        (await ok(admin, 'GET', `/devices?${query}`)).items,
        [await ok(admin, 'GET', `/devices/${one.id}`)],
        query,
      );
    for (const query of [
      'assetTag=F-2',
      'externalId=sap:URN:x:1',
      'externalId=sap:urn:x:1&assetTag=B-1',
      'assetTag=F-1&lifecycle=lost',
    ]) {
      assert.deepEqual((await ok(admin, 'GET', `/devices?${query}`)).items, [], query);
    }
    const person = await ok(admin, 'POST', '/people', {
      login: 'eve',
      ...ANN,
      employeeNumber: 'E-77',
      externalIds: [{ source: 'entra', id: 'x' }],
    });
    for (const query of ['employeeNumber=e-77', 'externalId=entra:x', 'externalId=entra:x&login=EVE']) {
      assert.deepEqual((await ok(admin, 'GET', `/people?${query}`)).items, [person], query);
    }
    assert.deepEqual(await onlyFault(admin, 'GET', '/people?externalId=entra'), ['query', 'externalId', 'format']);
  });

  it('a device is in stock or assigned by who holds it, wherever it is shown', async () => {
    const { id } = await device({ assetTag: 'L-1' });
    const seen = async () => [
      (await ok(admin, 'GET', `/devices/${id}`)).lifecycle,
      ...(await ok(admin, 'GET', '/devices?assetTag=L-1&lifecycle=in_stock,assigned')).items.map(
        (each: { lifecycle: string }) => each.lifecycle,
      ),
    ];
    assert.deepEqual(await seen(), ['in_stock', 'in_stock']);
    const { id: personId } = await ok(admin, 'POST', '/people', { login: `holder-${engine}`, ...ANN });
    const { id: assignmentId, createdAt } = await ok(admin, 'POST', '/assignments', {
      deviceId: id,
      owner: { kind: 'person', id: personId },
    });
    assert.deepEqual(await seen(), ['assigned', 'assigned']);
    const held = async (query: string) =>
      (await ok(admin, 'GET', `/people/${personId}/devices${query}`)).items[0].device.lifecycle;
    assert.equal(await held(''), 'assigned');
    await ok(admin, 'POST', `/assignments/${assignmentId}/end`);
    assert.deepEqual(await seen(), ['in_stock', 'in_stock']);
    assert.equal(await held(`?asOf=${createdAt}`), 'in_stock', 'a device is shown as it is now');
  });
});
