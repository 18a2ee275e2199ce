/** Webex: jobs on many phones do what is right at the moment, go on where they were, and say what could not be done. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { command } from '../../src/storage/sql/statement.ts';
import type { Transaction } from '../../src/storage/storage.ts';
import type { JobContext, JobKind } from '../../src/workers/jobs/kind.ts';
import { jobKinds } from '../../src/workers/jobs/kinds.ts';
import { type Api, createApi } from '../support/http.ts';
import { runDueJobs } from '../support/jobs.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { addPhone, assertRefused, CONFIG, createWorld, done, encoded, ok, uuidIn, type World } from '../support/webex.ts';

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
type Wire = any;

const SETTINGS = `${CONFIG}/jobs/devices/callDeviceSettings`;
const REBUILD = `${CONFIG}/jobs/devices/rebuildPhones`;
const APPLY = `${CONFIG}/jobs/devices/applyLineKeyTemplate`;
const KEYS = [
  { lineKeyIndex: 1, lineKeyType: 'PRIMARY_LINE' },
  { lineKeyIndex: 2, lineKeyType: 'SPEED_DIAL', lineKeyLabel: 'Help', lineKeyValue: '5646' },
];
const LONG = 'x'.repeat(200);
const USUAL = { layoutMode: 'DEFAULT' };

const moveDevice = command<{ org: number; id: string; locationId: string }>(
  'update device set location_id = :locationId where org_id = :org and id = :id',
);
const endLines = command<{ org: number; id: string; now: number }>(
  'update line set until = :now where org_id = :org and device_id = :id and until is null',
);
const endHoldings = command<{ org: number; id: string; now: number }>(
  'update assignment set until = :now where org_id = :org and device_id = :id and until is null',
);

onBothDatabases('The work of Webex jobs on phones', engine => {
  const registry = useRegistry(engine);
  let world: World;
  let here: string;
  before(async () => {
    world = await createWorld(registry());
    here = encoded('LOCATION', world.here);
  });

  const ask = async (path: string, body: unknown, api: Api = world.admin): Promise<Wire> => {
    const answer = await api('POST', path, body);
    assert.equal(answer.status, 202, answer.text);
    return answer.body;
  };
  const after = async (path: string, { id }: Wire) => {
    const job = await ok(world.admin, 'GET', `${path}/${id}`);
    return { ...job, errors: (await ok(world.admin, 'GET', `${path}/${id}/errors`)).items };
  };
  const carryOut = async (path: string, body: unknown): Promise<Wire> => {
    const job = await ask(path, body);
    await runDueJobs(registry());
    return after(path, job);
  };
  const retry = ({ id }: Wire) => world.admin('POST', `/registry/v1/jobs/${uuidIn(id)}/retry`);
  const told = async (): Promise<number> =>
    (await ok(world.admin, 'GET', '/registry/v1/events?type=desk_phone.changes_applied&limit=200')).items.length;
  const layoutOf = (id: string): Promise<Wire> => ok(world.admin, 'GET', `${CONFIG}/devices/${id}/layout`);
  const layOut = (id: string, layout: object) => done(world.admin, 'PUT', `${CONFIG}/devices/${id}/layout`, layout);
  const createTemplate = async (templateName: string, lineKeys: readonly object[]): Promise<string> => {
    const body = { templateName, deviceModel: 'DMS Cisco 8851', lineKeys };
    const answer = await world.admin('POST', `${CONFIG}/devices/lineKeyTemplates`, body);
    assert.equal(answer.status, 201, answer.text);
    return answer.body.id;
  };
  /** The kinds of jobs as a server has them, but for how one attempt of each runs. */
  const kindsWith = (run: (kind: JobKind, context: JobContext) => ReturnType<JobKind['run']>): JobKind[] =>
    jobKinds(registry().services).map(kind => ({ ...kind, attempts: 1, run: context => run(kind, context) }));

  it('does nothing for those who may not do it any more', async () => {
    const { services, system, addPerson } = registry();
    const write = { actor: system };
    const begun = await told();
    const takeAway = {
      demoted: ({ id }: { id: string }) => services.people.update(write, id, { role: 'read_only' }),
      disabled: ({ id }: { id: string }) => services.people.disable(write, id),
    };
    for (const [how, take] of Object.entries(takeAway)) {
      const { person, token } = await addPerson(how, { role: 'full', scopes: ['org:admin'] });
      const asked = await ask(REBUILD, { locationId: here }, createApi(world.server, token));
      await take(person);
      await runDueJobs(registry());
      const job = await after(REBUILD, asked);
      assert.deepEqual([job.latestExecutionStatus, job.latestExecutionExitCode, job.deviceCount], ['FAILED', 'FAILED', 0], how);
      assert.match(job.errors[0].error.message[0].description, /may not do it any more/, how);
    }
    const limits = { endpoints: ['webex.*'] };
    const wish = { label: 'limited', scopes: ['org:admin'], limits };
    const { token, credential } = await ok(world.admin, 'POST', '/registry/v1/tokens', wish);
    const asked = await ask(REBUILD, { locationId: here }, createApi(world.server, token));
    assert.ok((await world.admin('DELETE', `/registry/v1/tokens/${credential.id}`)).status < 300);
    await runDueJobs(registry());
    assert.equal((await after(REBUILD, asked)).latestExecutionStatus, 'FAILED');
    assert.equal(await told(), begun);
  });

  it('says which application asked', async () => {
    const { services, system } = registry();
    const write = { actor: system };
    const { application } = await services.applications.create(write, { name: 'Phones', role: 'full' });
    const subject = { kind: 'application', id: application.id } as const;
    const wish = { subject, scopes: ['org:admin'], label: 'test', expiresAt: null } as const;
    const { secret } = await services.credentials.issue(write, wish);
    const asked = await ask(REBUILD, { locationId: here }, createApi(world.server, secret));
    assert.equal(asked.sourceUserId, encoded('APPLICATION', application.id));
    await runDueJobs(registry());
    assert.equal((await after(REBUILD, asked)).deviceCount, 2);
    const mine = await carryOut(REBUILD, { locationId: here });
    const me = await ok(world.admin, 'GET', '/registry/v1/me');
    assert.equal(mine.sourceUserId, encoded('PEOPLE', me.id));
  });

  it('goes on behind the phones that it has done, and counts them once', async () => {
    const { annsPhone, lobbyPhone } = world;
    const templateId = await createTemplate('Interrupted', KEYS);
    const asked = await ask(APPLY, { action: 'APPLY_TEMPLATE', templateId, excludeDevicesWithCustomLayout: true });
    const dying = kindsWith(async (kind, context) => {
      await kind.run(context);
      throw new Error('the node is gone');
    });
    await runDueJobs(registry(), dying);
    const dead = await after(APPLY, asked);
    assert.deepEqual([dead.latestExecutionStatus, dead.updatedCount], ['FAILED', 2]);
    // Somebody wants other keys meanwhile.
    await layOut(annsPhone, USUAL);
    assert.equal((await retry(asked)).status, 200);
    await runDueJobs(registry());
    const job = await after(APPLY, asked);
    assert.deepEqual([job.latestExecutionStatus, job.updatedCount, job.errors], ['COMPLETED', 2, []]);
    assert.equal((await layoutOf(annsPhone)).layoutMode, 'DEFAULT');
    assert.deepEqual((await layoutOf(lobbyPhone)).lineKeys, KEYS);
    await layOut(lobbyPhone, USUAL);
  });

  it('lists a phone that has no room for the keys, and does the others', async () => {
    const { annsPhone, lobbyPhone } = world;
    const [first = {}] = KEYS;
    const dial = { lineKeyType: 'SPEED_DIAL', lineKeyLabel: LONG, lineKeyValue: LONG };
    const kemDial = { kemKeyType: 'SPEED_DIAL', kemKeyLabel: LONG, kemKeyValue: LONG };
    const kemKeys = Array.from({ length: 28 }, (_, index) => ({
      ...{ kemModuleIndex: Math.floor(index / 14) + 1, kemKeyIndex: (index % 14) + 1 },
      ...kemDial,
    }));
    const own = { layoutMode: 'CUSTOM', userReorderEnabled: false, lineKeys: [first], kemModuleType: 'KEM_14_KEYS', kemKeys };
    await layOut(annsPhone, own);
    const long = [first, ...Array.from({ length: 8 }, (_, index) => ({ lineKeyIndex: index + 2, ...dial }))];
    const templateId = await createTemplate('Long', long);
    const job = await carryOut(APPLY, { action: 'APPLY_TEMPLATE', templateId });
    assert.deepEqual([job.latestExecutionStatus, job.updatedCount, job.errors.length], ['COMPLETED', 1, 1]);
    const [{ item, itemNumber, error }] = job.errors;
    assert.deepEqual([item, itemNumber, error.key], [encoded('CALLING_DEVICE', annsPhone), 1, '400']);
    assert.match(error.message[0].description, /too long/);
    assert.deepEqual((await layoutOf(lobbyPhone)).lineKeys, long);
    assert.deepEqual(await layoutOf(annsPhone), own);
    const native = await ok(world.admin, 'GET', `/registry/v1/jobs/${uuidIn(job.id)}`);
    assert.deepEqual(native.result, { phones: 1, refused: 1 });
    for (const id of [annsPhone, lobbyPhone]) await layOut(id, USUAL);
  });

  it('leaves out phones that are removed or moved before their turn', async () => {
    const { cara, there } = world;
    const [moved, removed] = [
      await addPhone(world.admin, { personId: cara }, 800),
      await addPhone(world.admin, { personId: cara }, 801),
    ];
    const { org } = registry().system;
    // In the transaction of the work itself: behind the reading of the phones, and before the first is told.
    const change = async (tx: Transaction) => {
      const now = registry().core.clock.now();
      await tx.run(moveDevice, { org, id: moved, locationId: there });
      for (const statement of [endLines, endHoldings]) await tx.run(statement, { org, id: removed, now });
    };
    const kinds = kindsWith((kind, context) =>
      kind.run({
        ...context,
        requireHeld: async reader => {
          await context.requireHeld(reader);
          await change(reader as Transaction);
        },
      }),
    );
    const before = await told();
    const asked = await ask(REBUILD, { locationId: here });
    await runDueJobs(registry(), kinds);
    const job = await after(REBUILD, asked);
    assert.deepEqual(job.errors, []);
    assert.deepEqual([job.latestExecutionStatus, job.deviceCount, (await told()) - before], ['COMPLETED', 2, 2]);
  });

  it('begins a dead job again only when no other of its kind is at work', async () => {
    const asked = await ask(SETTINGS, { customizations: { mpp: { offHookTimer: 20 } } });
    await runDueJobs(
      registry(),
      kindsWith(() => Promise.reject(new Error('the store is full'))),
    );
    const other = await ask(SETTINGS, { customizations: { mpp: { offHookTimer: 21 } } });
    const refused = await retry(asked);
    assert.equal(refused.status, 409, refused.text);
    assert.match(refused.text, /has not ended/);
    assert.equal((await after(SETTINGS, asked)).latestExecutionStatus, 'FAILED');
    await runDueJobs(registry());
    assert.equal((await after(SETTINGS, other)).latestExecutionStatus, 'COMPLETED');
    assert.equal((await retry(asked)).status, 200);
    assertRefused(await world.admin('POST', SETTINGS, { customizations: {} }), 409, /has not ended/);
    await runDueJobs(registry());
    assert.equal((await after(SETTINGS, asked)).latestExecutionStatus, 'COMPLETED');
  });
});
