/** Passwords: who may set them, which organization a login belongs to, and that stored hashes follow the parameters of today. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { systemActor } from '../../src/domain/actor.ts';
import type { Organization } from '../../src/domain/organization.ts';
import { Problem } from '../../src/domain/problem.ts';
import { hashPassword, isOutdated } from '../../src/lib/password-hash.ts';
import { machineRandom } from '../../src/lib/random.ts';
import { selectPassword, upsertPassword } from '../../src/storage/statements/sign-in.ts';
import { expectEvents } from '../support/http.ts';
import { addLogin, PASSWORD } from '../support/login.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('the only organization of an installation', engine => {
  const registry = useRegistry(engine);

  it('is the one of a login that names none, until there is another', async () => {
    const { services, organization } = registry();
    const ann = await addLogin(registry(), 'ann');
    const attempt = async (named: object = {}) => {
      const { org, person } = await services.signIn.withPassword({
        login: 'ANN',
        password: PASSWORD,
        address: '192.0.2.1',
        ...named,
      });
      return { org, person };
    };
    const signedIn = { org: organization.org, person: ann };
    assert.deepEqual(await attempt(), signedIn);
    assert.deepEqual(await attempt({ host: 'any.example.com' }), signedIn);
    await assert.rejects(attempt({ organization: 'Nowhere' }), { code: 'unauthenticated' });
    await services.organizations.create('Other');
    await assert.rejects(attempt(), { code: 'unauthenticated' });
    assert.deepEqual(await attempt({ organization: organization.name }), signedIn);
  });
});

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
  const acme = () => ({ organization: registry().organization.id });
  const attempt = (login: string, rest: { host?: string; organization?: string; password?: string; org?: number } = {}) => {
    addresses += 1;
    const address = `10.0.${addresses >> 8}.${addresses & 255}`;
    return registry().services.signIn.withPassword({ login, password: PASSWORD, address, ...rest });
  };
  const refused = { name: 'Problem', code: 'unauthenticated' };

  it('where there are several organizations and none is named, a login is refused like a wrong password, no matter who has it', async () => {
    const messages = new Set<string>();
    for (const login of ['ann', 'ANN', 'elsewhere', 'both', 'nobody']) {
      for (const rest of [{}, { password: 'wrong' }, { organization: 'Nowhere' }, { host: 'unknown.example.com' }]) {
        await assert.rejects(attempt(login, rest), (error: Problem) => {
          messages.add(`${error.code} ${error.message}`);
          return error instanceof Problem;
        });
      }
    }
    assert.equal(messages.size, 1);
    assert.equal((await attempt('both', { organization: 'Other' })).org, other.org);
    assert.equal((await attempt('BOTH', { organization: registry().organization.id })).org, registry().organization.org);
  });

  it('the host decides before the name', async () => {
    const { services, system } = registry();
    await services.hosts.add({ actor: system }, 'Acme.example.com');
    for (const host of ['acme.EXAMPLE.com:8443', 'acme.example.com.', 'ACME.example.com.:443']) {
      assert.equal((await attempt('both', { host })).org, registry().organization.org, host);
      assert.equal((await attempt('both', { host, organization: 'Other' })).org, registry().organization.org, host);
      await assert.rejects(attempt('elsewhere', { host }), refused);
    }
    await assert.rejects(attempt('ann', { organization: 'Other' }), refused);
    await services.hosts.remove({ actor: system }, 'ACME.example.com');
    await assert.rejects(attempt('both', { host: 'acme.example.com' }), refused);
  });

  it('a host belongs to one organization, and leaves it when the operator removes it', async () => {
    const { services, system, storage, organization } = registry();
    const foreign = { actor: systemActor(other.org, other.id) };
    const write = { actor: system };
    await expectEvents(storage, organization.org, 1, async () => {
      assert.equal(await services.hosts.add(write, 'Taken.example.com'), 'taken.example.com');
      await services.hosts.add(write, 'taken.example.com');
    });
    await assert.rejects(services.hosts.add(foreign, 'taken.example.com'), { code: 'conflict' });
    await assert.rejects(services.hosts.remove(foreign, 'taken.example.com'), { code: 'not_found' });
    await assert.rejects(services.hosts.add(write, 'not a host'), { code: 'invalid' });
    assert.deepEqual([await services.hosts.list(system), await services.hosts.list(foreign.actor)], [['taken.example.com'], []]);
    await expectEvents(storage, organization.org, 1, () => services.hosts.remove(write, 'taken.example.com'));
    await assert.rejects(services.hosts.remove(write, 'taken.example.com'), { code: 'not_found' });
    await services.hosts.add(foreign, 'taken.example.com');
  });

  it('a login follows when it is changed', async () => {
    const { services, system } = registry();
    const person = await addLogin(registry(), 'maiden');
    await services.people.update({ actor: system }, person.id, { login: 'married' });
    assert.equal((await attempt('married', acme())).person.id, person.id);
    await assert.rejects(attempt('maiden', acme()), refused);
  });

  it('nobody without a password signs in, and nobody who is disabled', async () => {
    const { services, system, addPerson } = registry();
    await addPerson('token only');
    const disabled = await addLogin(registry(), 'disabled');
    await services.people.disable({ actor: system }, disabled.id);
    for (const login of ['token only', 'disabled']) await assert.rejects(attempt(login, acme()), refused);
    await assert.rejects(attempt('token only', { ...acme(), password: '' }), refused);
    await assert.rejects(attempt('ann', { ...acme(), password: PASSWORD.repeat(1_000) }), refused);
  });

  it('a password is set by those who may change the person, and recorded in the history without a trace of it', async () => {
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
    assert.equal((await attempt('member', acme())).person.id, member.id);
  });

  it('a hash that was made with other parameters is renewed at the next sign-in, not before', async () => {
    const { storage, organization } = registry();
    const { id: personId } = await addLogin(registry(), 'veteran');
    const key = { org: organization.org, personId };
    const hash = await hashPassword(PASSWORD, machineRandom, { memoryKib: 64, passes: 1, lanes: 1 });
    await storage.transaction(organization.org, tx => tx.run(upsertPassword, { ...key, hash, now: 1 }));
    await assert.rejects(attempt('veteran', { ...acme(), password: 'wrong' }), refused);
    assert.equal((await storage.one(selectPassword, key))?.hash, hash);
    await expectEvents(storage, organization.org, 0, () => attempt('veteran', acme()));
    const renewed = (await storage.one(selectPassword, key))?.hash ?? '';
    assert.equal(isOutdated(renewed), false);
    assert.equal((await attempt('veteran', acme())).person.id, personId);
  });
});
