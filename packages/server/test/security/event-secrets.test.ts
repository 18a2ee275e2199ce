/** No event tells a secret: everything that may be known to one side alone is made once, and looked for in the stored events. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { personOwner } from '../../src/domain/owner.ts';
import { pushTarget } from '../../src/domain/push.ts';
import { digest } from '../../src/lib/crypto.ts';
import { query } from '../../src/storage/sql/statement.ts';
import { createBrowser } from '../support/browser.ts';
import { createApi } from '../support/http.ts';
import { addApplication, addLogin, codeFor, PASSWORD, pkce, redeem } from '../support/login.ts';
import { basic } from '../support/oauth.ts';
import { onBothDatabases, type TestRegistry, useRegistry } from '../support/registry.ts';
import { macOf } from '../support/webex.ts';

type Secrets = Readonly<Record<string, string>>;

const toldOf = query<{ org: number }, { text: string }>(`
  select coalesce(e.before, '') || coalesce(e.after, '') || coalesce(c.reason, '') as "text"
  from event e join event_cause c on c.org_id = :org and c.sequence = e.cause where e.org_id = :org order by e.sequence`);

/** Signs somebody in to an application, with all that travels on the way. */
async function signIn(registry: TestRegistry): Promise<Secrets> {
  const anonymous = createApi(await registry.serve(), null);
  const clientSecret = 'the-secret-of-the-client';
  const person = await addLogin(registry, 'ann');
  await addApplication(registry, 'web', { secret: clientSecret });
  const { verifier, ...challenge } = pkce();
  const browser = createBrowser(await registry.serve());
  const code = await codeFor(browser, 'web', 'ann', challenge);
  const { body } = await redeem(anonymous, code, { code_verifier: verifier }, basic('web', clientSecret));
  const token = await registry.services.credentials.issue(
    { actor: registry.system },
    { subject: personOwner(person.id), scopes: ['devices:read'], label: 'mine', expiresAt: null },
  );
  const cookies = [...browser.cookies.values()].map(String);
  return {
    password: PASSWORD,
    'password hash': '$argon2',
    clientSecret,
    code,
    'code verifier': verifier,
    'code challenge': challenge.code_challenge,
    'access token': body.access_token,
    'refresh token': body.refresh_token,
    'API token': token.secret,
    ...Object.fromEntries(cookies.filter(value => value.length > 20).map((value, index) => [`cookie ${index}`, value])),
  };
}

async function setProvider({ services, system }: TestRegistry): Promise<Secrets> {
  const clientSecret = 'the-secret-at-the-provider';
  const provider = { name: 'SSO', issuer: 'https://id.example.com', clientId: 'heldby', clientSecret, loginClaim: 'email' };
  const { id } = await services.providers.create({ actor: system }, provider);
  await services.providers.update({ actor: system }, id, { name: 'Sign on' });
  await services.providers.setClient({ actor: system }, id, { clientId: 'heldby', clientSecret: `${clientSecret}-2` });
  return { 'secret at the provider': clientSecret };
}

/** Registers an app's phone, changes its registration, and lets another one take its token over. */
async function registerPhones(registry: TestRegistry): Promise<Secrets> {
  const { services } = registry;
  const phone = { name: 'Phone', make: 'Make', model: 'Model', platform: 'ios', acceptNotifications: true } as const;
  const own = { token: 'the-token-of-the-app', notificationId: 'the-notification-id', sessionHash: 'the-hash-of-the-session' };
  const [{ actor }, other] = [await registry.addPerson('ben'), await registry.addPerson('cem')];
  const { deviceId } = await services.phones.register({ actor }, { ...phone, ...own });
  await services.phones.register({ actor: other.actor }, { ...phone, ...own, sessionHash: 'another-session' });
  await services.phones.remove({ actor }, deviceId);
  return { ...own, target: pushTarget(actor.applicationId, 'ios', own.token, actor.id), session: 'another-session' };
}

/** Activates a desk phone by a code, gives it a password, and settings with a password among them. */
async function setUpDeskPhone({ services, system, addPerson }: TestRegistry): Promise<Secrets> {
  const write = { actor: system };
  const owner = personOwner((await addPerson('dee')).person.id);
  const { id: locationId } = await services.places.createLocation(write, { name: 'Here' });
  await services.calling.set(write, owner, { locationId, extension: '700' });
  const { code } = await services.activations.issue(write, owner, 'DMS Cisco 8851');
  const phone = { code, mac: macOf(1), model: 'Cisco 8851', serial: null, ip: '192.0.2.1' };
  const { id } = await services.activations.redeem(phone, { address: '192.0.2.1', requestId: 'r' });
  await services.deskSettings.setSipPassword(write, id, 'the-password-for-sip');
  const values = { wifiNetwork: { ssid: 'Acme', password: 'the-password-of-the-network' } };
  await services.deskSettings.customize(write, id, { values, enabled: true });
  return { 'activation code': code, 'SIP password': 'the-password-for-sip', 'network password': values.wifiNetwork.password };
}

onBothDatabases('the stored events', engine => {
  const registry = useRegistry(engine);

  it('tell no secret, and no digest of one', async () => {
    const secrets: Secrets = {
      ...(await signIn(registry())),
      ...(await setProvider(registry())),
      ...(await registerPhones(registry())),
      ...(await setUpDeskPhone(registry())),
    };
    assert.ok(Object.keys(secrets).length >= 18, `${Object.keys(secrets)}`);
    const { storage, organization } = registry();
    const told = (await storage.all(toldOf, { org: organization.org })).map(row => row.text).join('\n');
    assert.ok(told.includes('Sign on') && told.includes('wifiNetwork'), 'the events of all that was done');
    for (const [name, secret] of Object.entries(secrets)) {
      assert.ok(secret.length > 4, name);
      assert.ok(!told.includes(secret), name);
      assert.ok(!told.includes(digest(secret)), `the digest of ${name}`);
    }
  });
});
