/** Files of lines on devices: members, labels and how owners are called. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createApi } from '../support/http.ts';
import { settled, useImports } from '../support/imports.ts';
import { BASE, ok } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('a file of lines', engine => {
  const registry = useRegistry(engine);
  const { admin, rowsOf, undone, ...files } = useImports(registry);
  let here = '';
  let there = '';
  let phones = 0;
  const planned = (file: string, api = admin, query = '?list=lines') => files.planned(file, query, api);
  const applied = (file: string) => files.applied(file, '?list=lines');
  const reasons = async (file: string, api = admin): Promise<(string | null)[]> =>
    (await rowsOf((await planned(file, api)).id, '', api)).map(({ reason }) => reason);
  const linesOf = async (mac: string) =>
    (await ok(admin, 'GET', '/lines')).items.filter((line: { mac: string }) => line.mac === mac);
  const person = async (login: string) => (await registry().addPerson(login)).person.id;
  /** A desk phone that nobody has yet, by its MAC address. */
  const phone = async (locationId = here): Promise<string> => {
    phones += 1;
    const mac = `0A1B2C3D4E${String(phones).padStart(2, '0')}`;
    return (await ok(admin, 'POST', '/devices', { kind: 'desk_phone', mac, locationId })).mac;
  };

  before(async () => {
    here = (await ok(admin, 'POST', '/locations', { name: 'Here' })).id;
    there = (await ok(admin, 'POST', '/locations', { name: 'There' })).id;
    for (const login of ['amy', 'ben', 'cleo', 'dan', 'flo']) await person(login);
  });

  it('adds the owner and the members of a phone, says how they are called, and is undone as a whole', async () => {
    const mac = await phone();
    const file = `MAC-Adresse;Login;Leitung;Beschriftung;Durchwahl;Rufnummer;Standort
${mac};amy;1;Amy;1 01;+49 (89) 1234-101;Here
${mac};ben;3;Ben;102;;Here
`;
    const done = await applied(file);
    assert.deepEqual([done.list, done.counts.new, done.counts.applied], ['lines', 2, 2], JSON.stringify(await rowsOf(done.id)));
    const [first, second] = await linesOf(mac);
    assert.deepEqual(
      [first.kind, first.port, first.label, first.extension, first.phoneNumber, first.locationId],
      ['primary', 1, 'Amy', '101', '+49891234101', here],
    );
    assert.deepEqual([second.kind, second.port, second.label, second.extension], ['shared', 3, 'Ben', '102']);
    assert.deepEqual((await planned(file)).counts.same, 2);
    const { counts } = await undone(done.id);
    assert.deepEqual([counts.reversed, counts.kept], [2, 0], JSON.stringify(await rowsOf(done.id)));
    assert.deepEqual(await linesOf(mac), []);
    assert.equal((await admin('GET', `${BASE}/people/${first.owner.id}/calling`)).status, 404);
  });

  it('that was exported imports unchanged, and what is changed in it changes the line', async () => {
    const mac = await phone();
    await applied(`line.device,line.owner,line.port,line.label,line.extension,line.location
${mac},amy,1,Desk,201,Here
${mac},ben,2,,202,There
`);
    const exported = (await admin('GET', `${BASE}/export/lines`)).text;
    assert.match(exported, /^id,device,deviceName,owner,ownerName,port,kind,/);
    const same = await planned(exported, admin, '');
    assert.deepEqual([same.list, same.counts.same, same.counts.rows], ['lines', same.counts.rows, 2], JSON.stringify(same));
    const ended = (await admin('GET', `${BASE}/export/lines?state=ended`)).text;
    assert.ok((await planned(ended, admin, '')).counts.same > 0);
    const other = exported.replace(',Desk,', ',Front desk,').replace(',202,', ',203,');
    const { id, counts } = await applied(other);
    assert.deepEqual([counts.changed, counts.applied], [2, 2]);
    assert.deepEqual(
      (await rowsOf(id)).map(({ changes }) => changes),
      [
        [{ member: 'line.label', before: 'Desk', after: 'Front desk' }],
        [{ member: 'line.extension', before: '202', after: '203' }],
      ],
    );
    const shown = async () =>
      (await linesOf(mac)).map((line: { label: string; extension: string }) => [line.label, line.extension]);
    assert.deepEqual(await shown(), [
      ['Front desk', '201'],
      [null, '203'],
    ]);
    await undone(id);
    assert.deepEqual(await shown(), [
      ['Desk', '201'],
      [null, '202'],
    ]);
  });

  it('finds a line by its port alone, and keeps on undo what somebody has changed since', async () => {
    const mac = await phone();
    await applied(`device,owner,port\n${mac},cleo,1\n${mac},dan,2\n`);
    const { id, counts } = await applied(`device,port,label,extension,location\n${mac},1,Cleo,301,Here\n${mac},2,Dan,302,Here\n`);
    assert.equal(counts.applied, 2, JSON.stringify(await rowsOf(id)));
    const [first, second] = await linesOf(mac);
    await ok(admin, 'PATCH', `/lines/${first.id}`, { label: 'By hand' });
    await ok(admin, 'PUT', `/people/${second.owner.id}/calling`, { locationId: here, extension: '399' });
    assert.equal((await undone(id)).counts.kept, 2);
    assert.deepEqual(
      (await rowsOf(id)).map(({ reason }) => reason),
      ['The line was changed since.', 'How they are called was changed since.'],
    );
    const [now, other] = await linesOf(mac);
    assert.deepEqual([now.label, now.extension, other.label, other.extension], ['By hand', '301', 'Dan', '399']);
  });

  it('says for each row why it is refused', async () => {
    const mac = await phone();
    const taken = await phone();
    await applied(`device,owner,port,extension,location\n${taken},amy,1,401,Here\n`);
    const [line] = await linesOf(taken);
    await ok(admin, 'POST', '/devices', { kind: 'mobile', serial: 'NO-LINES' });
    const cases: readonly (readonly [string, RegExp])[] = [
      [`,${taken},,,,,`, /must name a device, and the owner of the line or its port/],
      [`,${taken},nobody,,,,`, /Nobody here is "nobody"/],
      [',unknown,amy,,,,', /No device here is "unknown"/],
      [',NO-LINES,amy,,,,', /Only desk phones and room devices have lines/],
      [`,${taken},,7,,,`, /has no line on port 7: a new line needs line.owner/],
      [`,${taken},ben,1,,,`, /Port 1 has another line/],
      [`,${taken},ben,5000,,,`, /The device has the ports 1 to/],
      [`,${taken},ben,0,,,`, /port must be a number from 1, not "0"/],
      [`,${taken},ben,2,,401,Here`, /The extension 401 is taken/],
      [`,${taken},ben,2,,4x1,Here`, /extension must be 2 to 10 digits/],
      [`,${mac},flo,,,402,`, /They are not called yet: the row needs line.location/],
      [`,${mac},ben,,main,,`, /kind must be one of primary, shared/],
      [`,${taken},ben,2,primary,,`, /has an owner already/],
      [`${line.id},${taken},amy,2,,,`, /The line has port 1, and keeps it/],
      [`${line.id},${taken},ben,1,,,`, /a line keeps its owner/],
    ];
    const head = 'id,device,owner,port,kind,extension,location\n';
    const said = await reasons(head + cases.map(([row]) => `${row}\n`).join(''));
    for (const [index, [row, says]] of cases.entries()) assert.match(said[index] ?? 'nothing', says, row);
    const twice = await reasons(`device,owner,port\n${mac},ben,1\n${mac},dan,1\n`);
    assert.match(twice[1] ?? '', /about the same line of the device as line 2/);
    const stale = await planned(`device,owner,label\n${taken},amy,Late\n`);
    await ok(admin, 'PATCH', `/lines/${line.id}`, { label: 'Sooner' });
    await ok(admin, 'POST', `/imports/${stale.id}/apply`);
    assert.equal((await settled(admin, stale.id)).counts.failed, 1);
    assert.match((await rowsOf(stale.id))[0]?.reason ?? '', /The line was changed after the import was planned/);
  });

  it('of a location administrator reaches the lines of their locations alone, and tells nothing of others', async () => {
    const [mine, theirs] = [await phone(here), await phone(there)];
    await applied(`device,owner,extension,location\n${theirs},dan,501,There\n`);
    const scopes = ['devices.org:write', 'people.org:read', 'telephony:read'] as const;
    const { person: keeper, token } = await registry().addPerson('line-keeper', { role: 'location_admin', scopes });
    await ok(admin, 'PATCH', `/people/${keeper.id}`, { administers: [here] });
    const eve = await person('eve');
    await ok(admin, 'PATCH', `/people/${eve}`, { locationId: here });
    const api = createApi(await registry().serve(), token);
    const said = await reasons(
      `device,owner,label,extension,location
${mine},eve,Eve,502,Here
${theirs},dan,,501,
${theirs},dan,Mine,,
${mine},dan,,,
${mine},eve,,503,There
`,
      api,
    );
    assert.equal(said[0], null);
    for (const reason of said.slice(1))
      assert.match(
        reason ?? 'nothing',
        /outside your locations|There is no such person|location that you can see|about the same/i,
      );
  });
});
