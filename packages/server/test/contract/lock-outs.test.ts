/** Lock-outs after wrong passwords: who is locked out, for where and how long, who sees it, and what lifts it, on every node. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { pino } from 'pino';
import { openRegistry, type Registry } from '../../src/app.ts';
import { Problem } from '../../src/domain/problem.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { FAMILIAR_BY_ONE } from '../../src/services/identity/lock-outs.ts';
import { createSignIn, type SignIn } from '../../src/services/identity/sign-in.ts';
import { ATTEMPTS_EVERYWHERE, ATTEMPTS_PER_ACCOUNT, WINDOW_MS } from '../../src/services/identity/throttle.ts';
import { createSetClock } from '../support/endings.ts';
import { eventsOf } from '../support/events.ts';
import { type Api, createApi } from '../support/http.ts';
import { addLogin, PASSWORD } from '../support/login.ts';
import { ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

type Node = Pick<Registry, 'services' | 'core'>;

/** The sign-in of a node, without the slow hash: what is under test is what comes around it. */
function createSignIns(): (node: Node) => SignIn {
  const made = new Map<Node['core'], SignIn>();
  return ({ core, services }) => {
    const check = async (_org: number, id: string | null, password: string) =>
      id !== null && password === PASSWORD ? 1 : undefined;
    const signIn = made.get(core) ?? createSignIn(core, { ...services.passwords, check }, services.lockOuts);
    made.set(core, signIn);
    return signIn;
  };
}

onBothDatabases('a lock-out', engine => {
  const clock = createSetClock();
  const sources = { clock, newId: uuidv7 };
  const registry = useRegistry(engine, sources);
  const signInAt = createSignIns();
  let admin: Api;
  /** Another node of the same database; on the embedded store the only one. */
  let other: Node;
  let close = async () => {};

  before(async () => {
    const { token } = await registry().addPerson('administrator', { role: 'full' });
    admin = createApi(await registry().serve(), token);
    other = registry();
    if (engine === 'postgres') {
      const node = await openRegistry(registry().settings, pino({ level: 'silent' }), assert.ifError, sources);
      other = node;
      close = node.close;
    }
  });
  after(() => close());

  /** The outcome of an attempt: the login, or how long to wait. */
  const attempt = async (login: string, address: string, password = PASSWORD, at: Node = registry()) => {
    try {
      return (await signInAt(at).withPassword({ login, password, address })).person.login;
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'unauthenticated') throw error;
      return error.details.retryAfterSeconds ?? 'wrong';
    }
  };
  const settled = async () => {
    await registry().core.later.settled();
    await other.core.later.settled();
  };
  const lock = async (login: string, address: string) => {
    for (let n = 0; n < ATTEMPTS_PER_ACCOUNT; n += 1) assert.equal(await attempt(login, address, 'guess'), 'wrong');
    await settled();
  };
  const isLocked = async (login: string, address: string, at?: Node) =>
    typeof (await attempt(login, address, PASSWORD, at)) === 'number';
  const listed = async (query = '') => (await ok(admin, 'GET', `/lock-outs${query}`)).items;

  it('is one event, is listed, and holds on every node until it ends', async () => {
    const { id } = await addLogin(registry(), 'ann');
    const events = await eventsOf(registry(), async () => {
      await lock('Ann', '192.0.2.1');
      for (let n = 0; n < 30; n += 1) assert.ok(await isLocked('ann', '192.0.2.1'));
      await settled();
    });
    const [event, ...rest] = events;
    assert.deepEqual([event?.type, event?.subject, rest], ['person.locked_out', id, []]);
    const [shown, ...others] = await listed();
    const { since, until, ...known } = shown;
    assert.deepEqual(known, { personId: id, login: 'ann', network: '192.0.2.1', attempts: ATTEMPTS_PER_ACCOUNT });
    assert.equal(Date.parse(until) - Date.parse(since), WINDOW_MS);
    assert.deepEqual([others, event?.after], [[], { network: '192.0.2.1', attempts: ATTEMPTS_PER_ACCOUNT, since, until }]);
    assert.deepEqual(await listed(`?personId=${id.toUpperCase()}`), [shown]);

    assert.ok(await isLocked('ann', '192.0.2.1', other));
    assert.equal(await attempt('ann', '198.51.100.1'), 'ann');
    assert.equal(await attempt('ann', '198.51.100.1', PASSWORD, other), 'ann');
    clock.at += WINDOW_MS * 1_000;
    assert.equal(await attempt('ann', '192.0.2.1', PASSWORD, other), 'ann');
    assert.equal(await attempt('ann', '192.0.2.1'), 'ann');
    assert.deepEqual(await listed(), []);
  });

  it('of a login that nobody has looks the same on every node, and nobody sees it', async () => {
    const events = await eventsOf(registry(), () => lock('nobody', '192.0.2.2'));
    assert.deepEqual(events, []);
    assert.ok(await isLocked('nobody', '192.0.2.2'));
    assert.ok(await isLocked('NOBODY', '192.0.2.2', other));
    assert.equal(await attempt('nobody', '198.51.100.2', PASSWORD, other), 'wrong');
    assert.deepEqual(await listed(), []);
  });

  it('is lifted by an administrator, for every node and network, once', async () => {
    const { id } = await addLogin(registry(), 'bob');
    await lock('bob', '192.0.2.3');
    await lock('bob', '2001:db8::3');
    assert.deepEqual((await listed()).map((each: { network: string }) => each.network).toSorted(), ['192.0.2.3', '2001:db8:0:0']);
    const events = await eventsOf(registry(), async () => {
      assert.deepEqual(await ok(admin, 'POST', `/people/${id}/unlock`), { personId: id, lifted: 2 });
      assert.deepEqual(await ok(admin, 'POST', `/people/${id}/unlock`), { personId: id, lifted: 0 });
    });
    assert.deepEqual(
      events.map(({ type, subject }) => [type, subject]),
      [['person.unlocked', id]],
    );
    assert.deepEqual(await listed(), []);
    for (const node of [registry(), other]) {
      for (const address of ['192.0.2.3', '2001:db8::3']) assert.equal(await attempt('bob', address, PASSWORD, node), 'bob');
    }
    await lock('bob', '192.0.2.3');
    assert.ok(await isLocked('bob', '192.0.2.3', other), 'it counts anew');
  });

  it('is lifted by a new password', async () => {
    const { services, system } = registry();
    const { id } = await addLogin(registry(), 'cara');
    await lock('cara', '192.0.2.4');
    await services.passwords.set({ actor: system }, id, PASSWORD);
    assert.equal(await attempt('cara', '192.0.2.4'), 'cara');
    assert.equal(await attempt('cara', '192.0.2.4', PASSWORD, other), 'cara');
  });

  it('of every strange network leaves those open from which people of the organization sign in', async () => {
    const { id } = await addLogin(registry(), 'dora');
    await addLogin(registry(), 'eve');
    assert.equal(await attempt('eve', '203.0.113.5'), 'eve');
    await settled();
    for (const login of ['dora', 'unknown']) {
      for (let n = 0; n < ATTEMPTS_EVERYWHERE; n += 1) assert.equal(await attempt(login, `10.1.${n}.1`, 'guess'), 'wrong');
      await settled();
      for (const node of [registry(), other]) {
        assert.ok(await isLocked(login, '10.2.0.1', node));
        assert.ok(!(await isLocked(login, '203.0.113.5', node)));
      }
    }
    assert.equal(await attempt('dora', '203.0.113.5'), 'dora');
    const [shown, ...others] = await listed(`?personId=${id}`);
    assert.deepEqual([shown.network, shown.attempts, others], [null, ATTEMPTS_EVERYWHERE, []]);
  });

  it('finds the networks of others as familiar as before, from however many networks somebody signs in', async () => {
    await addLogin(registry(), 'hal');
    await addLogin(registry(), 'ida');
    assert.equal(await attempt('hal', '203.0.113.6'), 'hal');
    for (let n = 0; n < 2 * FAMILIAR_BY_ONE; n += 1) assert.equal(await attempt('ida', `10.3.${n}.1`), 'ida');
    await settled();
    const { services, organization } = registry();
    const areFamiliar = await Promise.all(
      Array.from({ length: 2 * FAMILIAR_BY_ONE }, (_, n) => services.lockOuts.isFamiliar(organization.org, `10.3.${n}.1`)),
    );
    assert.equal(areFamiliar.filter(is => is).length, FAMILIAR_BY_ONE);
    assert.ok(await services.lockOuts.isFamiliar(organization.org, '203.0.113.6'));
  });

  it('is for administrators to see and to lift', async () => {
    const { id } = await addLogin(registry(), 'finn');
    const member = createApi(await registry().serve(), (await registry().addPerson('member', { scopes: ['org:admin'] })).token);
    await refused(member, 'forbidden', 'GET', '/lock-outs');
    await refused(member, 'forbidden', 'POST', `/people/${id}/unlock`);
    const { token } = await registry().addPerson('users', { role: 'user_admin', scopes: ['org:admin'] });
    const users = createApi(await registry().serve(), token);
    await ok(users, 'POST', `/people/${id}/unlock`);
    const { id: administrator } = await ok(admin, 'GET', '/me');
    await refused(users, 'forbidden', 'POST', `/people/${administrator}/unlock`);
  });

  it('of a login that nobody had does not wait for the one who gets it, as a new person or by another login', async () => {
    const { services, system } = registry();
    await lock('new', '192.0.2.7');
    const { id } = await addLogin(registry(), 'new');
    for (const node of [registry(), other]) assert.equal(await attempt('new', '192.0.2.7', PASSWORD, node), 'new');

    await lock('new', '192.0.2.7');
    await lock('newer', '192.0.2.7');
    await services.people.update({ actor: system }, id, { login: 'Newer' });
    for (const node of [registry(), other]) assert.equal(await attempt('newer', '192.0.2.7', PASSWORD, node), 'Newer');
    assert.deepEqual(await listed(`?personId=${id}`), []);
  });

  it('ends with a person who leaves, and does not wait for the next who gets their login', async () => {
    const { services, system } = registry();
    const { id } = await addLogin(registry(), 'gil');
    await lock('gil', '192.0.2.6');
    await services.accounts.remove({ actor: system }, { id });
    await addLogin(registry(), 'gil');
    for (const node of [registry(), other]) assert.equal(await attempt('gil', '192.0.2.6', PASSWORD, node), 'gil');
    assert.ok((await listed()).every((each: { login: string }) => each.login !== 'gil'));
  });
});
