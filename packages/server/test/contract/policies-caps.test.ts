/** The policy of caps: how many devices of a kind one person holds, on every face that assigns. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { openFace, setPassword } from '../support/apperian.ts';
import { eventsOf, eventTypesOf } from '../support/events.ts';
import { minimalDevice } from '../support/genesys.ts';
import { createApi } from '../support/http.ts';
import { ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { addPhone, createWorld, MODEL, macOf, type World } from '../support/webex.ts';

onBothDatabases('the policy of caps', engine => {
  const registry = useRegistry(engine);
  let world: World;
  let count = 0;

  before(async () => {
    world = await createWorld(registry());
  });

  const policy = (settings: object) => ok(world.admin, 'PATCH', '/policies/caps', settings);
  const addPerson = () => {
    count += 1;
    return registry().addPerson(`capped-${count}`);
  };
  const give = async (personId: string, kind = 'mobile') => {
    const { id: deviceId } = await ok(world.admin, 'POST', '/devices', { kind });
    return { deviceId, owner: { kind: 'person', id: personId } };
  };
  const held = async (personId: string) => await ok(world.admin, 'GET', `/people/${personId}/devices?expand=caps`);
  const register = async (token: string, name: string) =>
    createApi(await registry().serve(), token)('POST', '/api/v2/mobiledevices', minimalDevice(name));

  it('says nothing where there is none', async () => {
    const { person, token } = await addPerson();
    for (const name of ['a', 'b', 'c']) assert.equal((await register(token, `${name}${count}`)).status, 200);
    const { caps } = await held(person.id);
    const mobile = caps.kinds.find(({ kind }: { kind: string }) => kind === 'mobile');
    assert.deepEqual([mobile.held, mobile.cap, mobile.over], [3, null, null]);
  });

  it('refuses one more on every face, in its own words, and tells the headroom', async () => {
    await policy({ capMobile: 1, capDeskPhone: 1, capNativeCatalog: 1 });
    const { person, token } = await addPerson();
    assert.equal((await register(token, `first ${count}`)).status, 200);
    const genesys = await register(token, `second ${count}`);
    assert.deepEqual([genesys.status, genesys.body.limit?.value], [409, 1]);
    const problem = await refused(world.admin, 'conflict', 'POST', '/assignments', await give(person.id));
    assert.match(problem.detail, /at most 1 of the kind mobile \(capMobile\)/);
    const { caps } = await held(person.id);
    const mobile = caps.kinds.find(({ kind }: { kind: string }) => kind === 'mobile');
    assert.deepEqual([mobile.held, mobile.left, mobile.cap, mobile.over], [1, 0, 1, 'refuse']);

    await setPassword(registry(), person);
    const face = await openFace(registry());
    const signIn = (udid: string) =>
      face(null)('POST', '/v2/catalog/authenticate/', {
        user_id: person.login,
        password: 'A long enough passphrase 1',
        device_info: { udid, platform: 2 },
      });
    const first = await signIn(`udid-${count}-1`);
    if (first.status === 200) assert.notEqual((await signIn(`udid-${count}-2`)).status, 200);

    await addPhone(world.admin, { personId: world.cara }, 7_001);
    const webex = await world.admin('POST', '/v1/devices', { mac: macOf(7_002), model: MODEL, personId: world.cara });
    assert.ok(webex.status >= 400 && webex.status < 500, webex.text);
    await policy({ capMobile: null, capDeskPhone: null, capNativeCatalog: null });
  });

  it('ends the one held longest, tells which in the reply and in the history', async () => {
    await policy({ capMobile: 2, capMobileOver: 'end_oldest' });
    const { person } = await addPerson();
    const assignments: string[] = [];
    for (let each = 0; each < 2; each += 1)
      assignments.push((await ok(world.admin, 'POST', '/assignments', await give(person.id))).id);
    const wish = await give(person.id);
    const events = await eventsOf(registry(), async () => {
      const made = await ok(world.admin, 'POST', '/assignments', wish);
      assert.deepEqual(made.endedByCap, [assignments[0]]);
    });
    assert.deepEqual(
      events.map(({ type }) => type),
      ['assignment.ended', 'policy.step_taken', 'assignment.created'],
    );
    const ended = await ok(world.admin, 'GET', `/assignments/${assignments[0]}`);
    assert.equal(ended.endReason, 'policy caps: one person holds at most 2 of the kind mobile, and got another one');
    assert.equal((await held(person.id)).items.length, 2);
    const { items } = await ok(world.admin, 'GET', '/policies/caps/steps');
    assert.deepEqual([items[0].step, items[0].why, items[0].endedAssignments], ['ended', 'over_cap', [assignments[0]]]);
    await policy({ capMobile: null, capMobileOver: null });
  });

  it('lets one more wait for approval, and notes it where an administrator gives it', async () => {
    await policy({ capMobile: 1, capMobileOver: 'ask' });
    const { person, token } = await addPerson();
    await register(token, `one ${count}`);
    const types = await eventTypesOf(registry(), () => register(token, `two ${count}`));
    assert.ok(types.includes('approval.requested'), types.join());
    const [waiting] = (await ok(world.admin, 'GET', `/approvals?state=waiting&person=${person.id}`)).items;
    assert.deepEqual([waiting.cause, waiting.state], ['caps', 'waiting']);
    await ok(world.admin, 'POST', `/approvals/${waiting.id}/approve`);
    const wish = await give(person.id);
    const noted = await eventTypesOf(registry(), () => ok(world.admin, 'POST', '/assignments', wish));
    assert.deepEqual(noted, ['policy.step_taken', 'assignment.created']);
    await policy({ capMobile: null, capMobileOver: null });
  });
});
