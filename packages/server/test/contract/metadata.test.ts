/** Metadata: an organization defines the keys, and writes are checked against them. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventTypesOf } from '../support/events.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const ANN = { firstName: 'Ann', lastName: 'Lee' };

onBothDatabases('metadata', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  before(async () => {
    admin = await administratorApi(registry());
  });

  const define = (body: object) => ok(admin, 'POST', '/metadata-definitions', { appliesTo: ['devices'], ...body });
  const device = (metadata: object) => ok(admin, 'POST', '/devices', { kind: 'mobile', metadata });
  const faults = async (method: string, path: string, metadata: object, more = {}) => {
    const problem = await refused(admin, 'invalid', method, path, { ...more, metadata });
    return problem.faults.map(({ field, kind }: { field: string; kind: string }) => `${field} ${kind}`);
  };

  it('is defined, read, listed, changed and removed, each with its event', async () => {
    let made: { id: string } & Record<string, unknown> = { id: '' };
    const types = await eventTypesOf(registry(), async () => {
      made = await define({ key: 'room', type: 'text', description: 'Where it lies.' });
      assert.deepEqual([made.maxLength, made.required, made.values, made.revision], [200, false, null, 1]);
      const changed = await ok(admin, 'PATCH', `/metadata-definitions/${made.id}`, { maxLength: 5, required: true });
      assert.deepEqual([changed.maxLength, changed.required, changed.revision], [5, true, 2]);
      assert.deepEqual(await ok(admin, 'GET', `/metadata-definitions/${made.id}`), changed);
      assert.deepEqual((await ok(admin, 'GET', '/metadata-definitions')).items, [changed]);
      await ok(admin, 'PATCH', `/metadata-definitions/${made.id}`, { maxLength: 5 });
      assert.deepEqual(await ok(admin, 'DELETE', `/metadata-definitions/${made.id}`), changed);
    });
    const names = ['created', 'updated', 'removed'].map(word => `metadata_definition.${word}`);
    assert.deepEqual(types, names);
    await refused(admin, 'not_found', 'GET', `/metadata-definitions/${made.id}`);
  });

  it('has a key once, values only for an enum, and a length only for a text', async () => {
    await define({ key: 'once', type: 'number' });
    const body = { key: 'once', type: 'text', appliesTo: ['people'] };
    const { detail } = await refused(admin, 'conflict', 'POST', '/metadata-definitions', body);
    assert.equal(detail, 'The key once is defined already.');
    const wrong = { appliesTo: ['people'], key: 'wrong' };
    assert.deepEqual(await onlyFault(admin, 'POST', '/metadata-definitions', { ...wrong, type: 'enum' }), [
      'body',
      'values',
      'missing',
    ]);
    for (const [more, field] of [
      [{ type: 'date', maxLength: 5 }, 'maxLength'],
      [{ type: 'text', values: ['a'] }, 'values'],
    ] as const) {
      assert.deepEqual(await onlyFault(admin, 'POST', '/metadata-definitions', { ...wrong, ...more }), [
        'body',
        field,
        'unknown',
      ]);
    }
    assert.deepEqual(await onlyFault(admin, 'POST', '/metadata-definitions', { ...wrong, type: 'text', key: 'a b' }), [
      'body',
      'key',
      'format',
    ]);
  });

  it('takes values of every type, merges keys and clears them by null', async () => {
    await define({ key: 'shelf', type: 'text', maxLength: 10 });
    await define({ key: 'price', type: 'number' });
    await define({ key: 'insured', type: 'boolean' });
    await define({ key: 'checked', type: 'date' });
    await define({ key: 'color', type: 'enum', values: ['black', 'white'], appliesTo: ['devices', 'people'] });
    const values = { shelf: 'B-7', price: 99.5, insured: true, checked: '2026-02-28', color: 'black' };
    const made = await device(values);
    assert.deepEqual(made.metadata, values);
    const changed = await ok(admin, 'PATCH', `/devices/${made.id}`, { metadata: { color: 'white', price: null } });
    const { price: _, ...others } = values;
    assert.deepEqual(changed.metadata, { ...others, color: 'white' });
    const listed = (await ok(admin, 'GET', '/devices?sort=-number&limit=1')).items[0];
    assert.deepEqual(listed.metadata, changed.metadata);
    assert.ok(!('metadata' in (await ok(admin, 'PATCH', `/devices/${made.id}`, { metadata: null }))));
  });

  it('is refused key by key, with what would be right', async () => {
    const wrong = { shelf: '12345678901', price: '99', insured: 'yes', checked: '2026-02-30', color: 'red', shelves: 'B' };
    const found = await faults('POST', '/devices', wrong, { kind: 'mobile' });
    const expected = [
      'metadata.shelf length',
      'metadata.price type',
      'metadata.insured type',
      'metadata.checked format',
      'metadata.color enum',
      'metadata.shelves unknown',
    ];
    assert.deepEqual(found, expected);
    const { detail } = await refused(admin, 'invalid', 'POST', '/devices', {
      kind: 'mobile',
      metadata: { shelff: 'B', color: 'red' },
    });
    assert.match(detail, /metadata\.shelff: no such key; did you mean shelf\?; metadata\.color must be one of black, white\./);
    assert.deepEqual(await faults('POST', '/people', { shelf: 'B' }, { login: 'shelf', ...ANN }), ['metadata.shelf unknown']);
    await ok(admin, 'POST', '/people', { login: 'white', ...ANN, metadata: { color: 'white' } });
  });

  it('that is required is missed in what this API creates, and cannot be cleared; apps are not held up', async () => {
    const { id } = await define({ key: 'costCenter', type: 'text', required: true, appliesTo: ['people'] });
    assert.deepEqual(await onlyFault(admin, 'POST', '/people', { login: 'none', ...ANN }), [
      'body',
      'metadata.costCenter',
      'missing',
    ]);
    const person = await ok(admin, 'POST', '/people', { login: 'some', ...ANN, metadata: { costCenter: '1' } });
    assert.deepEqual(await faults('PATCH', `/people/${person.id}`, { costCenter: null }), ['metadata.costCenter missing']);
    const { services, system } = registry();
    const other = await services.people.create({ actor: system }, { login: 'elsewhere', ...ANN });
    await ok(admin, 'PATCH', `/people/${other.id}`, { metadata: { color: 'white' } });
    await ok(admin, 'DELETE', `/metadata-definitions/${id}`);
  });

  it('stays when its definition is removed, and can then be cleared, but not set', async () => {
    const { id } = await define({ key: 'floor', type: 'number' });
    const made = await device({ floor: 3 });
    await ok(admin, 'DELETE', `/metadata-definitions/${id}`);
    assert.deepEqual((await ok(admin, 'GET', `/devices/${made.id}`)).metadata, { floor: 3 });
    assert.deepEqual(await faults('PATCH', `/devices/${made.id}`, { floor: 4 }), ['metadata.floor unknown']);
    assert.deepEqual((await ok(admin, 'PATCH', `/devices/${made.id}`, { metadata: { shelf: 'A' } })).metadata, {
      floor: 3,
      shelf: 'A',
    });
    assert.deepEqual((await ok(admin, 'PATCH', `/devices/${made.id}`, { metadata: { floor: null } })).metadata, { shelf: 'A' });
  });

  it('is bounded in all', async () => {
    for (let index = 0; index < 9; index += 1) await define({ key: `long${index}`, type: 'text', maxLength: 2000 });
    const all = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`long${index}`, 'x'.repeat(2000)]));
    assert.deepEqual(await faults('POST', '/devices', all, { kind: 'mobile' }), ['metadata length']);
  });

  it('is defined by full administrators alone, and read by every administrator', async () => {
    const server = await registry().serve();
    const reader = createApi(
      server,
      (await registry().addPerson('reader', { role: 'read_only', scopes: ['devices.org:read'] })).token,
    );
    const member = createApi(
      server,
      (await registry().addPerson('member', { role: 'member', scopes: ['devices.org:read'] })).token,
    );
    assert.ok((await ok(reader, 'GET', '/metadata-definitions')).items.length > 0);
    const body = { key: 'x', type: 'text', appliesTo: ['people'] };
    await refused(reader, 'forbidden', 'POST', '/metadata-definitions', body);
    await refused(member, 'forbidden', 'GET', '/metadata-definitions');
  });
});
