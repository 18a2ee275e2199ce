/** Files are planned and applied over the native API. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, it } from 'node:test';
import type { Import, ImportRow } from '@heldby/contract';
import { readCsv } from '../support/csv.ts';
import { settled, useImports } from '../support/imports.ts';
import { BASE, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const sheet = (name: string) => readFileSync(new URL(`../support/spreadsheets/${name}`, import.meta.url));
const mapped = ({ columns }: Import) => Object.fromEntries(columns.map(({ column, member }) => [column, member]));

onBothDatabases('an import', engine => {
  const registry = useRegistry(engine);
  const { admin, rowsOf, planned, applied, undone } = useImports(registry);
  let here = '';
  const lastEvent = async () => (await ok(admin, 'GET', '/events?limit=1000&type=person.*,device.*,assignment.*')).after;

  before(async () => {
    here = (await ok(admin, 'POST', '/locations', { name: 'Here' })).id;
  });

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

  it('takes “Device” for the name beside a column of models, and for the model where there is none', async () => {
    const both = await planned('Device,Model,Serial\nFront desk,Pixel 10,TWO-1\n');
    assert.deepEqual(mapped(both), { Device: 'device.name', Model: 'device.model', Serial: 'device.serial' });
    const one = await planned('Device,Serial\nPixel 10,TWO-1\n');
    assert.deepEqual(mapped(one), { Device: 'device.model', Serial: 'device.serial' });
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
    await ok(admin, 'POST', '/devices', { kind: 'mobile', serial: 'P1' });
    const file = 'device,owner,createdAt,until,endReason\nP1,ann,2021-03-01,2022-06-30,returned\n';
    const { id, counts } = await applied(file, '?list=assignments');
    assert.equal(counts.applied, 1, JSON.stringify(await rowsOf(id)));
    assert.equal((await planned(file, '?list=assignments')).counts.same, 1);
    const [device] = (await ok(admin, 'GET', '/devices?serial=P1')).items;
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
