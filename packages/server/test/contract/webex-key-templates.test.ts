/** Webex: templates of line keys, and applying them (acceptance items 103 to 105). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventCount } from '../support/http.ts';
import { runDueJobs } from '../support/jobs.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  addPhone,
  assertRefused,
  CONFIG,
  createWorld,
  decoded,
  done,
  encoded,
  noNulls,
  ok,
  TEXTS,
  UNKNOWN,
  type World,
} from '../support/webex.ts';

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
type Wire = any;

const PATH = `${CONFIG}/devices/lineKeyTemplates`;
const APPLY = `${CONFIG}/jobs/devices/applyLineKeyTemplate`;
const KEYS = [
  { lineKeyIndex: 1, lineKeyType: 'PRIMARY_LINE' },
  { lineKeyIndex: 2, lineKeyType: 'SPEED_DIAL', lineKeyLabel: 'Help', lineKeyValue: '5646' },
  { lineKeyIndex: 3, lineKeyType: 'OPEN' },
];
const TEMPLATE = { templateName: 'Reception', deviceModel: 'DMS Cisco 8851', userReorderEnabled: true, lineKeys: KEYS };
const MODULE = {
  kemModuleType: 'KEM_14_KEYS',
  kemKeys: [{ kemModuleIndex: 1, kemKeyIndex: 1, kemKeyType: 'SPEED_DIAL', kemKeyLabel: 'Bob', kemKeyValue: '101' }],
};

onBothDatabases('Webex templates of line keys', engine => {
  const registry = useRegistry(engine);
  let world: World;
  before(async () => {
    world = await createWorld(registry());
  });
  const layoutOf = (id: string): Promise<Wire> => ok(world.admin, 'GET', `${CONFIG}/devices/${id}/layout`);
  const create = async (body: object): Promise<string> => {
    const answer = await world.admin('POST', PATH, body);
    assert.equal(answer.status, 201, answer.text);
    return answer.body.id;
  };
  const apply = async (body: object): Promise<Wire> => {
    const answer = await world.admin('POST', APPLY, { action: 'APPLY_TEMPLATE', ...body });
    assert.equal(answer.status, 202, answer.text);
    noNulls(answer.body);
    await runDueJobs(registry());
    return ok(world.admin, 'GET', `${APPLY}/${answer.body.id}`);
  };

  it('103: a template is made, listed, read, changed and deleted', async () => {
    const { admin } = world;
    const id = await create({ ...TEMPLATE, deviceModel: 'Cisco 8851' });
    assert.match(decoded(id), /^ciscospark:\/\/us\/DEVICE_LINE_KEY_TEMPLATE\//);
    const made = { id, modelDisplayName: 'Cisco 8851', ...TEMPLATE };
    assert.deepEqual(await ok(admin, 'GET', `${PATH}/${id}`), made);
    assert.deepEqual((await ok(admin, 'GET', PATH)).lineKeyTemplates, [made]);
    // As wxc_sdk sends what it read, with one member changed.
    const changed = { ...TEMPLATE, templateName: 'Front desk', lineKeys: KEYS.slice(0, 2) };
    await done(admin, 'PUT', `${PATH}/${id}`, changed);
    assert.deepEqual(await ok(admin, 'GET', `${PATH}/${id}`), { ...made, ...changed });
    const { items } = await ok(admin, 'GET', '/registry/v1/events?type=key_template.updated&limit=10');
    assert.deepEqual([items[0].after.name, items[0].before.name], ['Front desk', 'Reception']);
    await done(admin, 'DELETE', `${PATH}/${id}`);
    assertRefused(await admin('GET', `${PATH}/${id}`), 404, TEXTS[404]);
    assertRefused(await admin('DELETE', `${PATH}/${id}`), 404, TEXTS[404]);
    assert.deepEqual((await ok(admin, 'GET', PATH)).lineKeyTemplates, []);
  });

  it('104: a template is applied to the phones of its model that are meant, and the usual keys come back', async () => {
    const { admin, annsPhone, lobbyPhone, cara, here, there } = world;
    const other = await addPhone(admin, { personId: cara }, 700, 'DMS Cisco 8811');
    const own = { layoutMode: 'CUSTOM', userReorderEnabled: false, lineKeys: KEYS.slice(0, 1), ...MODULE };
    await done(admin, 'PUT', `${CONFIG}/devices/${annsPhone}/layout`, own);
    await ok(admin, 'PATCH', `/v1/devices/${lobbyPhone}`, { op: 'add', path: 'tags', value: ['lobby'] });
    const templateId = await create(TEMPLATE);
    const laidOut = { layoutMode: 'CUSTOM', userReorderEnabled: true, lineKeys: KEYS };

    for (const narrow of [
      { locationIds: [encoded('LOCATION', there)] },
      { includeDeviceTags: ['accounting'] },
      { excludeDeviceTags: ['lobby'], excludeDevicesWithCustomLayout: true },
    ])
      assert.equal((await apply({ templateId, ...narrow })).updatedCount, 0);
    const job = await apply({
      templateId,
      excludeDevicesWithCustomLayout: true,
      advisoryTypes: { moreSharedAppearancesEnabled: false },
    });
    assert.deepEqual(
      [job.name, job.latestExecutionStatus, job.percentageComplete, job.updatedCount, job.advisoryCount],
      ['applylinekeytemplates', 'COMPLETED', 100, 1, 0],
    );
    assert.deepEqual([await layoutOf(lobbyPhone), await layoutOf(annsPhone)], [laidOut, own]);
    const all = await apply({ templateId, locationIds: [encoded('LOCATION', here)], includeDeviceTags: [] });
    assert.equal(all.updatedCount, 2);
    assert.deepEqual(await layoutOf(annsPhone), { ...laidOut, ...MODULE }, 'the keys of modules stay');
    assert.equal((await layoutOf(other)).layoutMode, 'DEFAULT', 'a phone of another model');

    const usual = await apply({ action: 'APPLY_DEFAULT_TEMPLATES', includeDeviceTags: ['lobby', 'none'] });
    assert.deepEqual([usual.updatedCount, (await layoutOf(annsPhone)).layoutMode], [1, 'CUSTOM']);
    assert.deepEqual(await layoutOf(lobbyPhone), { layoutMode: 'DEFAULT', userReorderEnabled: false });
    assert.equal((await ok(admin, 'GET', APPLY)).items[0].id, usual.id);
    assert.deepEqual((await ok(admin, 'GET', `${APPLY}/${usual.id}/errors`)).items, []);
    // Phones keep the keys of a template that is gone.
    await done(admin, 'DELETE', `${PATH}/${templateId}`);
    assert.deepEqual((await layoutOf(annsPhone)).lineKeys, KEYS);
  });

  it('105: what is wrong with a template or with applying it is said, and changes nothing', async () => {
    const { admin } = world;
    const id = await create({ ...TEMPLATE, templateName: 'Taken' });
    const count = () => eventCount(registry().storage, registry().organization.org);
    const before = await count();
    const refused = async (body: object, text: string | RegExp, code: number) =>
      assertRefused(await admin('POST', PATH, { ...TEMPLATE, ...body }), 400, text, code);
    const { templateName: _, ...nameless } = TEMPLATE;
    assertRefused(await admin('POST', PATH, nameless), 400, 'Missing Mandatory field name: templateName', 25_008);
    await refused({ deviceModel: 'Teapot' }, 'Invalid field value: deviceModel', 25_024);
    await refused({ deviceModel: 'DMS Cisco 192' }, /Invalid field value/, 25_024);
    await refused({ lineKeys: [{ lineKeyIndex: 1, lineKeyType: 'OPEN' }] }, 'Invalid field value: lineKeys.lineKeyType', 25_024);
    await refused(
      { lineKeys: [KEYS[0], { ...KEYS[1], lineKeyIndex: 90 }] },
      'Invalid field value: lineKeys.lineKeyIndex',
      25_024,
    );
    assertRefused(await admin('POST', PATH, { ...TEMPLATE, templateName: 'Taken' }), 409, /Taken/);
    const wrongModel = { deviceModel: 'DMS Cisco 8811', lineKeys: KEYS };
    assertRefused(await admin('PUT', `${PATH}/${id}`, wrongModel), 400, 'Invalid field value: deviceModel', 25_024);
    assertRefused(await admin('PUT', `${PATH}/${id}`, {}), 400, 'Missing Mandatory field name: lineKeys', 25_008);
    assertRefused(await admin('PUT', `${PATH}/${UNKNOWN}`, { lineKeys: KEYS }), 404, TEXTS[404]);
    assertRefused(
      await admin('POST', APPLY, { action: 'APPLY_TEMPLATE' }),
      400,
      'Missing Mandatory field name: templateId',
      25_008,
    );
    assertRefused(await admin('POST', APPLY, { action: 'APPLY_TEMPLATE', templateId: UNKNOWN }), 404, TEXTS[404]);
    assertRefused(await admin('POST', APPLY, { action: 'REMOVE' }), 400, /action/, 25_024);
    const elsewhere = { action: 'APPLY_TEMPLATE', templateId: id, locationIds: [UNKNOWN] };
    assertRefused(await admin('POST', APPLY, elsewhere), 404, TEXTS[404]);
    const advised = { action: 'APPLY_TEMPLATE', templateId: id, advisoryTypes: { fewSharedAppearancesEnabled: true } };
    assertRefused(await admin('POST', APPLY, advised), 400, 'Invalid field value: advisoryTypes', 25_024);
    for (const role of ['read_only', 'location_admin', 'user_admin', 'member'] as const) {
      assertRefused(await world.as(role)('POST', PATH, TEMPLATE), 403, TEXTS[403]);
      assertRefused(await world.as(role)('PUT', `${PATH}/${id}`, { lineKeys: KEYS }), 403, TEXTS[403]);
      assertRefused(await world.as(role)('DELETE', `${PATH}/${id}`), 403, TEXTS[403]);
    }
    assert.equal(await count(), before);
  });
});
