/** Undoing a file of lines, and telling its rows apart: what others did is kept, and every kind of owner counts. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Import } from '@heldby/contract';
import { createApi } from '../support/http.ts';
import { sendFile, settled, useImports } from '../support/imports.ts';
import { BASE, ok } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('the undo of a file of lines', engine => {
  const registry = useRegistry(engine);
  const { admin, rowsOf, ...files } = useImports(registry);
  let here = '';
  let there = '';
  let phones = 0;
  const applied = async (file: string, list = 'lines', api = admin): Promise<Import> => {
    const done = await files.applied(file, `?list=${list}`, api);
    assert.equal(done.counts.applied, done.counts.rows, JSON.stringify(await rowsOf(done.id, '', api)));
    return done;
  };
  const undone = async (id: string, api = admin) => {
    await files.undone(id, api);
    return (await rowsOf(id, '', api)).map(({ result, reason }) => [result, reason]);
  };
  const portsOf = async (mac: string): Promise<number[]> =>
    (await ok(admin, 'GET', '/lines')).items
      .filter((line: { mac: string }) => line.mac === mac)
      .map(({ port }: { port: number }) => port)
      .sort();
  const person = async (login: string) => (await registry().addPerson(login)).person.id;
  /** A desk phone that nobody has yet, by its MAC address. */
  const phone = async (): Promise<string> => {
    phones += 1;
    const mac = `0A1B2C3D5E${String(phones).padStart(2, '0')}`;
    return (await ok(admin, 'POST', '/devices', { kind: 'desk_phone', mac, locationId: here })).mac;
  };

  before(async () => {
    here = (await ok(admin, 'POST', '/locations', { name: 'Here' })).id;
    there = (await ok(admin, 'POST', '/locations', { name: 'There' })).id;
    for (const login of ['amy', 'kim', 'lou']) await person(login);
  });

  const KEPT = ['kept', 'The holder got another line on the device since.'];

  it('keeps a member who got another line from others since, and ends their lines once that one is gone', async () => {
    const mac = await phone();
    await applied(`device,owner,port\n${mac},amy,1\n`);
    const first = await applied(`device,owner,port\n${mac},kim,2\n`);
    const second = await applied(`device,owner,port\n${mac},kim,3\n`);
    assert.deepEqual(await undone(first.id), [KEPT]);
    assert.deepEqual(await portsOf(mac), [1, 2, 3]);
    assert.deepEqual(await undone(second.id), [['reversed', null]]);
    assert.deepEqual(await portsOf(mac), [1, 2]);
  });

  it('takes all lines of a member that its own rows gave', async () => {
    const mac = await phone();
    await applied(`device,owner,port\n${mac},amy,1\n`);
    const { id } = await applied(`device,owner,port\n${mac},kim,2\n${mac},kim,3\n`);
    assert.deepEqual(await undone(id), [
      ['reversed', null],
      ['reversed', null],
    ]);
    assert.deepEqual(await portsOf(mac), [1]);
  });

  it('keeps a member whose second line somebody has changed since, because their first line is of the same holding', async () => {
    const mac = await phone();
    await applied(`device,owner,port\n${mac},amy,1\n`);
    const { id } = await applied(`device,owner,port\n${mac},kim,2\n${mac},kim,3\n`);
    const last = (await ok(admin, 'GET', '/lines')).items.find(
      (line: { mac: string; port: number }) => line.mac === mac && line.port === 3,
    );
    await ok(admin, 'PATCH', `/lines/${last.id}`, { label: 'By hand' });
    assert.deepEqual(await undone(id), [KEPT, ['kept', 'The line was changed since.']]);
    assert.deepEqual(await portsOf(mac), [1, 2, 3]);
  });

  it('of a file of assignments keeps the lines of others as well', async () => {
    const [alone, more] = [await phone(), await phone()];
    const file = `holding.device,holding.owner,holding.createdAt\n${alone},lou,\n${more},lou,2024-05-01\n`;
    const { id } = await applied(file, 'assignments');
    await applied(`device,owner,port\n${more},lou,4\n`);
    assert.deepEqual(await undone(id), [['reversed', null], KEPT]);
    assert.deepEqual([await portsOf(alone), await portsOf(more)], [[], [1, 4]]);
  });

  it('gives rooms and virtual lines of one file each their line, and refuses the same owner twice', async () => {
    const mac = await phone();
    const room = await ok(admin, 'POST', '/workspaces', { name: 'Hall' });
    const other = await ok(admin, 'POST', '/workspaces', { name: 'Lobby' });
    const line = await ok(admin, 'POST', '/virtual-lines', {
      firstName: 'Front',
      lastName: 'Desk',
      locationId: here,
      extension: '801',
    });
    const owners = [`workspace:${room.id}`, `virtual_line:${line.id}`, `workspace:${other.id}`];
    const { id } = await settled(
      admin,
      (await sendFile(admin, `device,owner\n${[...owners, owners[0]].map(owner => `${mac},${owner}\n`).join('')}`, '?list=lines'))
        .id,
    );
    assert.deepEqual(
      (await rowsOf(id)).map(({ reason }) => reason),
      [null, null, null, 'The row is about the same line of the device as line 2.'],
    );
    await ok(admin, 'POST', `/imports/${id}/apply`);
    assert.equal((await settled(admin, id)).counts.applied, 3, JSON.stringify(await rowsOf(id)));
    assert.deepEqual(await portsOf(mac), [1, 2, 3]);
  });

  it('asks again whether those who were made callable are in the locations of the one who undoes', async () => {
    const mac = await phone();
    const scopes = ['devices.org:write', 'people.org:read', 'telephony:read'] as const;
    const { person: keeper, token } = await registry().addPerson('keeper', { role: 'location_admin', scopes });
    await ok(admin, 'PATCH', `/people/${keeper.id}`, { administers: [here] });
    const api = createApi(await registry().serve(), token);
    const [eve, fay, gus] = [await person('eve'), await person('fay'), await person('gus')];
    for (const id of [eve, fay, gus]) await ok(admin, 'PATCH', `/people/${id}`, { locationId: here });
    await applied(`device,owner,port\n${mac},eve,1\n${mac},fay,2\n${mac},gus,3\n`);
    const head = 'device,owner,extension,location\n';
    const mine = await applied(`${head}${mac},gus,900,Here\n`, 'lines', api);
    const { id } = await applied(`${head}${mac},eve,901,Here\n${mac},fay,902,Here\n`, 'lines', api);
    for (const moved of [fay, gus]) await ok(admin, 'PATCH', `/people/${moved}`, { locationId: there });
    // Who belongs elsewhere and is called here is here as well.
    assert.deepEqual(await undone(mine.id, api), [['reversed', null]]);
    assert.equal((await admin('GET', `${BASE}/people/${gus}/calling`)).status, 404);
    await ok(admin, 'PATCH', `/people/${keeper.id}`, { administers: [there] });
    const said = await undone(id, api);
    assert.deepEqual(
      said.map(([result]) => result),
      ['failed', 'failed'],
    );
    assert.match(String(said[0]?.[1]), /no such person/);
    assert.match(String(said[1]?.[1]), /in a location that is not yours/);
    for (const kept of [eve, fay]) assert.equal((await ok(admin, 'GET', `/people/${kept}/calling`)).locationId, here);
  });
});
