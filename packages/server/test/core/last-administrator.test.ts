/** The last full administrator stays: demoted, disabled and off-boarded by nobody, neither in turns nor at once. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { pino } from 'pino';
import { openRegistry, type Registry } from '../../src/app.ts';
import { systemActor } from '../../src/domain/actor.ts';
import type { Organization } from '../../src/domain/organization.ts';
import type { Services } from '../../src/services/services.ts';
import { PASSWORD } from '../support/login.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

type Taking = (services: Services, actor: TestPerson['actor'], id: string) => Promise<unknown>;

/** Every way in which somebody stops being an administrator. */
const TAKINGS: Readonly<Record<string, Taking>> = {
  'demoted natively': ({ people }, actor, id) => people.update({ actor }, id, { role: 'user_admin' }),
  'demoted with their account': ({ accounts }, actor, id) => accounts.update({ actor }, { id }, { role: 'member' }),
  disabled: ({ people }, actor, id) => people.disable({ actor }, id),
  'disabled with their account': ({ accounts }, actor, id) => accounts.disable({ actor }, { id }),
  'off-boarded': ({ accounts }, actor, id) => accounts.remove({ actor }, { id }),
};

const LAST = { code: 'conflict', message: /is the last full administrator who can sign in/ };

onBothDatabases('the last full administrator', engine => {
  const registry = useRegistry(engine);
  let organizations = 0;

  /** An organization of its own, with administrators who have a token each. */
  const world = async (...logins: string[]): Promise<{ home: Organization; people: TestPerson[] }> => {
    organizations += 1;
    const home = await registry().services.organizations.create(`Org ${organizations}`);
    const people: TestPerson[] = [];
    for (const login of logins) people.push(await registry().addPerson(login, { role: 'full', in: home }));
    return { home, people };
  };
  const first = ([person]: readonly TestPerson[]): TestPerson => person ?? assert.fail('there is nobody');

  for (const [what, take] of Object.entries(TAKINGS)) {
    it(`is not ${what} by themselves or by the operator`, async () => {
      const { services } = registry();
      const { home, people } = await world('ann');
      const ann = first(people);
      const system = systemActor(home.org, home.id);
      for (const actor of what === 'off-boarded' ? [system] : [ann.actor, system]) {
        await assert.rejects(take(services, actor, ann.person.id), LAST);
      }
      assert.deepEqual(await services.people.get(system, ann.person.id), ann.person);
    });

    it(`is ${what} when there is another, who then is the last`, async () => {
      const { services } = registry();
      const { people } = await world('ann', 'bob');
      const [ann, bob] = [first(people), first(people.slice(1))];
      await take(services, bob.actor, ann.person.id);
      await assert.rejects(services.people.disable({ actor: bob.actor }, bob.person.id), LAST);
    });
  }

  it('goes when the operator says so, and nobody else can say it', async () => {
    const { services } = registry();
    const { home, people } = await world('ann');
    const { actor, person } = first(people);
    await assert.rejects(services.people.disable({ actor, evenLastAdministrator: true }, person.id), LAST);
    const system = systemActor(home.org, home.id);
    await services.people.disable({ actor: system, evenLastAdministrator: true }, person.id);
  });

  it('is not outnumbered by administrators who are disabled, gone, or cannot sign in', async () => {
    const { services } = registry();
    const { home, people } = await world('ann', 'disabled', 'gone');
    const [ann, disabled, gone] = [first(people), first(people.slice(1)), first(people.slice(2))];
    const write = { actor: ann.actor };
    await services.people.disable(write, disabled.person.id);
    await services.accounts.remove(write, { id: gone.person.id });
    const names = { firstName: 'No', lastName: 'Way' };
    const idle = await services.people.create(write, { login: 'idle', role: 'full', ...names });
    await assert.rejects(services.people.update(write, ann.person.id, { role: 'member' }), LAST);

    const system = systemActor(home.org, home.id);
    const subject = { kind: 'person', id: idle.id } as const;
    const wish = { subject, scopes: ['org:admin'] as const, label: 'test', expiresAt: null };
    const issued = await services.credentials.issue({ actor: system }, wish);
    await services.credentials.revoke({ actor: system }, issued.credential.id);
    await assert.rejects(services.people.update(write, ann.person.id, { role: 'member' }), LAST);

    await services.passwords.set(write, idle.id, PASSWORD);
    await services.people.update(write, ann.person.id, { role: 'member' });
  });

  it('counts those who can sign in at the organization’s provider', async () => {
    const { services } = registry();
    const { people } = await world('ann');
    const write = { actor: first(people).actor };
    await services.people.create(write, { login: 'bob', firstName: 'Bob', lastName: 'May', role: 'full' });
    const provider = { name: 'ID', issuer: 'https://id.example', clientId: 'c', clientSecret: 's', loginClaim: 'upn' };
    await services.providers.create(write, provider);
    await services.people.update(write, first(people).person.id, { role: 'member' });
  });

  it('changes everything else about themselves', async () => {
    const { services } = registry();
    const { people } = await world('ann');
    const { actor, person } = first(people);
    assert.equal((await services.people.update({ actor }, person.id, { role: 'full', lastName: 'Lee' })).lastName, 'Lee');
  });

  it('an administrator who cannot sign in goes, as long as another one is left', async () => {
    const { services } = registry();
    const { home } = await world();
    const write = { actor: systemActor(home.org, home.id) };
    const names = { firstName: 'Some', lastName: 'Body', role: 'full' } as const;
    const one = await services.people.create(write, { login: 'one', ...names });
    const two = await services.people.create(write, { login: 'two', ...names });
    await services.people.disable(write, one.id);
    await assert.rejects(services.people.disable(write, two.id), LAST);
  });
});

onBothDatabases('two administrators who take it from each other at the same moment', engine => {
  const registry = useRegistry(engine);
  let other: Registry | undefined;
  before(async () => {
    // A PostgreSQL has several nodes. The embedded store has one.
    if (engine === 'postgres') {
      other = await openRegistry(registry().settings, pino({ level: 'silent' }), assert.ifError);
    }
  });
  after(() => other?.close());

  it('leave one of them, whichever way they choose', async () => {
    const { services, addPerson } = registry();
    const nodes = [services, (other ?? registry()).services] as const;
    let round = 0;
    for (const one of Object.values(TAKINGS)) {
      for (const another of Object.values(TAKINGS)) {
        for (const selves of [false, true]) {
          round += 1;
          const home = await services.organizations.create(`Race ${round}`);
          const ann = await addPerson('ann', { role: 'full', in: home });
          const bob = await addPerson('bob', { role: 'full', in: home });
          const targets = selves ? [ann, bob] : [bob, ann];
          const done = await Promise.allSettled([
            one(nodes[0], ann.actor, targets[0]?.person.id ?? ''),
            another(nodes[1], bob.actor, targets[1]?.person.id ?? ''),
          ]);
          const system = systemActor(home.org, home.id);
          const { items } = await services.people.list(system, { limit: 10, cursor: null });
          const left = items.filter(({ role, disabledReason }) => role === 'full' && disabledReason === null);
          assert.ok(left.length >= 1, `round ${round}: ${JSON.stringify(done)}`);
        }
      }
    }
  });
});
