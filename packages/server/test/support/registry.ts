/** A registry on a fresh store of either kind, with an organization and an administrator in it, for one test file. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import { type App, createApp, createDialects, openRegistry, type Registry, type Sources } from '../../src/app.ts';
import { type Actor, systemActor } from '../../src/domain/actor.ts';
import type { Organization } from '../../src/domain/organization.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Role } from '../../src/domain/role.ts';
import type { Scope } from '../../src/domain/scope.ts';
import { readSettings, type Settings } from '../../src/settings.ts';
import { DATABASE_FILE } from '../../src/storage/open.ts';
import { freshDatabase, migratedDatabase, migrateStore, type TestDatabase } from './databases.ts';
import { undeclaredEvents } from './recorded-events.ts';
import { checkReplies } from './replies.ts';

export const ENGINES = ['sqlite', 'postgres'] as const;
export type Engine = (typeof ENGINES)[number];

/** Runs the same suite on both databases. */
export function onBothDatabases(title: string, suite: (engine: Engine) => void): void {
  for (const engine of ENGINES) describe(`${title} on ${engine}`, () => suite(engine));
}

/** Tests share their machine with one another: a busy moment is no overload. The tests of that set their own limit. */
const UNHURRIED = { shedAfterMs: '0' };

/** The OpenID providers of tests listen on this machine. */
const OWN_MACHINE = { allowPrivate: 'loopback' };

export interface FreshSettings {
  readonly settings: Settings;
  readonly remove: () => Promise<void>;
}

/** Settings for a store that nothing else uses, and how to throw it away. It is empty. */
export function freshSettings(engine: Engine): Promise<FreshSettings> {
  return settingsFor(engine, freshDatabase);
}

/** The same for a store that has the schema. */
export async function migratedSettings(engine: Engine): Promise<FreshSettings> {
  const fresh = await settingsFor(engine, migratedDatabase);
  const { dataFolder } = fresh.settings;
  const template = process.env.HELDBY_TEST_TEMPLATE_FOLDER;
  if (engine === 'sqlite') {
    if (template === undefined) await migrateStore(null, dataFolder);
    else copyFileSync(join(template, DATABASE_FILE), join(dataFolder, DATABASE_FILE));
  }
  return fresh;
}

async function settingsFor(engine: Engine, openDatabase: () => Promise<TestDatabase>): Promise<FreshSettings> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'heldby-test-'));
  const removeFolder = () => rmSync(dataFolder, { recursive: true, force: true });
  if (engine === 'sqlite') {
    return { settings: readSettings({ dataFolder, ...UNHURRIED, ...OWN_MACHINE }, {}), remove: async () => removeFolder() };
  }
  const { url, drop } = await openDatabase();
  const remove = async () => {
    removeFolder();
    await drop();
  };
  return { settings: readSettings({ dataFolder, databaseUrl: url, ...UNHURRIED, ...OWN_MACHINE }, {}), remove };
}

export interface TestRegistry extends Omit<Registry, 'close'> {
  readonly settings: Settings;
  readonly organization: Organization;
  /** The operator: may do everything in `organization`. */
  readonly system: Actor;
  /** Adds a person and gives an actor and a bearer token for it. */
  readonly addPerson: (
    login: string,
    options?: { role?: Role; scopes?: readonly Scope[]; in?: Organization },
  ) => Promise<TestPerson>;
  /** The HTTP server over this registry, not listening; closed with it. Closing fails when a reply was not as declared. */
  readonly serve: (overrides?: Partial<Settings>) => Promise<FastifyInstance>;
  /** Removes the registry. Fails when a reply or an event was not as declared; `tampered`: the test has spoiled its events. */
  readonly close: (options?: { readonly tampered?: boolean }) => Promise<void>;
  /** The same with its log: one line of JSON for each call. */
  readonly serveLogged: (write: (line: string) => void) => Promise<App>;
}

export interface TestPerson {
  readonly person: Person;
  readonly token: string;
  readonly actor: Actor;
}

/** Call it in the body of a suite: the registry is opened before its tests and removed after them. */
export function useRegistry(engine: Engine, sources?: Sources): () => TestRegistry {
  let registry: TestRegistry | undefined;
  before(async () => {
    registry = await openTestRegistry(engine, sources);
  });
  after(() => registry?.close());
  return () => {
    if (registry === undefined) throw new Error('the registry is open only while the suite runs');
    return registry;
  };
}

/** For a test that opens its own, and closes it. */
export async function openTestRegistry(
  engine: Engine,
  sources?: Sources,
  overrides: Partial<Settings> = {},
): Promise<TestRegistry> {
  const { settings: usual, remove } = await migratedSettings(engine);
  const settings = { ...usual, ...overrides };
  const logger = pino({ level: 'silent' });
  const fail = (error: Error) => {
    throw error;
  };
  const registry = await openRegistry(settings, logger, fail, sources);
  registry.core.keyring.ensure();
  const { services } = registry;
  const organization = await services.organizations.create('Acme');
  const servers: FastifyInstance[] = [];
  const violations: (readonly string[])[] = [];
  const start = async (chosen: Settings, log: Logger) => {
    const app = createApp(registry, chosen, log);
    violations.push(checkReplies(app.server, createDialects(chosen)));
    servers.push(app.server);
    await app.server.ready();
    return app;
  };

  return {
    ...registry,
    settings,
    organization,
    system: systemActor(organization.org, organization.id),
    addPerson: async (login, options = {}) => {
      const home = options.in ?? organization;
      const write = { actor: systemActor(home.org, home.id) };
      const person = await services.people.create(write, {
        login,
        firstName: login,
        lastName: 'Test',
        role: options.role ?? 'member',
      });
      const scopes = options.scopes ?? (options.role === 'full' ? (['org:admin'] as const) : (['devices:write'] as const));
      const subject = { kind: 'person', id: person.id } as const;
      const { secret } = await services.credentials.issue(write, { subject, scopes, label: 'test', expiresAt: null });
      return { person, token: secret, actor: await services.authentication.authenticate(secret) };
    },
    serve: async overrides => (await start({ ...settings, ...overrides }, logger)).server,
    serveLogged: write => start(settings, pino({ level: 'info' }, { write })),
    close: async ({ tampered = false } = {}) => {
      for (const server of servers) await server.close();
      const undeclared = tampered ? [] : await undeclaredEvents(registry.storage);
      await registry.close();
      await remove();
      assert.deepEqual(violations.flat(), [], 'replies that the route tables do not declare');
      assert.deepEqual(undeclared, [], 'events that the contract does not declare');
    },
  };
}
