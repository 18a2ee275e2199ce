/** Nobody takes the last way in from the administrators: their only token, or the only provider, neither in turns nor at once. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { pino } from 'pino';
import { openRegistry, type Registry } from '../../src/app.ts';
import { systemActor } from '../../src/domain/actor.ts';
import type { Services } from '../../src/services/services.ts';
import { createApi } from '../support/http.ts';
import { PASSWORD } from '../support/login.ts';
import { BASE } from '../support/native.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

const LAST = { code: 'conflict', message: /No full administrator could sign in any more/ };
const PROVIDER = { name: 'ID', issuer: 'https://id.example', clientId: 'c', clientSecret: 's', loginClaim: 'upn' };

const tokenOf = ({ actor }: TestPerson) => actor.credentialId ?? assert.fail('no token');

/** Every way in which somebody loses a token. */
const TAKINGS: Readonly<Record<string, (services: Services, by: TestPerson, of: TestPerson) => Promise<unknown>>> = {
  revoked: ({ credentials }, { actor }, of) => credentials.revoke({ actor }, tokenOf(of)),
  limited: ({ credentials }, { actor }, of) =>
    credentials.update({ actor }, tokenOf(of), { limits: { endpoints: ['native.me.get'] } }),
  'ended early': ({ credentials }, { actor }, of) => credentials.update({ actor }, tokenOf(of), { expiresAt: 1 }),
  'signed out': ({ tokens }, _, of) => tokens.end({ actor: of.actor }),
};

onBothDatabases('the last way in of the administrators', engine => {
  const registry = useRegistry(engine);
  let organizations = 0;
  let other: Registry | undefined;
  before(async () => {
    // A PostgreSQL has several nodes. The embedded store has one.
    if (engine === 'postgres') other = await openRegistry(registry().settings, pino({ level: 'silent' }), assert.ifError);
  });
  after(() => other?.close());

  /** An organization of its own, with administrators who have nothing but a token each. */
  const world = async (...logins: string[]) => {
    organizations += 1;
    const home = await registry().services.organizations.create(`Org ${organizations}`);
    const people: TestPerson[] = [];
    for (const login of logins) people.push(await registry().addPerson(login, { role: 'full', in: home }));
    const [ann = assert.fail('nobody'), bob = ann] = people;
    return { home, ann, bob };
  };

  for (const [what, take] of Object.entries(TAKINGS)) {
    it(`is not ${what}, and is once there is another one`, async () => {
      const { services } = registry();
      const { ann } = await world('ann');
      await assert.rejects(take(services, ann, ann), LAST);
      assert.ok(await services.authentication.authenticate(ann.token), 'it still works');
      await services.passwords.set({ actor: ann.actor }, ann.person.id, PASSWORD);
      await take(services, ann, ann);
    });

    it(`is left when two administrators are ${what} at the same moment`, async () => {
      const { services } = registry();
      const { ann, bob } = await world('ann', 'bob');
      const nodes = [services, (other ?? registry()).services] as const;
      const done = await Promise.allSettled([take(nodes[0], ann, bob), take(nodes[1], bob, ann)]);
      assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1, JSON.stringify(done));
    });
  }

  it('may be a provider, which is not removed while nobody has a password or a token', async () => {
    const { services } = registry();
    const { ann } = await world('ann');
    const write = { actor: ann.actor };
    const provider = await services.providers.create(write, PROVIDER);
    await services.credentials.revoke(write, tokenOf(ann));
    const wish = { subject: { kind: 'person', id: ann.person.id }, scopes: ['devices:read'], label: 'kitchen' } as const;
    const system = systemActor(ann.actor.org, ann.actor.organizationId);
    await services.credentials.issue({ actor: system }, { ...wish, expiresAt: null });
    const signedIn = { ...ann.actor, credentialId: null };
    await assert.rejects(
      services.providers.remove({ actor: signedIn }, provider.id),
      LAST,
      'a token for devices administers nothing',
    );
    await services.passwords.set({ actor: system }, ann.person.id, PASSWORD);
    await services.providers.remove({ actor: signedIn }, provider.id);
  });

  it('is taken by the operator, who can always make another', async () => {
    const { services } = registry();
    const { ann } = await world('ann');
    const system = systemActor(ann.actor.org, ann.actor.organizationId);
    await services.credentials.revoke({ actor: system }, tokenOf(ann));
  });

  it('does not keep a token that was none: of a member, for devices, or of an administrator with a password', async () => {
    const { services } = registry();
    const { ann, home } = await world('ann');
    const member = await registry().addPerson('member', { in: home });
    const write = { actor: ann.actor };
    await services.credentials.revoke(write, tokenOf(member));
    const subject = { kind: 'person', id: ann.person.id } as const;
    const { credential } = await services.credentials.issue(write, { subject, scopes: ['devices:read'], label: 'x' });
    await services.credentials.revoke(write, credential.id);
    await services.credentials.revoke(write, credential.id);
  });

  it('is kept on the faces, too: a conflict that says what to do', async () => {
    const { ann } = await world('ann');
    const api = createApi(await registry().serve(), ann.token);
    const native = await api('DELETE', `${BASE}/tokens/${tokenOf(ann)}`);
    assert.deepEqual([native.status, native.body.code], [409, 'conflict']);
    assert.equal((await api('DELETE', '/api/v2/tokens/me')).status, 409);
    assert.equal((await api('GET', `${BASE}/me`)).status, 200);
  });
});
