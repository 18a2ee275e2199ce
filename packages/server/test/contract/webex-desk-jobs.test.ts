/** Webex: the settings of many phones, and jobs on them (acceptance items 99 to 102). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { startJobs } from '../../src/workers/jobs/runner.ts';
import { eventCount } from '../support/http.ts';
import { runDueJobs } from '../support/jobs.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  assertRefused,
  CONFIG,
  createWorld,
  done,
  encoded,
  noNulls,
  ok,
  TEXTS,
  UNKNOWN,
  type World,
  walk,
} from '../support/webex.ts';

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
type Wire = any;

const SETTINGS = `${CONFIG}/jobs/devices/callDeviceSettings`;
const REBUILD = `${CONFIG}/jobs/devices/rebuildPhones`;
const MISSING = 'Missing Mandatory field name: customizations';

onBothDatabases('Webex jobs on phones', engine => {
  const registry = useRegistry(engine);
  let world: World;
  let here: string;
  let ofHere: string;
  before(async () => {
    world = await createWorld(registry());
    here = encoded('LOCATION', world.here);
    ofHere = `${CONFIG}/locations/${here}/devices/settings`;
  });

  const everywhere = `${CONFIG}/devices/settings`;
  const ofPhone = (id: string) => `${CONFIG}/devices/${id}/settings`;
  const ask = async (path: string, body: unknown): Promise<Wire> => {
    const answer = await world.admin('POST', path, body);
    assert.equal(answer.status, 202, answer.text);
    return answer.body;
  };
  /** Asks for the job, and waits until it is done. */
  const carryOut = async (path: string, body: unknown): Promise<Wire> => {
    const { id } = await ask(path, body);
    await runDueJobs(registry());
    return ok(world.admin, 'GET', `${path}/${id}`);
  };
  const told = async () => {
    const { items } = await ok(world.admin, 'GET', '/registry/v1/events?type=desk_phone.changes_applied&limit=200');
    return items.map((event: Wire) => event.deviceId) as string[];
  };

  it('99: phones without settings of their own have those of the organization, which a job changes', async () => {
    const { admin } = world;
    const begun = await ok(admin, 'GET', everywhere);
    assert.deepEqual(Object.keys(begun.customizations).toSorted(), ['ata', 'mpp', 'wifi']);
    assert.deepEqual([begun.updateInProgress, 'customEnabled' in begun, 'lastUpdateTime' in begun], [false, false, false]);
    // As wxc_sdk sends it: all that it knows, and null for the rest.
    const mpp = { ...begun.customizations.mpp, backlightTimer: 'ALWAYS_ON', usbPorts: { enabled: true, sideUsbEnabled: null } };
    const job = await ask(SETTINGS, { customizations: { mpp: { ...mpp, nightlyResyncEnabled: null }, ata: null, dect: null } });
    noNulls(job);
    assert.deepEqual(
      [job.name, job.target, job.latestExecutionStatus, job.latestExecutionExitCode, job.percentageComplete],
      ['calldevicesettings', 'CUSTOMER', 'STARTING', 'UNKNOWN', 0],
    );
    assert.equal((await ok(admin, 'GET', everywhere)).updateInProgress, true);
    assertRefused(await admin('POST', SETTINGS, { customizations: {} }), 409, /has not ended/);
    await runDueJobs(registry());
    const ended = await ok(admin, 'GET', `${SETTINGS}/${job.id}`);
    assert.deepEqual(
      [ended.latestExecutionStatus, ended.latestExecutionExitCode, ended.percentageComplete, ended.deviceCount],
      ['COMPLETED', 'COMPLETED', 100, 2],
    );
    const [execution] = ended.jobExecutionStatus;
    assert.ok(Number.isInteger(execution.id) && execution.lastUpdated >= execution.createdTime);
    assert.match(execution.timeElapsed, /^PT\d+\.\d{3}S$/);
    assert.deepEqual((await ok(admin, 'GET', `${SETTINGS}/${job.id}/errors`)).items, []);

    const now = await ok(admin, 'GET', everywhere);
    noNulls(now);
    assert.deepEqual(now.customizations.mpp, { ...mpp, usbPorts: { enabled: true } });
    assert.deepEqual(now.customizations.ata, begun.customizations.ata);
    assert.ok(Number.isInteger(now.lastUpdateTime) && now.updateInProgress === false);
    const phone = await ok(admin, 'GET', ofPhone(world.annsPhone));
    assert.deepEqual([phone.customEnabled, phone.customizations], [false, { mpp: now.customizations.mpp }]);
    assert.equal(phone.lastUpdateTime, now.lastUpdateTime);
    // One member more leaves the others as they are.
    await carryOut(SETTINGS, { customizations: { mpp: { offHookTimer: 20 } } });
    assert.deepEqual((await ok(admin, 'GET', everywhere)).customizations.mpp, { ...now.customizations.mpp, offHookTimer: 20 });
  });

  it('100: a location has its own settings or those of the organization, and a phone its own before both', async () => {
    const { admin, annsPhone } = world;
    const timerOf = async (path: string) => (await ok(admin, 'GET', path)).customizations.mpp.offHookTimer;
    await carryOut(SETTINGS, { customizations: { mpp: { offHookTimer: 20 } } });
    const before = await ok(admin, 'GET', ofHere);
    assert.deepEqual([before.customEnabled, before.customizations.mpp.offHookTimer], [false, 20]);
    const own = { locationId: here, locationCustomizationsEnabled: true, customizations: { mpp: { offHookTimer: 25 } } };
    const job = await carryOut(SETTINGS, own);
    assert.deepEqual([job.target, job.locationId, job.locationCustomizationsEnabled], ['LOCATION', here, true]);
    assert.equal((await ok(admin, 'GET', ofHere)).customEnabled, true);
    assert.deepEqual([await timerOf(ofHere), await timerOf(ofPhone(annsPhone)), await timerOf(everywhere)], [25, 25, 20]);
    assert.equal(await timerOf(`${CONFIG}/locations/${encoded('LOCATION', world.there)}/devices/settings`), 20);
    // The phones of the location are none of those that follow the organization.
    const { deviceCount } = await carryOut(SETTINGS, { customizations: { mpp: { offHookTimer: 21 } } });
    assert.deepEqual([deviceCount, await timerOf(ofHere), await timerOf(everywhere)], [0, 25, 21]);

    await done(admin, 'PUT', ofPhone(annsPhone), { customizations: { mpp: { offHookTimer: 5 } }, customEnabled: true });
    const without = await carryOut(SETTINGS, own);
    assert.deepEqual([await timerOf(ofPhone(annsPhone)), without.deviceCount], [5, job.deviceCount - 1]);
    await done(admin, 'PUT', ofPhone(annsPhone), { customizations: { mpp: { offHookTimer: 5 } }, customEnabled: false });
    assert.equal(await timerOf(ofPhone(annsPhone)), 25);
    await carryOut(SETTINGS, { locationId: here, locationCustomizationsEnabled: false });
    assert.deepEqual([await timerOf(ofHere), await timerOf(ofPhone(annsPhone))], [21, 21]);
  });

  it('101: all phones of a location are told to build their configuration anew, each once', async () => {
    const before = (await told()).length;
    const job = await carryOut(REBUILD, { locationId: here });
    assert.deepEqual(
      [job.name, job.target, job.locationId, job.latestExecutionStatus, job.deviceCount],
      ['rebuildphones', 'LOCATION', here, 'COMPLETED', 2],
    );
    assert.equal((await told()).length, before + 2);
    const elsewhere = await carryOut(REBUILD, { locationId: world.there });
    assert.deepEqual([elsewhere.deviceCount, (await told()).length], [0, before + 2]);
    // Both lists have their own jobs, the newest first, in pages.
    const { items } = await ok(world.admin, 'GET', REBUILD);
    assert.deepEqual(
      items.map((each: Wire) => each.id),
      [elsewhere.id, job.id],
    );
    assert.deepEqual((await walk(world.admin, `${REBUILD}?max=1`)).flat(), items);
    assertRefused(await world.admin('GET', `${SETTINGS}/${job.id}`), 404, TEXTS[404]);
    const types = (await ok(world.admin, 'GET', '/registry/v1/events?type=job.asked&limit=200')).items;
    assert.ok(types.some((event: Wire) => event.after.kind === 'rebuild_phones' && event.actor.kind === 'person'));
  });

  it('101: a job that cannot be done says why, and one that was stopped is not done', async () => {
    const { id } = await ask(REBUILD, { locationId: here });
    const uuid = Buffer.from(id, 'base64').toString().split('/').at(-1);
    const failing = { kind: 'rebuild_phones', attempts: 1, atOnce: 1, run: () => Promise.reject(new Error('the store is full')) };
    const runner = startJobs(registry().core, [failing], { onError: () => undefined, everyMs: 3_600_000 });
    await runner.look();
    await runner.idle();
    await runner.stop();
    const dead = await ok(world.admin, 'GET', `${REBUILD}/${id}`);
    assert.deepEqual(
      [dead.latestExecutionStatus, dead.latestExecutionExitCode, dead.percentageComplete],
      ['FAILED', 'FAILED', 0],
    );
    const { items } = await ok(world.admin, 'GET', `${REBUILD}/${id}/errors`);
    assert.deepEqual(items[0].error.message, [{ description: 'the store is full', locationId: here }]);
    const next = await ask(REBUILD, { locationId: here });
    const stopped = Buffer.from(next.id, 'base64').toString().split('/').at(-1);
    assert.equal((await world.admin('POST', `/registry/v1/jobs/${stopped}/cancel`)).status, 200);
    assert.equal((await ok(world.admin, 'GET', `${REBUILD}/${next.id}`)).latestExecutionExitCode, 'STOPPED');
    await world.admin('POST', `/registry/v1/jobs/${uuid}/retry`);
    await runDueJobs(registry());
    assert.equal((await ok(world.admin, 'GET', `${REBUILD}/${id}`)).latestExecutionStatus, 'COMPLETED');
  });

  it('102: what is wrong is said, and changes nothing', async () => {
    const { admin } = world;
    const count = () => eventCount(registry().storage, registry().organization.org);
    const before = await count();
    assertRefused(await admin('POST', SETTINGS, {}), 400, MISSING, 25_008);
    assertRefused(await admin('POST', SETTINGS, { locationId: here, locationCustomizationsEnabled: true }), 400, MISSING, 25_008);
    assertRefused(await admin('POST', SETTINGS, { customizations: { mpp: 'all' } }), 400, /customizations.mpp/, 25_024);
    assertRefused(await admin('POST', SETTINGS, { customizations: { mpp: { x: 'x'.repeat(20_000) } } }), 400, /at most/, 25_024);
    assertRefused(await admin('POST', SETTINGS, { locationId: UNKNOWN, customizations: {} }), 404, TEXTS[404]);
    assertRefused(await admin('POST', REBUILD, {}), 400, 'Missing Mandatory field name: locationId', 25_008);
    assertRefused(await admin('POST', REBUILD, { locationId: 'x' }), 400, TEXTS.malformedId);
    assertRefused(await admin('POST', REBUILD, { locationId: UNKNOWN }), 404, TEXTS[404]);
    for (const path of [
      `${SETTINGS}/${UNKNOWN}`,
      `${REBUILD}/${UNKNOWN}/errors`,
      `${CONFIG}/locations/${UNKNOWN}/devices/settings`,
    ])
      assertRefused(await admin('GET', path), 404, TEXTS[404]);
    assertRefused(await admin('GET', `${SETTINGS}/x`), 400, TEXTS.malformedId);
    assert.equal(await count(), before);
  });
});
