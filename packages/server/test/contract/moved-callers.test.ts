/** Whichever way somebody comes to an organization that has moved, they are told where it is; those of others are not kept from theirs. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { moveOrganization } from '../../src/storage/move/organization.ts';
import { PASSWORD } from '../support/hands.ts';
import { createApi } from '../support/http.ts';
import { ADDRESS, HOST, optionsFor, withPlaces } from '../support/moved-places.ts';
import { requestToken } from '../support/oauth.ts';
import { onBothDatabases } from '../support/registry.ts';

const CLIENT = { client_id: 'crm', client_secret: 'a long secret of a client' };
const MOVED = { code: 'unavailable', message: `This organization has moved to ${ADDRESS}: call it there.` };
const FROM = '127.0.0.1';

onBothDatabases('callers of an organization that has moved', engine => {
  it('are told so at the token endpoint, at the sign-in and with an activation code, and get in where it is', async () => {
    await withPlaces(engine, 'sqlite', async (here, there) => {
      const { services, system } = here.registry;
      const client = { name: 'CRM', clientId: CLIENT.client_id, secret: CLIENT.client_secret, role: 'full' } as const;
      await services.applications.create({ actor: system }, client);
      const owner = { kind: 'person', id: here.callers.person.id } as const;
      const { code } = await services.activations.issue({ actor: system }, owner, 'DMS Cisco 8851');
      await moveOrganization(here.storage, there.storage, HOST, optionsFor(here, there));

      const grant = { grant_type: 'client_credentials', ...CLIENT };
      const refused = await requestToken(createApi(here.server, null), grant);
      assert.deepEqual([refused.status, refused.body.error], [503, 'temporarily_unavailable']);
      assert.equal(refused.body.error_description, MOVED.message);
      assert.equal((await requestToken(createApi(there.server, null), grant)).status, 200);

      const page = await createApi(here.server, null)('GET', authorizeUrl(), undefined, { host: HOST });
      assert.equal(page.status, 503, page.text);
      assert.ok(page.text.includes(ADDRESS));
      const byName = { login: 'ann', password: PASSWORD, organization: here.registry.organization.id, address: FROM };
      await assert.rejects(services.signIn.withPassword(byName), MOVED);

      const phone = { code, mac: '00005E005377', model: 'DMS Cisco 8851', serial: null, ip: FROM };
      const knock = { address: FROM, requestId: here.registry.core.newId() };
      await assert.rejects(services.activations.redeem(phone, knock), MOVED);
      assert.equal((await there.registry.services.activations.redeem(phone, knock)).kind, 'desk_phone');
    });
  });

  it('who wait for events are told so, and not that their token has ended', async () => {
    await withPlaces(engine, 'sqlite', async (here, there) => {
      const admin = createApi(here.server, here.callers.adminToken);
      const { after } = (await admin('GET', '/registry/v1/events?after=latest')).body;
      const waiting = admin('GET', `/registry/v1/events?after=${after}&wait=20`);
      await moveOrganization(here.storage, there.storage, HOST, optionsFor(here, there));
      const { status, body } = await waiting;
      assert.deepEqual([status, body.detail], [503, MOVED.message]);
      const next = await createApi(there.server, here.callers.adminToken)('GET', `/registry/v1/events?after=${after}`);
      assert.deepEqual([next.status, next.body.items], [200, []]);
    });
  });

  it('do not find their browser locked for other organizations of the old place', async () => {
    await withPlaces(engine, 'sqlite', async (here, there) => {
      const { services, organization } = here.registry;
      const ann = await services.signIn.withPassword({ login: 'ann', password: PASSWORD, host: HOST, address: FROM });
      const session = await services.sessions.open(ann, undefined);
      const other = (await services.organizations.list()).find(({ name }) => name === 'Other');
      assert.ok(other !== undefined);
      await moveOrganization(here.storage, there.storage, HOST, optionsFor(here, there));
      assert.equal(await services.sessions.find(session), undefined);
      assert.equal((await there.registry.services.sessions.find(session))?.person.login, 'ann');
      const eve = await services.people.findByLogin({ ...here.registry.system, org: other.org, organizationId: other.id }, 'eve');
      assert.ok(eve !== undefined && other.id !== organization.id);
      const proof = { kind: 'presented' } as const;
      const next = await services.sessions.open({ org: other.org, person: eve, proof }, session);
      assert.equal((await services.sessions.find(next))?.person.id, eve.id);
    });
  });

  it('get in with a login that was locked no sooner than before', async () => {
    await withPlaces(engine, 'sqlite', async (here, there) => {
      const attempt = { login: 'ann', password: 'wrong', host: HOST, address: '198.51.100.7' };
      for (let each = 0; each < 12; each += 1) await assert.rejects(here.registry.services.signIn.withPassword(attempt));
      await here.registry.core.later.settled();
      await moveOrganization(here.storage, there.storage, HOST, optionsFor(here, there));
      const right = { ...attempt, password: PASSWORD };
      await assert.rejects(there.registry.services.signIn.withPassword(right), { code: 'unauthenticated' });
    });
  });
});

function authorizeUrl(): string {
  const redirect = encodeURIComponent(`http://${HOST}/portal/`);
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
  return `/oauth/authorize?response_type=code&client_id=heldby-portal&redirect_uri=${redirect}&code_challenge=${challenge}&code_challenge_method=S256`;
}
