/** By what the rows of a file are found, where several columns tell people and devices apart. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Import, ImportRow } from '@heldby/contract';
import { IMPORT_KEY_WORDS } from '../../../contract/src/import-objects.ts';
import { KEY_MEMBERS } from '../../src/domain/transfer/members.ts';
import type { Api } from '../support/http.ts';
import { sendFile, settled } from '../support/imports.ts';
import { startTestJobs } from '../support/jobs.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('the key of an import', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let stop: () => Promise<void>;
  const planned = async (file: string, query = ''): Promise<Import> => settled(admin, (await sendFile(admin, file, query)).id);
  const rowsOf = async (id: string): Promise<ImportRow[]> => (await ok(admin, 'GET', `/imports/${id}/rows`)).items;
  const changesOf = ({ changes }: ImportRow) =>
    Object.fromEntries(changes.map(({ member, before, after }) => [member, [before, after]]));

  before(async () => {
    stop = startTestJobs(registry()).stop;
    admin = await administratorApi(registry(), 'root');
    await ok(admin, 'POST', '/devices', { kind: 'desk_phone', serial: 'S1', mac: '0000000000A1', assetTag: 'T1' });
    await ok(admin, 'POST', '/devices', { kind: 'desk_phone', serial: 'S2', mac: '0000000000A2', assetTag: 'T2' });
    await ok(admin, 'POST', '/people', { login: 'ann', firstName: 'Ann', lastName: 'Lee', email: 'ann@example.com' });
  });
  after(() => stop());

  it('can be each member that tells people or devices apart', () => {
    assert.deepEqual([...IMPORT_KEY_WORDS].toSorted(), [...KEY_MEMBERS].toSorted());
  });

  it('finds devices by that alone, and the other ids are values to change', async () => {
    const file = 'serial,mac,assetTag,kind\nS9,0000000000A1,T1,desk_phone\n';
    const [bySerial] = await rowsOf((await planned(file)).id);
    assert.deepEqual([bySerial?.state, changesOf(bySerial ?? assert.fail())], ['changed', { 'device.serial': ['S1', 'S9'] }]);
    const plan = await planned('serial,mac,assetTag,kind\nS1,0000000000B1,T2,desk_phone\n', '?key=device.assetTag');
    assert.deepEqual(plan.key, ['device.assetTag']);
    const [byTag] = await rowsOf(plan.id);
    assert.deepEqual(changesOf(byTag ?? assert.fail()), {
      'device.serial': ['S2', 'S1'],
      'device.mac': ['0000000000A2', '0000000000B1'],
    });
  });

  it('is chosen later as well, and taken back, and the file is planned again', async () => {
    const file = 'login,email,firstName\nann2,ann@example.com,Ann\n';
    const { id } = await planned(file);
    assert.deepEqual(changesOf((await rowsOf(id))[0] ?? assert.fail()), { 'person.login': ['ann', 'ann2'] });
    await ok(admin, 'PATCH', `/imports/${id}`, { key: ['person.login'] });
    assert.deepEqual((await settled(admin, id)).key, ['person.login']);
    assert.equal((await rowsOf(id))[0]?.state, 'new');
    await ok(admin, 'PATCH', `/imports/${id}`, { key: [] });
    await settled(admin, id);
    assert.equal((await rowsOf(id))[0]?.state, 'changed');
  });

  it('refuses rows that do not have it, and files without its column', async () => {
    const plan = await planned(
      'serial,mac,login,email\n,0000000000A1,ann,\nS1,,,ann@example.com\n',
      '?key=device.serial,person.email',
    );
    assert.deepEqual(
      (await rowsOf(plan.id)).map(({ state, reason }) => [state, reason]),
      [
        ['refused', 'The row has no person.email, by which this import finds people.'],
        ['new', null],
      ],
    );
    const none = await planned('login,firstName\nann,Ann\n', '?key=person.employeeNumber');
    assert.deepEqual(
      [none.state, none.problem],
      ['failed', 'No column of the file is person.employeeNumber, by which its rows are to be found.'],
    );
  });

  it('is one member of people, one of devices, or one of each', async () => {
    await refused(admin, 'invalid', 'POST', '/imports?key=device.serial,device.mac', 'serial\nS1\n', {
      'content-type': 'text/csv',
    });
    const { id } = await planned('serial,mac\nS1,\n');
    await refused(admin, 'invalid', 'PATCH', `/imports/${id}`, { key: ['device.serial', 'device.mac'] });
    await refused(admin, 'invalid', 'PATCH', `/imports/${id}`, { key: ['device.name'] });
  });

  it('tells devices apart that only another system knows', async () => {
    const ids = (id: string) => `"[{""source"":""mdm"",""id"":""${id}""}]"`;
    const plan = await planned(
      `externalIds,model,kind\n${ids('1')},A,mobile\n${ids('2')},B,mobile\n${ids('1')},C,mobile\n`,
      '?list=devices',
    );
    assert.deepEqual(
      (await rowsOf(plan.id)).map(({ state }) => state),
      ['new', 'new', 'refused'],
      plan.problem ?? '',
    );
  });
});
