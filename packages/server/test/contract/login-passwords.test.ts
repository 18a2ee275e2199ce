/** Passwords: who may set them, which organization a login belongs to, and that stored hashes follow the parameters of today. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Organization } from '../../src/domain/organization.ts';
import { Problem } from '../../src/domain/problem.ts';
import { hashPassword, isOutdated } from '../../src/lib/password-hash.ts';
import { selectPassword, upsertPassword } from '../../src/storage/statements/sign-in.ts';
import { expectEvents } from '../support/http.ts';
import { addLogin, PASSWORD } from '../support/login.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('passwords', engine => {
  const registry = useRegistry(engine);
  let other: Organization;
  let addresses = 0;

  before(async () => {
    const { services, addPerson } = registry();
    other = await services.organizations.create('Other');
    await addLogin(registry(), 'ann');
    await addLogin(registry(), 'both');
    for (const login of ['both', 'elsewhere']) {
      const { person, actor } = await addPerson(login, { in: other });
      const administrator = await addPerson(`${login} admin`, { in: other, role: 'full' });
      assert.equal(actor.org, other.org);
      await services.passwords.set({ actor: administrator.actor }, person.id, PASSWORD);
    }
  });

  /** Each attempt comes from an address of its own: what is under test is not the throttle. */
  const attempt = (login: string, rest: { host?: string; organization?: string; password?: string; org?: number } = {}) => {
    addresses += 1;
    const address = `10.0.${addresses >> 8}.${addresses & 255}`;
    return registry().services.signIn.withPassword({ login, password: PASSWORD, address, ...rest });
  };
  const refused = { name: 'Problem', code: 'unauthenticated' };

  it('a login that one organization alone has signs in without saying which, whatever its letter case', async () => {
    assert.equal((await attempt('ANN')).org, registry().organization.org);
    assert.equal((await attempt('elsewhere')).org, other.org);
  });

  it('a login that two organizations have is refused like a wrong password, until one is named', async () => {
    const messages = new Set<string>();
    for (const rest of [{}, { password: 'wrong' }, { organization: 'Nowhere' }]) {
      await assert.rejects(attempt('both', rest), (error: Problem) => {
        messages.add(`${error.code} ${error.message}`);
        return error instanceof Problem;
      });
    }
    await assert.rejects(attempt('nobody'), (error: Problem) => messages.has(`${error.code} ${error.message}`));
    assert.equal(messages.size, 1);
    assert.equal((await attempt('both', { organization: 'Other' })).org, other.org);
    assert.equal((await attempt('both', { organization: registry().organization.id })).org, registry().organization.org);
  });

  it('the host decides before the name, and the name before the login', async () => {
    const { services, system } = registry();
    await services.hosts.add({ actor: system }, 'Acme.example.com');
    const host = 'acme.EXAMPLE.com:8443';
    assert.equal((await attempt('both', { host, organization: 'Other' })).org, registry().organization.org);
    await assert.rejects(attempt('elsewhere', { host }), refused);
    await assert.rejects(attempt('ann', { organization: 'Other' }), refused);
    assert.equal((await attempt('ann', { host: 'unknown.example.com' })).org, registry().organization.org);
  });

  it('a host belongs to one organization', async () => {
    const { services, system, addPerson } = registry();
    const { actor } = await addPerson('host admin', { in: other, role: 'full' });
    await services.hosts.add({ actor: system }, 'taken.example.com');
    await services.hosts.add({ actor: system }, 'taken.example.com');
    await assert.rejects(services.hosts.add({ actor }, 'taken.example.com'), { code: 'conflict' });
    await assert.rejects(services.hosts.add({ actor }, 'not a host'), { code: 'invalid' });
  });

  it('a login follows when it is changed', async () => {
    const { services, system } = registry();
    const person = await addLogin(registry(), 'maiden');
    await services.people.update({ actor: system }, person.id, { login: 'married' });
    assert.equal((await attempt('married')).person.id, person.id);
    await assert.rejects(attempt('maiden'), refused);
  });

  it('nobody without a password signs in, and nobody who is disabled', async () => {
    const { services, system, addPerson } = registry();
    await addPerson('token only');
    const disabled = await addLogin(registry(), 'disabled');
    await services.people.disable({ actor: system }, disabled.id);
    for (const login of ['token only', 'disabled']) await assert.rejects(attempt(login), refused);
    await assert.rejects(attempt('token only', { password: '' }), refused);
    await assert.rejects(attempt('ann', { password: PASSWORD.repeat(1_000) }), refused);
  });

  it('a password is set by everybody who may change the person, and told in the history without a trace of it', async () => {
    const { services, system, storage, organization, addPerson } = registry();
    const { person: member, actor: self } = await addPerson('member');
    const { actor: userAdministrator } = await addPerson('user admin', { role: 'user_admin', scopes: ['people.org:write'] });
    const { person: boss } = await addPerson('boss', { role: 'full' });
    const set = (actor: typeof self, id: string, password = PASSWORD) => services.passwords.set({ actor }, id, password);

    await assert.rejects(set(self, member.id), { code: 'forbidden' });
    await assert.rejects(set(userAdministrator, boss.id), { code: 'forbidden' });
    for (const password of ['', 'short', 'x'.repeat(1_001)])
      await assert.rejects(set(system, member.id, password), { code: 'invalid' });
    await assert.rejects(set(system, '01980000-0000-7000-8000-00000000dead'), { code: 'not_found' });
    await expectEvents(storage, organization.org, 1, () => set(userAdministrator, member.id));
    assert.equal((await attempt('member')).person.id, member.id);
  });

  it('a hash that was made with other parameters is renewed at the next sign-in, not before', async () => {
    const { storage, organization } = registry();
    const { id: personId } = await addLogin(registry(), 'veteran');
    const key = { org: organization.org, personId };
    const hash = await hashPassword(PASSWORD, { memoryKib: 64, passes: 1, lanes: 1 });
    await storage.transaction(organization.org, tx => tx.run(upsertPassword, { ...key, hash, now: 1 }));
    await assert.rejects(attempt('veteran', { password: 'wrong' }), refused);
    assert.equal((await storage.one(selectPassword, key))?.hash, hash);
    await expectEvents(storage, organization.org, 0, () => attempt('veteran'));
    const renewed = (await storage.one(selectPassword, key))?.hash ?? '';
    assert.equal(isOutdated(renewed), false);
    assert.equal((await attempt('veteran')).person.id, personId);
  });
});
