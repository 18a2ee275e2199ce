/** Files are planned, applied and undone over the native API. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, it } from 'node:test';
import type { Import, ImportRow } from '@heldby/contract';
import { readCsv } from '../support/csv.ts';
import type { Api } from '../support/http.ts';
import { sendFile, settled } from '../support/imports.ts';
import { startTestJobs } from '../support/jobs.ts';
import { administratorApi, BASE, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const sheet = (name: string) => readFileSync(new URL(`../support/spreadsheets/${name}`, import.meta.url));
const mapped = ({ columns }: Import) => Object.fromEntries(columns.map(({ column, member }) => [column, member]));

onBothDatabases('an import', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let here = '';
  const rowsOf = async (id: string, query = '', api = admin): Promise<ImportRow[]> =>
    (await ok(api, 'GET', `/imports/${id}/rows?limit=1000${query}`)).items;
  const planned = async (file: string | Uint8Array, query = '', api = admin): Promise<Import> => {
    const { id } = await sendFile(api, file, query);
    return settled(api, id);
  };
  const applied = async (file: string | Uint8Array, query = '', api = admin): Promise<Import> => {
    const { id, state, problem } = await planned(file, query, api);
    assert.equal(state, 'planned', problem ?? '');
    await ok(api, 'POST', `/imports/${id}/apply`);
    return settled(api, id);
  };
  const undone = async (id: string, api = admin): Promise<Import> => {
    await ok(api, 'POST', `/imports/${id}/undo`);
    return settled(api, id);
  };
  const lastEvent = async () => (await ok(admin, 'GET', '/events?limit=1000&type=person.*,device.*,assignment.*')).after;

  let stop: () => Promise<void>;
  before(async () => {
    stop = startTestJobs(registry()).stop;
    admin = await administratorApi(registry(), 'root');
    here = (await ok(admin, 'POST', '/locations', { name: 'Here' })).id;
  });

  after(() => stop());

  it('takes the sheet of an IT department as Excel writes it in German: people, devices, and who has them since when', async () => {
    const plan = await planned(sheet('excel-german.csv'), '?name=handys.csv&country=%2B49');
    assert.deepEqual(plan.file, {
      format: 'csv',
      encoding: 'windows-1252',
      byteOrderMark: false,
      delimiter: 'semicolon',
      lineEnds: 'crlf',
      dates: 'dmy',
    });
    assert.deepEqual(mapped(plan), {
      Name: 'person.fullName',
      'E-Mail': 'person.email',
      Abteilung: null,
      Gerät: 'device.model',
      Hersteller: 'device.make',
      Seriennummer: 'device.serial',
      IMEI: 'device.imei',
      Telefonnummer: 'device.phoneNumber',
      'Ausgegeben am': 'holding.createdAt',
      Bemerkung: 'device.notes',
    });
    assert.deepEqual([plan.list, plan.counts.new, plan.counts.refused], ['devices', 3, 0], JSON.stringify(await rowsOf(plan.id)));
    assert.equal((await ok(admin, 'GET', '/people?total=true')).total, 1);
    const [first, , third] = await rowsOf(plan.id);
    const change = (row: ImportRow | undefined, member: string) => row?.changes.find(each => each.member === member)?.after;
    assert.deepEqual(
      [first?.line, change(first, 'person.firstName'), change(first, 'device.phoneNumber')],
      [2, 'Jürgen', '+49170 1234567'],
    );
    assert.deepEqual([third?.line, change(third, 'person.login')], [5, undefined]);
    await ok(admin, 'POST', `/imports/${plan.id}/apply`, { reason: 'the old list' });
    const done = await settled(admin, plan.id);
    assert.deepEqual(
      [done.state, done.counts.applied, done.counts.failed],
      ['applied', 3, 0],
      JSON.stringify(await rowsOf(plan.id)),
    );
    const { items } = await ok(admin, 'GET', '/assignments?expand=person,device');
    assert.deepEqual(
      items.map((each: { person: { displayName: string }; device: { serial: string }; createdAt: string }) => [
        each.person.displayName,
        each.device.serial,
        each.createdAt.slice(0, 10),
      ]),
      [
        ['Jürgen Müller', 'F2LXK0A1', '2024-05-03'],
        ['Änne Groß', 'R58N40B2', '2025-01-14'],
        ['Jürgen Müller', 'DMPX1C3', '2024-05-03'],
      ],
    );
    assert.equal((await ok(admin, 'GET', '/devices?serial=R58N40B2')).items[0].notes, 'Display "neu";\nHülle fehlt');
  });

  it('of the same file a second time changes nothing, and writes no event', async () => {
    const before = await lastEvent();
    const again = await planned(sheet('excel-german.csv'), '?country=%2B49');
    assert.deepEqual([again.counts.same, again.counts.rows], [3, 3], JSON.stringify(await rowsOf(again.id)));
    await ok(admin, 'POST', `/imports/${again.id}/apply`);
    assert.equal((await settled(admin, again.id)).state, 'applied');
    assert.equal(await lastEvent(), before);
  });

  it('reads what Excel writes in Japanese, as Unicode text, and what LibreOffice and Numbers write', async () => {
    const japanese = await planned(sheet('excel-japanese.csv'));
    assert.deepEqual(
      [japanese.file?.encoding, japanese.counts.new, japanese.counts.refused],
      ['shift_jis', 2, 0],
      japanese.problem ?? '',
    );
    assert.deepEqual(Object.values(mapped(japanese)), [
      'person.fullName',
      'person.email',
      'device.model',
      'device.make',
      'device.serial',
      'holding.createdAt',
      'device.notes',
    ]);
    const unicode = await applied(sheet('excel-unicode.txt'));
    assert.deepEqual([unicode.file?.encoding, unicode.file?.byteOrderMark, unicode.file?.delimiter], ['utf-16le', true, 'tab']);
    assert.equal((await ok(admin, 'GET', '/people?login=muhammad')).items[0].lastName, 'عبد الرحمن');
    const office = await planned(sheet('libreoffice.csv'));
    assert.deepEqual(
      [office.file?.lineEnds, office.file?.dates, office.counts.new],
      ['lf', 'mdy', 2],
      JSON.stringify(await rowsOf(office.id)),
    );
    const numbers = await applied(sheet('numbers.csv'));
    assert.deepEqual([numbers.list, numbers.counts.applied], ['people', 2], JSON.stringify(await rowsOf(numbers.id)));
    const [picard] = (await ok(admin, 'GET', '/people?login=jl@example.com')).items;
    assert.deepEqual([picard.firstName, picard.employeeNumber], ['Jean- Luc', '=1+1']);
  });

  it('says of each row what is new, changed, the same or refused, and why; and gives the refused ones back as a file', async () => {
    await ok(admin, 'POST', '/people', { login: 'cat', firstName: 'Cat', lastName: 'Lee', email: 'cat@example.com' });
    const file =
      'login,firstName,lastName,location\ncat,Catherine,Lee,Here\nann,Ann,Lee,\ndan,Dan,Roe,Nowhere\nCAT,Cat,Lee,\neve,Eve,,here\n';
    const plan = await planned(file);
    const rows = await rowsOf(plan.id);
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['changed', 'same', 'refused', 'refused', 'new'],
    );
    assert.deepEqual(rows[0]?.changes, [
      { member: 'person.firstName', before: 'Cat', after: 'Catherine' },
      { member: 'person.locationId', before: null, after: here },
    ]);
    assert.match(rows[2]?.reason ?? '', /location must be the name or the id of a location that there is, not "Nowhere"/);
    assert.match(rows[3]?.reason ?? '', /same person as line 2/);
    const csv = (await admin('GET', `${BASE}/imports/${plan.id}/rows?state=refused&format=csv`)).text;
    assert.deepEqual(
      readCsv(csv).map(({ login }) => login),
      ['dan', 'CAT'],
    );
  });

  it('corrects what a column means, plans again, and keeps that for the next file with these columns', async () => {
    const file = 'Kennung,Wer,Schuhgröße\nfred,Fred Roe,44\n';
    const first = await planned(file);
    assert.deepEqual(mapped(first), { Kennung: 'person.login', Wer: null, Schuhgröße: null });
    const columns = [{ column: 'Wer', member: 'person.fullName' }];
    await ok(admin, 'PATCH', `/imports/${first.id}`, { columns });
    const corrected = await settled(admin, first.id);
    assert.deepEqual(corrected.columns[1], { column: 'Wer', member: 'person.fullName', by: 'given' });
    const second = await planned(file);
    assert.deepEqual(second.columns[1], { column: 'Wer', member: 'person.fullName', by: 'kept' });
    await refused(admin, 'invalid', 'PATCH', `/imports/${first.id}`, { columns: [{ column: 'Wer', member: 'person.shoes' }] });
    await refused(admin, 'invalid', 'PATCH', `/imports/${first.id}`, { columns: [{ column: 'Wen', member: null }] });
  });

  it('is undone row by row, except for what somebody has changed since', async () => {
    const file =
      'serial,model,E-Mail,Name\nU1,One,gus@example.com,Gus Roe\nU2,Two,hal@example.com,Hal Roe\nU3,Three,gus@example.com,Gus Roe\n';
    const { id, counts } = await applied(file);
    assert.equal(counts.applied, 3, JSON.stringify(await rowsOf(id)));
    const [edited] = (await ok(admin, 'GET', '/devices?serial=U2')).items;
    await ok(admin, 'PATCH', `/devices/${edited.id}`, { name: 'mine' });
    const after = await undone(id);
    const rows = await rowsOf(id);
    assert.deepEqual(
      rows.map(({ result }) => result),
      ['reversed', 'kept', 'reversed'],
      JSON.stringify(rows),
    );
    assert.match(rows[1]?.reason ?? '', /changed since/);
    assert.deepEqual([after.state, after.counts.reversed, after.counts.kept], ['undone', 2, 1]);
    assert.deepEqual((await ok(admin, 'GET', '/people?email=gus@example.com')).items, []);
    assert.equal((await ok(admin, 'GET', '/people?email=hal@example.com')).items.length, 1);
    assert.equal((await ok(admin, 'GET', '/devices?serial=U1')).items[0].lifecycle, 'retired');
    assert.equal((await ok(admin, 'GET', '/devices?serial=U2')).items[0].lifecycle, 'assigned');
    await refused(admin, 'conflict', 'POST', `/imports/${id}/undo`);
  });

  it('keeps, when it is undone, people who got a device or a group since', async () => {
    const { id } = await applied('login,firstName\nkit,Kit\nlou,Lou\nmax,Max\n');
    const idOf = async (login: string) => (await ok(admin, 'GET', `/people?login=${login}`)).items[0].id as string;
    const device = await ok(admin, 'POST', '/devices', { kind: 'mobile', serial: 'GIVEN-1' });
    const owner = { kind: 'person', id: await idOf('kit') };
    await ok(admin, 'POST', '/assignments', { deviceId: device.id, owner });
    const group = await ok(admin, 'POST', '/groups', { name: 'Night shift' });
    await ok(admin, 'POST', `/groups/${group.id}/members`, { personIds: [await idOf('lou')] });
    assert.deepEqual((await undone(id)).counts.kept, 2);
    const rows = await rowsOf(id);
    assert.deepEqual(
      rows.map(({ result }) => result),
      ['kept', 'kept', 'reversed'],
    );
    assert.match(rows[0]?.reason ?? '', /got something since: device/);
    assert.match(rows[1]?.reason ?? '', /got something since: group “Night shift”/);
    assert.equal((await ok(admin, 'GET', `/people/${owner.id}/devices`)).items.length, 1);
  });

  it('that was undone brings the same people and devices again, with what the new file says of them and no more', async () => {
    const wrong =
      'serial,assetTag,model,notes,employeeNumber,login,firstName\nR1,A-1,wrong,stays not,4711,rex,Rex\nR2,A-2,,,,,\n';
    const first = await applied(wrong);
    await undone(first.id);
    const [byHand] = (await ok(admin, 'GET', '/devices?serial=R2')).items;
    await ok(admin, 'POST', `/devices/${byHand.id}/lifecycle`, { state: 'in_stock' });
    await ok(admin, 'POST', `/devices/${byHand.id}/lifecycle`, { state: 'retired' });
    const right = 'serial,assetTag,model,employeeNumber,login,firstName\nR1,A-1,right,4711,rex,Rex\nR2,A-2,,,sue,Sue\n';
    const plan = await planned(right);
    const [row, other] = await rowsOf(plan.id);
    assert.deepEqual([row?.state, other?.state], ['new', 'refused']);
    assert.match(other?.reason ?? '', /The device is retired/);
    const shown = Object.fromEntries((row?.changes ?? []).map(({ member, before, after }) => [member, [before, after]]));
    assert.deepEqual(shown['device.lifecycle'], ['retired', 'in_stock']);
    assert.deepEqual(
      [shown['device.model'], shown['device.notes']],
      [
        ['wrong', 'right'],
        ['stays not', null],
      ],
    );
    await ok(admin, 'POST', `/imports/${plan.id}/apply`);
    assert.equal((await settled(admin, plan.id)).counts.applied, 1, JSON.stringify(await rowsOf(plan.id)));
    const [device] = (await ok(admin, 'GET', '/devices?serial=R1&expand=holders')).items;
    assert.deepEqual(
      [device.lifecycle, device.model, device.notes, device.holders[0]?.name],
      ['assigned', 'right', undefined, 'Rex'],
    );
    assert.equal((await undone(plan.id)).counts.reversed, 1);
    assert.equal((await ok(admin, 'GET', '/devices?serial=R1')).items[0].lifecycle, 'retired');
  });

  it('gives a device back to its former holder, and values their old text, when it is undone', async () => {
    await ok(admin, 'POST', '/people', { login: 'ida', firstName: 'Ida', lastName: 'Roe' });
    const first = await applied('login,serial,model\nida,H1,Old\n', '?list=devices');
    assert.equal(first.counts.applied, 1, JSON.stringify(await rowsOf(first.id)));
    const { id } = await applied('login,serial,model\nann,H1,New\n', '?list=devices');
    const [row] = await rowsOf(id);
    assert.equal(row?.result, 'applied', JSON.stringify(row));
    const holder = async () => {
      const [device] = (await ok(admin, 'GET', '/devices?serial=H1&expand=holders')).items;
      return [device.model, device.holders[0]?.name];
    };
    assert.deepEqual(await holder(), ['New', 'Ann Lee']);
    assert.equal((await undone(id)).counts.reversed, 1, JSON.stringify(await rowsOf(id)));
    assert.deepEqual(await holder(), ['Old', 'Ida Roe']);
  });

  it('refuses a row whose person or device somebody has changed since the plan', async () => {
    const plan = await planned('login,firstName\ncat,Kitty\nann,Anne\n');
    const [cat] = (await ok(admin, 'GET', '/people?login=cat')).items;
    await ok(admin, 'PATCH', `/people/${cat.id}`, { notes: 'seen' });
    await ok(admin, 'POST', `/imports/${plan.id}/apply`);
    const done = await settled(admin, plan.id);
    assert.deepEqual([done.counts.applied, done.counts.failed], [1, 1]);
    const [row] = await rowsOf(plan.id, '&result=refused');
    assert.match(row?.reason ?? '', /changed after the import was planned/);
  });

  it('brings history: who held what from when to when, once', async () => {
    const file = 'device,owner,createdAt,until,endReason\nU2,ann,2021-03-01,2022-06-30,returned\n';
    const { id, counts } = await applied(file, '?list=assignments');
    assert.equal(counts.applied, 1, JSON.stringify(await rowsOf(id)));
    assert.equal((await planned(file, '?list=assignments')).counts.same, 1);
    const [device] = (await ok(admin, 'GET', '/devices?serial=U2')).items;
    assert.equal((await ok(admin, 'GET', `/devices/${device.id}/holders?asOf=2022-01-01`)).items[0].name, 'Anne Lee');
    assert.equal((await undone(id)).counts.reversed, 1, JSON.stringify(await rowsOf(id)));
    assert.deepEqual((await ok(admin, 'GET', `/devices/${device.id}/holders?asOf=2022-01-01`)).items, []);
  });

  it('of what was exported changes nothing, with formulas, quotes, line breaks and Arabic names', async () => {
    await ok(admin, 'POST', '/people', {
      login: 'odd',
      firstName: '=cmd()',
      lastName: "'+x",
      notes: '"a";\nb',
      displayName: 'محمد, "M"',
    });
    await ok(admin, 'POST', '/devices', {
      kind: 'mobile',
      serial: '-12',
      name: '@x',
      tags: ['a;b', 'c'],
      imei: ['490154203237518'].slice(1),
    });
    for (const list of ['people', 'devices', 'assignments']) {
      for (const format of ['csv', 'ndjson']) {
        const { text } = await admin(
          'GET',
          `${BASE}/export/${list}?format=${format}${list === 'assignments' ? '&state=any' : ''}`,
        );
        const plan = await planned(text, `?list=${list}&format=${format}`);
        const others = (await rowsOf(plan.id)).filter(({ state }) => state !== 'same');
        assert.deepEqual(others, [], `${list} as ${format}: ${plan.problem}`);
        assert.ok(plan.counts.same > 0);
      }
    }
  });
});
