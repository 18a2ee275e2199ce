/** The server is killed while two directories provision at once, and both repeat themselves: nobody is doubled or lost. */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { before, describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../../src/settings.ts';
import { ensureBuilt, type RunningServer, startServer } from '../support/command.ts';
import { ENGINES, freshSettings } from '../support/registry.ts';
import { type Caller, createCaller } from './promises/caller.ts';
import { type Directory, Gone, readUsers, synchronize } from './provisioning/directory.ts';
import { IS_FULL, sized } from './size.ts';

const PEOPLE = sized({ short: 40, full: 400 });
const GROUPS = 4;
/** While people are added, and again while they are renamed and some are deactivated. */
const KILLS = sized({ short: 2, full: 25 });
const SHORTEST_MS = 50;
const LONGEST_MS = sized({ short: 400, full: 1_500 });
const NAMES = ['north', 'south'];

describe('a server that is killed while two directories provision', () => {
  if (IS_FULL) before(ensureBuilt);
  for (const engine of ENGINES) {
    it(`has what it acknowledged, and nobody and nothing twice, on ${engine}`, async test => {
      const { settings, remove } = await freshSettings(engine);
      try {
        await provision(settings, test);
      } finally {
        await remove();
      }
    });
  }
});

interface Connected {
  readonly directory: Directory;
  readonly token: string;
}

async function provision(settings: Settings, test: TestContext): Promise<void> {
  let server = await start(settings);
  const admin = server.token();
  const connected: Connected[] = [];
  for (const name of NAMES) connected.push({ directory: newDirectory(name), token: await connect(server, admin, name) });
  for (const [wave, prepare] of [
    ['adding', () => undefined],
    ['changing', changeAll],
  ] as const) {
    for (const { directory } of connected) prepare(directory);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await synchronizeAndKill(server, connected);
      server = await start(settings);
      await requireAcknowledged(server, connected, `after kill ${kill + 1} while ${wave}`);
    }
    for (const { directory, token } of connected) {
      const call = createCaller(server.url, token);
      await synchronize(directory, call);
      await requireWhole(directory, call, wave);
    }
  }
  const call = createCaller(server.url, admin);
  for (const type of ['person.created', 'group.created']) {
    const { body } = (await call({ method: 'GET', path: `/registry/v1/events?type=${type}&limit=1000` })) ?? assert.fail();
    const made = (body.items as { readonly actor: { readonly kind: string } }[]).filter(
      ({ actor }) => actor.kind === 'application',
    );
    assert.equal(made.length, NAMES.length * (type === 'person.created' ? PEOPLE : GROUPS), type);
  }
  await server.stop();
  test.diagnostic(`${2 * KILLS} kills, ${NAMES.length * PEOPLE} people`);
}

function newDirectory(name: string): Directory {
  const logins = Array.from({ length: PEOPLE }, (_, at) => `p${at}@${name}.example`);
  return {
    name,
    people: new Map(logins.map((login, at) => [login, { displayName: `Person ${at}`, active: true }])),
    groups: new Map(
      Array.from({ length: GROUPS }, (_, at) => [`${name} ${at}`, logins.filter((_, each) => each % GROUPS === at)]),
    ),
    acknowledged: new Map(),
    unanswered: new Map(),
  };
}

/** All are renamed, every third is deactivated, and the members of the groups move on. */
function changeAll({ people, groups }: Directory): void {
  for (const [at, login] of [...people.keys()].entries())
    people.set(login, { displayName: `Renamed ${at}`, active: at % 3 !== 0 });
  const members = [...groups.values()];
  for (const [at, name] of [...groups.keys()].entries()) groups.set(name, members[(at + 1) % GROUPS] ?? []);
}

async function connect(server: RunningServer, admin: string, name: string): Promise<string> {
  const body = { name, kind: 'other', onInactive: 'off_board' };
  const made = await createCaller(server.url, admin)({ method: 'POST', path: '/registry/v1/directories', body });
  assert.equal(made?.status, 201, JSON.stringify(made));
  return String(made?.body.token);
}

async function start(settings: Settings): Promise<RunningServer> {
  const store = settings.databaseUrl === null ? [] : ['--database-url', settings.databaseUrl];
  const words = ['serve', '--data', settings.dataFolder, ...store, '--log-level', 'error', '--rate-limit', '1000000000'];
  return startServer(words, { built: IS_FULL });
}

async function synchronizeAndKill(server: RunningServer, connected: readonly Connected[]): Promise<void> {
  const working = Promise.allSettled(
    connected.map(({ directory, token }) => synchronize(directory, createCaller(server.url, token))),
  );
  await Promise.race([sleep(randomInt(SHORTEST_MS, LONGEST_MS)), working]);
  await server.stop('SIGKILL');
  assert.equal(server.child.signalCode, 'SIGKILL', `the server ended before it was killed: ${server.stderr()}`);
  for (const end of await working) if (end.status === 'rejected' && !(end.reason instanceof Gone)) throw end.reason;
}

/** What was acknowledged last, or what was sent after it and not answered. */
async function requireAcknowledged(server: RunningServer, connected: readonly Connected[], when: string): Promise<void> {
  for (const { directory, token } of connected) {
    const users = await readUsers(createCaller(server.url, token));
    requireOnce(users, when);
    const byId = new Map(users.map(user => [user.id, user]));
    for (const [id, { userName, ...account }] of directory.acknowledged) {
      const user = byId.get(id) ?? assert.fail(`${userName} was acknowledged and is lost ${when}`);
      const allowed = [account, directory.unanswered.get(userName)];
      const isAllowed = allowed.some(each => each?.active === user.active && each.displayName === user.displayName);
      assert.ok(isAllowed, `${userName} is ${JSON.stringify(user)} ${when}`);
    }
  }
}

async function requireWhole({ name, people, groups }: Directory, call: Caller, when: string): Promise<void> {
  const users = await readUsers(call);
  requireOnce(users, when);
  assert.deepEqual(
    new Map(users.map(({ userName, displayName, active }) => [userName, { displayName, active }])),
    new Map(people),
    `${name} ${when}`,
  );
  const { body } = (await call({ method: 'GET', path: '/scim/v2/Groups?count=100' })) ?? assert.fail();
  const shown = body.Resources as { readonly displayName: string; readonly members?: readonly { readonly value: string }[] }[];
  assert.equal(shown.length, GROUPS);
  const loginOf = new Map(users.map(({ id, userName }) => [id, userName]));
  for (const { displayName, members = [] } of shown) {
    const logins = members.map(({ value }) => loginOf.get(value));
    // Who is off-boarded is in no group.
    const wanted = (groups.get(displayName) ?? []).filter(login => people.get(login)?.active);
    assert.deepEqual(new Set(logins), new Set(wanted), `${displayName} ${when}`);
    assert.equal(logins.length, new Set(logins).size);
  }
}

function requireOnce(users: readonly { readonly userName: string }[], when: string): void {
  const logins = users.map(({ userName }) => userName);
  assert.equal(new Set(logins).size, logins.length, `somebody is there twice ${when}`);
}
