/** Rights count at the moment of the write: what was allowed when the headers came, and is not any more, changes nothing. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { contentsOf } from '../support/contents.ts';
import { addCaller, administratorsWrites, createSetClock, ENDINGS, type Ending } from '../support/endings.ts';
import { minimalDevice } from '../support/genesys.ts';
import { faceOf, type Headers } from '../support/http.ts';
import { onBothDatabases, type TestPerson, type TestRegistry, useRegistry } from '../support/registry.ts';
import { holdBody } from '../support/socket.ts';
import { encoded, macOf } from '../support/webex.ts';

/** Runs the work, and fails where the store holds anything else afterwards. */
async function expectNothingChanged(registry: TestRegistry, work: () => Promise<void>): Promise<void> {
  const rows = await contentsOf(registry.storage);
  await work();
  assert.deepEqual(await contentsOf(registry.storage), rows);
}

async function expectRefused(writes: readonly (() => Promise<unknown>)[], code: string): Promise<void> {
  for (const [index, write] of writes.entries()) await assert.rejects(write(), { code }, `write ${index}`);
}

onBothDatabases('a write whose actor was authenticated before', engine => {
  const clock = createSetClock();
  const registry = useRegistry(engine, { clock, newId: uuidv7 });

  for (const { title, refusal, end } of ENDINGS) {
    it(`is refused and changes nothing when ${title} meanwhile`, async () => {
      const caller = await addCaller(registry(), clock);
      await end(registry(), caller, clock);
      await expectNothingChanged(registry(), () => expectRefused(administratorsWrites(registry().services, caller), refusal));
    });
  }

  it('goes to what they hold themselves as long as only their role ended', async () => {
    const caller = await addCaller(registry(), clock);
    await registry().services.people.update({ actor: registry().system }, caller.person.id, { role: 'member' });
    const { type: platform, deviceToken: token, ...rest } = { ...minimalDevice('own'), type: 'ios' as const };
    const input = { ...rest, platform, token, name: null, sessionHash: null };
    await registry().services.phones.register({ actor: caller.actor }, input);
  });

  it('is refused for a location that its administrator does not look after any more', async () => {
    const { services, system, addPerson } = registry();
    const write = { actor: system };
    const here = await services.places.createLocation(write, { name: 'Here' });
    const device = await services.devices.create(write, { kind: 'mobile', locationId: here.id });
    const { person, token } = await addPerson('local', { role: 'location_admin', scopes: ['org:admin'] });
    await services.people.update(write, person.id, { administers: [here.id] });
    const actor = await services.authentication.authenticate(token);
    await services.devices.update({ actor }, device.id, { name: 'mine' });
    await services.people.update(write, person.id, { administers: [] });
    await expectNothingChanged(registry(), async () => {
      await assert.rejects(services.devices.update({ actor }, device.id, { name: 'not mine' }), { code: 'not_found' });
    });
  });

  it('is done again under its idempotency key for nobody whose rights have ended', async () => {
    const caller = await addCaller(registry(), clock);
    const create = () =>
      registry().services.devices.create({ actor: caller.actor, idempotencyKey: 'once' }, { kind: 'mobile', name: 'kept' });
    await create();
    await registry().services.people.disable({ actor: registry().system }, caller.person.id);
    await expectNothingChanged(registry(), () => expectRefused([create], 'unauthenticated'));
  });
});

interface Request {
  readonly path: string;
  readonly body: string;
  readonly headers: Headers;
  /** What it answers while the rights last. */
  readonly status: number;
}

const json = (body: object, headers: Headers) => ({
  body: JSON.stringify(body),
  headers: { ...headers, 'content-type': 'application/json' },
});

/** One write through every face on which administrators or people show a token. */
const REQUESTS: Readonly<Record<string, (caller: TestPerson, workspace: string) => Request>> = {
  native: ({ token, person }) => ({
    path: '/registry/v1/people',
    ...json({ login: `new-${person.login}`, firstName: 'New', lastName: 'Person' }, faceOf('native')(token)),
    status: 201,
  }),
  genesys: ({ token, person }) => ({
    path: '/api/v2/mobiledevices',
    ...json(minimalDevice(`token-${person.login}`), faceOf('genesys')(token)),
    status: 200,
  }),
  webex: ({ token, person }, workspace) => ({
    path: '/v1/devices',
    ...json({ mac: macOf(person.number), model: 'Cisco 8851', workspaceId: encoded('PLACE', workspace) }, faceOf('webex')(token)),
    status: 200,
  }),
  apperian: ({ token, person }) => ({
    path: '/v1/groups',
    ...json({ group_name: `group of ${person.login}` }, faceOf('apperian')(token)),
    status: 200,
  }),
};

/** What people register for themselves needs no role: there, a demotion ends nothing. */
const NEEDS_NO_ROLE: readonly string[] = ['genesys'];
const STATUS: Readonly<Record<Ending['refusal'], number>> = { unauthenticated: 401, forbidden: 403 };

onBothDatabases('a write whose body is still on its way', engine => {
  const clock = createSetClock();
  const registry = useRegistry(engine, { clock, newId: uuidv7 });
  let origin: string;
  let workspace: string;
  before(async () => {
    const { services, system, serve } = registry();
    const write = { actor: system };
    const location = await services.places.createLocation(write, { name: 'Here' });
    ({ id: workspace } = await services.places.createWorkspace(write, { name: 'Lobby', locationId: location.id }));
    await services.calling.set(write, { kind: 'workspace', id: workspace }, { locationId: location.id, extension: '200' });
    origin = await (await serve()).listen({ host: '127.0.0.1', port: 0 });
  });

  for (const [face, requestOf] of Object.entries(REQUESTS)) {
    it(`through ${face} is done while the rights last`, async () => {
      const { path, headers, body, status } = requestOf(await addCaller(registry(), clock), workspace);
      const held = await holdBody(origin, path, headers, body);
      const answer = await held.finish();
      assert.equal(answer.status, status, answer.body);
    });

    const endings = ENDINGS.filter(({ refusal }) => refusal !== 'forbidden' || !NEEDS_NO_ROLE.includes(face));
    for (const { title, refusal, end } of endings) {
      it(`through ${face} is refused and changes nothing when ${title}`, async () => {
        const caller = await addCaller(registry(), clock);
        const { path, headers, body } = requestOf(caller, workspace);
        const held = await holdBody(origin, path, headers, body);
        await end(registry(), caller, clock);
        assert.equal(held.isAnswered(), false, 'the headers were refused, and not the write');
        await expectNothingChanged(registry(), async () => {
          const answer = await held.finish();
          assert.equal(answer.status, STATUS[refusal], answer.body);
        });
      });
    }
  }
});
