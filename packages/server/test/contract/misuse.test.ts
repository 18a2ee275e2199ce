/** Failed sign-ins and refused credentials are in the history: counted, bounded, and without secrets. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { Problem } from '../../src/domain/problem.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { COUNTED_APART } from '../../src/services/identity/misuse.ts';
import { createSignIn } from '../../src/services/identity/sign-in.ts';
import { createSetClock } from '../support/endings.ts';
import { eventsOf } from '../support/events.ts';
import { type Api, createApi } from '../support/http.ts';
import { addLogin, PASSWORD } from '../support/login.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const HOUR_MS = 3_600_000;
const HERE = '192.0.2.7';

onBothDatabases('misuse', engine => {
  const clock = createSetClock();
  const registry = useRegistry(engine, { clock, newId: uuidv7 });
  let serve: (token: string) => Api;
  let logins = 0;

  before(async () => {
    const server = await registry().serve();
    serve = token => createApi(server, token);
  });

  const addPerson = async () => {
    logins += 1;
    const login = `person ${logins}`;
    return { login, id: (await addLogin(registry(), login)).id };
  };
  const attempt = async (login: string, password: string, address = HERE) => {
    const { core, services } = registry();
    // Without the slow hash: what is under test is what comes around it.
    const check = async (_org: number, id: string | null, given: string) => (id !== null && given === PASSWORD ? 1 : undefined);
    const signIn = createSignIn(core, { ...services.passwords, check }, services.lockOuts, services.misuse);
    await signIn.withPassword({ login, password, address }).catch(error => {
      if (!(error instanceof Problem) || error.code !== 'unauthenticated') throw error;
    });
  };
  /** The events that are recorded of what was counted. */
  const settled = async () => {
    const { services, organization } = registry();
    await registry().core.later.settled();
    return eventsOf(registry(), () => services.misuse.settle(organization));
  };

  it('of a password is one event for a person and a network, with how often and since when', async () => {
    const { login, id } = await addPerson();
    for (let each = 0; each < 3; each += 1) await attempt(login, 'a wrong secret');
    await attempt(login, 'a wrong secret', '2001:db8::1');
    await attempt(login, PASSWORD);
    await attempt('nobody', 'a wrong secret');
    const events = await settled();
    assert.deepEqual(
      events.map(({ type, ownerId, after }) => [type, ownerId, after]),
      [
        [
          'sign_in.failed',
          id,
          {
            network: '192.0.2.7',
            attempts: 3,
            since: events[0]?.after && 'since' in events[0].after ? events[0].after.since : '',
          },
        ],
        [
          'sign_in.failed',
          id,
          {
            network: '2001:db8:0:0',
            attempts: 1,
            since: events[1]?.after && 'since' in events[1].after ? events[1].after.since : '',
          },
        ],
      ],
    );
    assert.ok(!JSON.stringify(events.map(({ after }) => after)).includes('secret'));
    assert.deepEqual(await settled(), [], 'nothing is recorded twice');
  });

  it('that goes on is one event an hour', async () => {
    const { login } = await addPerson();
    await attempt(login, 'wrong');
    assert.equal((await settled()).length, 1);
    for (let each = 0; each < 4; each += 1) await attempt(login, 'wrong');
    assert.deepEqual(await settled(), []);
    clock.at += HOUR_MS * 1_000;
    const [event] = await settled();
    assert.equal((event?.after as { attempts?: number }).attempts, 4);
  });

  it('of a credential is an event where it was revoked or its holder disabled, and none where it has merely expired', async () => {
    const { services, system, addPerson: add } = registry();
    const [revoked, disabled, expired] = [await add(`revoked`), await add(`disabled`), await add(`expired`)];
    const { secret } = await services.credentials.issue(
      { actor: system },
      {
        subject: { kind: 'person', id: expired.person.id },
        scopes: ['devices:read'],
        label: 'short',
        expiresAt: clock.now() + 1_000_000,
      },
    );
    await services.credentials.revoke({ actor: system }, revoked.actor.credentialId ?? '');
    await services.people.disable({ actor: system }, disabled.person.id);
    clock.at += 10_000 * 1_000;
    for (const token of [revoked.token, revoked.token, disabled.token, secret, 'unknown']) {
      assert.equal((await serve(token)('GET', '/registry/v1/me')).status, 401);
    }
    const events = await settled();
    assert.deepEqual(
      events.map(({ type, subject, ownerId, after }) => [type, subject, ownerId, (after as { attempts?: number }).attempts]),
      [
        ['credential.refused', revoked.actor.credentialId, revoked.person.id, 2],
        ['credential.refused', disabled.actor.credentialId, disabled.person.id, 1],
      ],
    );
    assert.ok(!JSON.stringify(events.map(({ before, after }) => [before, after])).includes(revoked.token));
  });

  it('of more people and networks than are counted apart is one event for all others', async () => {
    clock.at += 2 * HOUR_MS * 1_000;
    await settled();
    const { login } = await addPerson();
    const tries = COUNTED_APART + 50;
    for (let each = 0; each < tries; each += 1) await attempt(login, 'wrong', `10.${each >> 4}.${each & 15}.9`);
    const events = (await settled()).filter(({ type }) => type.startsWith('sign_in.'));
    const counted = events.map(({ after }) => (after as { attempts: number }).attempts).reduce((sum, each) => sum + each, 0);
    assert.equal(events.length, COUNTED_APART + 1);
    assert.equal(counted, tries);
    assert.equal(events.at(-1)?.type, 'sign_in.failed_widely');
  });
});
