/** One holder cannot take everything: devices, credentials and history have limits, which the organization sets. */
import assert from 'node:assert/strict';
import { beforeEach, it } from 'node:test';
import type { PhoneInput } from '../../src/core/composed/register-phone.ts';
import type { Policy } from '../../src/domain/organization.ts';
import { ERROR_BODIES } from '../support/error-bodies.ts';
import { COLLECTION, minimalDevice } from '../support/genesys.ts';
import { createApi, eventCount } from '../support/http.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

const phone = (token: string): PhoneInput => ({
  name: 'Phone',
  make: 'Make',
  model: 'Model',
  platform: 'ios',
  token,
  notificationId: 'n',
  acceptNotifications: true,
  sessionHash: null,
});

onBothDatabases('a quota', engine => {
  const registry = useRegistry(engine);
  let count = 0;
  let member: TestPerson;
  const setPolicy = (policy: Policy) => registry().services.organizations.setPolicy({ actor: registry().system }, policy);
  /** With the settings that hold now: a cached actor may have earlier ones. */
  const newPerson = (role: 'member' | 'full' = 'member') => registry().addPerson(`person-${++count}`, { role });
  const register = ({ actor }: Pick<TestPerson, 'actor'>, token: string) =>
    registry().services.phones.register({ actor }, phone(`${token}-${count}`));

  beforeEach(async () => {
    await setPolicy({ maxHeldDevices: 3, maxCredentials: 5, eventBytesPerMinute: 1_000_000 });
    member = await newPerson();
  });

  it('limits how many devices a person holds, also those that an administrator gives, and not how often an app registers the same one', async () => {
    for (const token of ['a', 'b', 'c', 'a', 'b', 'c']) await register(member, token);
    const refusal = { code: 'conflict', message: /holds 3 devices, the most that the organization allows \(maxHeldDevices\)/ };
    await assert.rejects(register(member, 'd'), refusal);
    const { services } = registry();
    const administrator = { actor: (await newPerson('full')).actor };
    const device = await services.devices.create(administrator, { kind: 'mobile' });
    const owner = { kind: 'person', id: member.person.id } as const;
    await assert.rejects(services.assignments.create(administrator, { deviceId: device.id, owner, role: 'user' }), refusal);
    await register(await newPerson(), 'a');
  });

  it('limits how many devices a person gets in a day, so that giving them back does not help', async () => {
    for (const token of ['a', 'b', 'c']) {
      const { deviceId } = await register(member, token);
      await registry().services.phones.remove({ actor: member.actor }, deviceId);
    }
    await assert.rejects(register(member, 'd'), { code: 'conflict', message: /got 3 devices within a day/ });
  });

  it('counts what follows a write that was undone, which gets the numbers of the undone one', async () => {
    const { services } = registry();
    const [tried, other] = [{ actor: member.actor, dryRun: true }, await newPerson()];
    for (const token of ['a', 'b', 'c']) {
      await services.phones.register(tried, phone(`tried ${token}`));
      await register(other, token);
      await services.phones.register(tried, phone(`tried again ${token}`));
      await register(member, token);
    }
    await assert.rejects(register(member, 'd'), { code: 'conflict', message: /holds 3 devices/ });
    await assert.rejects(register(other, 'd'), { code: 'conflict', message: /holds 3 devices/ });
  });

  it('holds from the moment in which it is raised', async () => {
    for (const token of ['a', 'b', 'c']) await register(member, token);
    await assert.rejects(register(member, 'd'), { code: 'conflict' });
    await setPolicy({ maxHeldDevices: 4, maxCredentials: 5, eventBytesPerMinute: 1_000_000 });
    const actor = { ...member.actor, policy: { ...member.actor.policy, maxHeldDevices: 4 } };
    await register({ actor }, 'd');
    await assert.rejects(register({ actor }, 'e'), { code: 'conflict', message: /holds 4 devices/ });
  });

  it('counts at once what a merge gives to somebody, although they got other devices after it', async () => {
    const { services, system } = registry();
    const other = await newPerson();
    await register(other, 'a');
    for (const token of ['b', 'c', 'b']) await register(member, token);
    const write = { actor: system, reason: 'one person' };
    await services.people.merge(write, member.person.id, other.person.id);
    await assert.rejects(register(member, 'd'), { code: 'conflict', message: /holds 3 devices/ });
  });

  it('is counted in the transaction, so that of two who take the last place one gets it', async () => {
    await Promise.all(['a', 'b'].map(token => register(member, token)));
    const last = await Promise.allSettled(['c', 'd', 'e'].map(token => register(member, token)));
    assert.equal(last.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  it('of devices does not hold for an application, which stands for a fleet', async () => {
    const { services, system } = registry();
    const made = await services.applications.create({ actor: system }, { name: 'Fleet' });
    const { secret } = await services.credentials.issue(
      { actor: system },
      { subject: { kind: 'application', id: made.application.id }, scopes: ['devices:write'], label: 't', expiresAt: null },
    );
    const actor = await services.authentication.authenticate(secret);
    for (let n = 0; n < 5; n += 1) await register({ actor }, `fleet-${n}`);
  });

  it('limits how many valid credentials a person has, and a revoked one makes room', async () => {
    const { services } = registry();
    const { actor, person } = await newPerson('full');
    const wish = { subject: { kind: 'person', id: person.id }, scopes: [], label: 'more', expiresAt: null } as const;
    const issued = [];
    for (let n = 0; n < 4; n += 1) issued.push(await services.credentials.issue({ actor }, wish));
    await assert.rejects(services.credentials.issue({ actor }, wish), { code: 'conflict', message: /maxCredentials/ });
    await services.credentials.revoke({ actor }, issued[0]?.credential.id ?? '');
    await services.credentials.issue({ actor }, wish);
  });

  it('limits how much history a person writes in a minute, keeps nothing of what is refused, and does not limit others', async () => {
    await setPolicy({ maxHeldDevices: 1_000, eventBytesPerMinute: 5_000 });
    const [writer, other, administrator] = [await newPerson(), await newPerson(), await newPerson('full')];
    const { storage, organization, services } = registry();
    let written = 0;
    const refused = await (async () => {
      for (; written < 100; written += 1) await register(writer, `t-${written}`);
    })().catch((error: unknown) => error as { code: string; details: { retryAfterSeconds: number } });
    assert.equal(refused?.code, 'rate_limited');
    assert.ok((refused?.details.retryAfterSeconds ?? 0) <= 60 && written > 1 && written < 10, `${written} were written`);
    const before = await eventCount(storage, organization.org);
    await assert.rejects(register(writer, 'more'), { code: 'rate_limited' });
    assert.equal(await eventCount(storage, organization.org), before);
    await register(other, 'other');
    for (let n = 0; n < 20; n += 1) await services.devices.create({ actor: administrator.actor }, { kind: 'mobile' });
  });

  it('is named in the words of the face, with the number', async () => {
    const server = await registry().serve();
    const api = createApi(server, member.token);
    for (const token of ['a', 'b', 'c'])
      assert.equal((await api('POST', COLLECTION, minimalDevice(`${token}-${count}`))).status, 200);
    const { status, body } = await api('POST', COLLECTION, minimalDevice(`d-${count}`));
    assert.equal(status, 409);
    assert.deepEqual(ERROR_BODIES.genesys?.check(body, 409), []);
    assert.deepEqual([body.limit.value, body.message.includes('maxHeldDevices')], [3, true]);
    await setPolicy({ eventBytesPerMinute: 1 });
    const busy = createApi(server, (await newPerson()).token);
    assert.equal((await busy('POST', COLLECTION, minimalDevice(`x-${count}`))).status, 200);
    const limited = await busy('POST', COLLECTION, minimalDevice(`y-${count}`));
    assert.equal(limited.status, 429);
    assert.match(String(limited.headers['retry-after']), /^(?:[1-9]|[1-5]\d|60)$/);
  });
});
