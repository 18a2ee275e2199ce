/** An import is undone: what it did, and nothing that others did since. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Assignment, ListedLine } from '@heldby/contract';
import { settled, useImports } from '../support/imports.ts';
import { ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('the undo of an import', engine => {
  const registry = useRegistry(engine);
  const { admin, rowsOf, planned, applied, undone } = useImports(registry);

  before(async () => {
    await ok(admin, 'POST', '/people', { login: 'ann', firstName: 'Ann', lastName: 'Lee' });
  });

  /** Everybody who ever held it, the first first. */
  const holdingsOf = async (serial: string): Promise<string[]> => {
    const [device] = (await ok(admin, 'GET', `/devices?serial=${serial}`)).items;
    const { items } = await ok(admin, 'GET', `/devices/${device.id}/assignments`);
    const logins = await Promise.all(
      items.map(async ({ owner }: Assignment) => (await ok(admin, 'GET', `/people/${owner.id}`)).login),
    );
    return items.map(
      ({ createdAt, until }: Assignment, at: number) =>
        `${logins[at]} from ${createdAt.slice(0, 10)}${until === null ? '' : ` to ${until.slice(0, 10)}`}`,
    );
  };

  const linesOf = async (serial: string) => {
    const [device] = (await ok(admin, 'GET', `/devices?serial=${serial}`)).items;
    return (await ok(admin, 'GET', '/lines')).items.filter(({ deviceId }: ListedLine) => deviceId === device.id);
  };

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

  it('with days in the past is undone as a whole, and can be mended and imported again', async () => {
    const head = 'serial,kind,mac,login,firstName,held since';
    const file = (day: string) => `${head}\nD1,mobile,,dot,Dot,${day}\nD2,desk phone,0A1B2C3D4F01,ann,,${day}\n`;
    const [ann] = (await ok(admin, 'GET', '/people?login=ann')).items;
    const { id: locationId } = await ok(admin, 'POST', '/locations', { name: 'Here' });
    await ok(admin, 'PUT', `/people/${ann.id}/calling`, { locationId });
    const { id } = await applied(file('2024-05-03'));
    assert.deepEqual(await holdingsOf('D2'), ['ann from 2024-05-03'], JSON.stringify(await rowsOf(id)));
    assert.equal((await undone(id)).counts.reversed, 2, JSON.stringify(await rowsOf(id)));
    assert.deepEqual([await holdingsOf('D1'), await holdingsOf('D2'), await linesOf('D2')], [[], [], []]);
    const again = await applied(file('2024-05-02'));
    assert.equal(again.counts.applied, 2, JSON.stringify(await rowsOf(again.id)));
    assert.deepEqual([await holdingsOf('D1'), await holdingsOf('D2')], [['dot from 2024-05-02'], ['ann from 2024-05-02']]);
    assert.equal((await linesOf('D2')).length, 1);
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
});
