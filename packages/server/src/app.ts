/** The composition root: builds heldby from the store up to the listening server. */
import type { Server as TlsServer } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createActorCache } from './core/actor-cache.ts';
import { createBell } from './core/bell.ts';
import type { Core } from './core/core.ts';
import { createEventBudget } from './core/event-budget.ts';
import { createEverHeld } from './core/ever-held.ts';
import { participants } from './core/participants.ts';
import { createTouches } from './core/touches.ts';
import { createApperian } from './dialects/apperian/index.ts';
import { genesys } from './dialects/genesys/index.ts';
import { createNative } from './dialects/native/index.ts';
import { SCOPES } from './dialects/native/scopes.ts';
import { createOauth } from './dialects/oauth/index.ts';
import { createScim } from './dialects/scim/index.ts';
import { createWebex } from './dialects/webex/index.ts';
import { PHONE_MODELS } from './dialects/webex/models/catalogue.ts';
import type { Around } from './http/dialect/around.ts';
import type { Dialect } from './http/dialect/dialect.ts';
import { defaultsOf } from './http/dialect/policy-defaults.ts';
import type { Face } from './http/dialect/shows.ts';
import { addHealth, type Health } from './http/observe/health.ts';
import { metricFamilies } from './http/observe/metric-families.ts';
import { addMetrics } from './http/observe/metrics.ts';
import { createTraffic } from './http/observe/traffic.ts';
import type { WorkFigures } from './http/observe/work-families.ts';
import { addPortal } from './http/portal/add-portal.ts';
import { addDocuments } from './http/reference/add-documents.ts';
import { addReferencePage } from './http/reference/add-page.ts';
import { createServer } from './http/server.ts';
import { type CertificateFiles, type CertificateWatch, followCertificate, readCertificate } from './http/socket/certificate.ts';
import { type Clock, createSystemClock } from './lib/clock.ts';
import { createEgress } from './lib/egress/egress.ts';
import { createLater } from './lib/later.ts';
import { machineRandom, type Random } from './lib/random.ts';
import { createMailer, type Mailer } from './lib/smtp.ts';
import { uuidv7 } from './lib/uuid.ts';
import { programVersion } from './lib/version.ts';
import { startingInstant } from './services/installation/starting-instant.ts';
import { watchReturns } from './services/policies/returns.ts';
import { createServices, type Services } from './services/services.ts';
import { keyFileOf, type Settings, shownSettings } from './settings.ts';
import { createKeyring, type Keyring } from './storage/keyring.ts';
import { migrate } from './storage/migrate.ts';
import type { SearchIndex } from './storage/search/open.ts';
import type { WatchedStorage } from './storage/watch.ts';
import { createJobCounts } from './workers/jobs/figures.ts';
import { jobKinds } from './workers/jobs/kinds.ts';
import { type JobRunner, startJobs } from './workers/jobs/runner.ts';
import { type Periodic, startPeriodic } from './workers/periodic.ts';
import { upkeep } from './workers/upkeep.ts';
import { type Dispatcher, startWebhooks } from './workers/webhooks/dispatcher.ts';
import { figuresOf, newCounts } from './workers/webhooks/figures.ts';

/** The registry without a network. The command line uses it, too. */
export interface Registry {
  readonly storage: WatchedStorage;
  readonly services: Services;
  /** The core, for callers that run verbs in a transaction of their own. */
  readonly core: Core;
  /** The number of credentials in the cache. */
  readonly cachedCredentials: () => number;
  readonly close: () => Promise<void>;
}

export interface App {
  readonly server: FastifyInstance;
  readonly health: Health;
  /** Reads the files again that may change while the server runs: those of the certificate. */
  readonly reload: () => void;
}

/** Where instants, ids and secrets come from. */
export interface Sources {
  readonly clock: Clock;
  readonly newId: () => string;
  /** The machine's if left out. */
  readonly random?: Random;
}

/** What a registry keeps its things in. */
interface Store {
  readonly storage: WatchedStorage;
  readonly search: SearchIndex;
  readonly keyring: Keyring;
}

/** Opens the store, migrates it, and creates the services. */
export async function openRegistry(
  settings: Settings,
  logger: Logger,
  onFatal: (error: Error) => void,
  sources?: Sources,
): Promise<Registry> {
  // An emulator keeps nothing in files or databases, and reads none of this.
  const [{ openStorage }, { openSearchIndex }] = await Promise.all([
    import('./storage/open.ts'),
    import('./storage/search/open.ts'),
  ]);
  const store = openStorage({ ...settings, onFatal });
  let from: Sources;
  try {
    await migrate(store);
    from = sources ?? (await sourcesAfter(store, settings.trustClock));
  } catch (error) {
    await store.close();
    throw error;
  }
  const search = openSearchIndex({
    settings,
    settled: store.durablePosition,
    warn: (message, because) => logger.warn({ because }, message),
  });
  const keyring = createKeyring(keyFileOf(settings), settings.databaseUrl === null);
  return composeRegistry({ storage: indexed(store, search), search, keyring }, settings, logger, from);
}

/** Creates the services over a store that has the schema. */
export function composeRegistry(
  { storage, search, keyring }: Store,
  settings: Settings,
  logger: Logger,
  from: Sources,
): Registry {
  const touches = createTouches(storage, error => logger.warn({ err: error }, 'last-used times could not be written'));
  const later = createLater(error =>
    logger.warn({ err: error }, 'a lock-out, the network of a sign-in or a refused call of a directory could not be stored'),
  );
  const actors = createActorCache();
  const core: Core = {
    storage,
    ...from,
    random: from.random ?? machineRandom,
    actors,
    touches,
    egress: createEgress(settings.allowPrivate),
    keyring,
    later,
    participants,
    phoneModels: PHONE_MODELS,
    eventBudget: createEventBudget(),
    everHeld: createEverHeld(),
    jobs: createBell(),
    mailer: mailerOf(settings),
    webhooks: createBell(),
    search,
  };
  watchReturns(core);
  const services = createServices(core, {
    storage,
    dataFolder: settings.dataFolder,
    settings: shownSettings(settings),
    portalUrl: settings.publicUrl === null ? null : `${settings.publicUrl}/portal/`,
    version: programVersion(),
  });
  const close = async () => {
    await later.settled();
    await touches.stop();
    await search.close();
    await storage.close();
  };
  return { storage, services, core, cachedCredentials: actors.size, close };
}

function mailerOf({ smtpUrl, mailFrom }: Settings): Mailer | null {
  return smtpUrl === null || mailFrom === null ? null : createMailer(smtpUrl, mailFrom);
}

/** Tells the search index of each commit. */
function indexed(storage: WatchedStorage, search: SearchIndex): WatchedStorage {
  return {
    ...storage,
    transaction: async (org, work, options) => {
      const result = await storage.transaction(org, work, options);
      search.committed(org);
      return result;
    },
  };
}

/** A clock and ids that come after everything stored. */
async function sourcesAfter(storage: WatchedStorage, trustsClock: boolean): Promise<Sources> {
  return sourcesOn(createSystemClock(await startingInstant(storage, Date.now() * 1000, trustsClock)));
}

/** With ids that tell the time of the clock. */
export function sourcesOn(clock: Clock): Sources {
  return { clock, newId: () => uuidv7(Math.floor(clock.now() / 1000)) };
}

/** The dialects, in the order in which they are asked for the error body of an unknown path. */
export function createDialects({
  tokenLifetimeSeconds,
  publicUrl = null,
  ratePerMinute = null,
}: Pick<Settings, 'tokenLifetimeSeconds'> & Partial<Pick<Settings, 'publicUrl' | 'ratePerMinute'>>): readonly Dialect[] {
  // Clients may request scopes in the core's words and in Genesys Cloud's. The operator's scope is given on the command line alone.
  const { 'installation:admin': _, ...ofOrganizations } = SCOPES;
  const scopeWords = { ...ofOrganizations, ...genesys.scopes };
  const oauth = createOauth({ tokenLifetimeSeconds, publicUrl, scopeWords });
  const vendors = [genesys, createWebex({ publicUrl }), createApperian({ tokenLifetimeSeconds })];
  const scim = createScim({ publicUrl });
  const defaults = defaultsOf([oauth, ...vendors], ratePerMinute);
  return [oauth, ...vendors, scim, createNative(vendors.flatMap(toFace), defaults)];
}

/** As far as it shows devices. */
function toFace({ id, shows }: Dialect): Face[] {
  return shows === undefined ? [] : [{ id, shows }];
}

/** What a server for tests has otherwise. */
export interface Otherwise {
  readonly around?: Around;
  readonly nowMs?: () => number;
  /** False where something else does what is due. */
  readonly upkeep?: boolean;
  readonly dialects?: readonly Dialect[];
}

export function createApp(registry: Registry, settings: Settings, logger: Logger, otherwise: Otherwise = {}): App {
  const { tlsCert, tlsKey, ...limits } = settings;
  const traffic = createTraffic();
  const files = tlsCert === null || tlsKey === null ? null : { cert: tlsCert, key: tlsKey };
  const tls = files && readCertificate(files);
  const version = programVersion();
  const { around, nowMs = Date.now, upkeep = true, dialects = createDialects(settings) } = otherwise;
  const server = createServer(dialects, registry.services, { ...limits, logger, tls, traffic, nowMs, around });
  const { storage, cachedCredentials } = registry;
  const work = upkeep ? addUpkeep(server, registry, logger) : NO_WORK;
  const sources = { traffic, server: server.server, storage, cachedCredentials, work, version };
  addDocuments(server, dialects, { version, publicUrl: settings.publicUrl });
  addReferencePage(server, dialects);
  addPortal(server, around !== undefined);
  addMetrics(server, { families: () => metricFamilies(sources), token: settings.metricsToken });
  return { server, health: addHealth(server, storage), reload: addCertificate(server, files, logger) };
}

const NO_WORK = (): WorkFigures => ({ jobs: [], webhooks: figuresOf(newCounts(), [], 0) });

/** Follows the certificate's files while the server listens. The result reads them at once. */
function addCertificate(server: FastifyInstance, files: CertificateFiles | null, logger: Logger): () => void {
  let watch: CertificateWatch | undefined;
  server.addHook('onListen', async () => {
    if (files !== null) watch = followCertificate(server.server as unknown as TlsServer, files, logger);
  });
  server.addHook('onClose', async () => watch?.stop());
  return () => watch?.reload();
}

/** Runs the periodic tasks and the jobs, sends to webhooks, and feeds the search index, while the server listens. Returns what it counts. */
function addUpkeep(server: FastifyInstance, { services, core }: Registry, logger: Logger): () => WorkFigures {
  const jobCounts = createJobCounts();
  let periodic: Periodic | undefined;
  let jobs: JobRunner | undefined;
  let webhooks: Dispatcher | undefined;
  server.addHook('onListen', async () => {
    core.search.start();
    jobs = startJobs(core, jobKinds(services), {
      onOutcome: jobCounts.add,
      onError: (kind, err) => logger.warn({ kind, err }, 'a job could not be done and will be tried again'),
    });
    webhooks = startWebhooks(core, services, err => logger.warn({ err }, 'webhooks are sent to again in a while'));
    periodic = startPeriodic(upkeep(services), (task, err) => logger.warn({ task, err }, 'upkeep failed and will be retried'));
  });
  server.addHook('onClose', async () => {
    if (periodic === undefined) return;
    await Promise.all([jobs?.stop(), webhooks?.stop()]);
    await periodic.stop();
    // What was counted and not recorded yet would be lost.
    const settle = async () => {
      for (const organization of await services.organizations.list()) {
        await services.misuse.settle(organization);
        await services.provisioning.calls.settle(organization.org);
      }
    };
    await settle().catch(err => logger.warn({ err }, 'failed sign-ins and calls of directories could not be recorded'));
  });
  const notSending = figuresOf(newCounts(), [], 0);
  return () => ({ jobs: jobCounts.figures(), webhooks: webhooks?.figures() ?? notSending });
}
