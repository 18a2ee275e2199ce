/** An emulator: a registry in memory behind a server, with a clock to set, faults on request, and moments to go back to. */
import { createApp, createDialects } from '../app.ts';
import { Problem } from '../domain/problem.ts';
import type { Dialect } from '../http/dialect/dialect.ts';
import { parseInstant, toIso, wantedInstant } from '../lib/instant.ts';
import { hostAndPort } from '../lib/network.ts';
import type { Services } from '../services/services.ts';
import { anyClient, anyLogin, anyToken } from './any-token.ts';
import { type AroundOptions, createAround } from './around.ts';
import { beginWithDemo, beginWithSeed } from './beginning.ts';
import { createControl } from './control.ts';
import { createFaults } from './faults.ts';
import { missingAt } from './fidelity/report.ts';
import { requireOptions } from './options.ts';
import { periodOf } from './periods.ts';
import type { Planted } from './planted.ts';
import type { Emulator, EmulatorClock, EmulatorOptions, Snapshot } from './public.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { createSeededSources } from './sources.ts';
import { createSettings, type Moment, openWorld, SILENT, type World } from './world.ts';

export interface OpenEmulator extends Emulator {
  readonly recorder: Recorder;
  readonly dialects: readonly Dialect[];
  /** With which somebody can sign in; null where nobody has a password. */
  readonly signsIn: Planted['signsIn'];
}

/** What a vendor takes for an answer, roughly, by --realistic. The vendors publish no figures. */
const LATENCY_MS: Readonly<Record<string, number>> = { genesys: 80, webex: 150, apperian: 200 };
const RATE_WINDOW_MS = 60_000;
const ANY_RATE = 1_000_000_000;
/** Each is a copy of all that is stored: some megabytes. */
const SNAPSHOTS_LIMIT = 100;

export async function openEmulator(options: EmulatorOptions = {}): Promise<OpenEmulator> {
  requireOptions(options);
  const { seed = 'demo', chance = '' } = options;
  const planted = await (seed === 'demo' ? beginWithDemo(chance) : beginWithSeed(seed, chance, options.anyToken === true));
  const { host = '127.0.0.1', port = 0, realistic = false } = options;
  const rates = realistic ? {} : { ratePerMinute: ANY_RATE, organizationRatePerMinute: 0 };
  const settings = createSettings({ host, port, ...rates });
  const { position } = planted.moment;
  const sources = createSeededSources(`${chance} later`, position.instant, options.clock === 'runs');
  sources.goTo({ ...position, ids: 0, secrets: 0, requests: 0 });
  const begin = { ...planted.moment, position: sources.position() };
  const world = await openWorld(settings, sources, { moment: begin });
  return serve(world, begin, planted, options);
}

async function serve(world: World, begin: Moment, planted: Planted, options: EmulatorOptions): Promise<OpenEmulator> {
  const { settings, sources } = world;
  const dialects = createDialects(settings);
  const operations = new Set(dialects.flatMap(({ routes }) => routes.map(({ id }) => id)));
  const recorder = createRecorder(sources.present);
  const faults = createFaults(id => operations.has(id));
  const nowMs = () => sources.present() / 1_000;
  const moments = createMoments(world, begin);
  let control: AroundOptions['control'] | undefined;
  const around = createAround({
    recorder,
    faults,
    newRequestId: sources.newRequestId,
    // What was counted before a reset has run out.
    rateMs: () => nowMs() + moments.loads() * RATE_WINDOW_MS,
    control: (request, response) => control?.(request, response),
    prepare: options.anyToken ? anyToken(dialects, world, planted.contents.tokens) : undefined,
    latencyMs: ({ id }) => (options.realistic ? (LATENCY_MS[id] ?? 0) : 0),
    missing: ({ id }, path) => missingAt(id, path, urlOf(server.server.address(), settings.host)),
  });
  const services = options.anyToken ? await anyServices(world, planted) : world.lasting.services;
  const { server } = createApp({ ...world.lasting, services }, settings, SILENT, { around, nowMs, upkeep: false, dialects });
  try {
    await server.listen({ host: settings.host, port: settings.port });
  } catch (error) {
    await server.close();
    await world.close();
    throw error;
  }
  const emulator: OpenEmulator = {
    ...planted.contents,
    url: urlOf(server.server.address(), settings.host),
    clock: clockOf(world),
    reset: async () => {
      faults.clear();
      sources.run(options.clock === 'runs');
      await moments.load(begin);
      recorder.clear();
    },
    snapshot: moments.snapshot,
    restore: moments.restore,
    snapshots: moments.all,
    forget: moments.forget,
    requests: recorder.all,
    fault: faults.add,
    faults: faults.all,
    clearFaults: faults.clear,
    close: async () => {
      server.server.closeAllConnections();
      await server.close();
      await world.close();
    },
    recorder,
    dialects,
    signsIn: planted.signsIn,
  };
  control = createControl(emulator, { host: settings.host, faults, options, open: openEmulator });
  return emulator;
}

/** Those that take any client and any login, too. */
async function anyServices(world: World, { contents, login }: Planted): Promise<Services> {
  const services = anyClient(world.lasting.services, world, contents);
  const [organization] = await services.organizations.list();
  return organization === undefined || login === null ? services : anyLogin(services, world, organization, login);
}

function createMoments(world: World, begin: Moment) {
  const kept = new Map<string, Moment>();
  let loads = 0;
  let last = 0;
  const missing = (id: string) => new Problem('not_found', `There is no snapshot ${id} in this emulator.`);
  const load = async (moment: Moment) => {
    loads += 1;
    await world.load(moment);
  };
  return {
    load,
    loads: () => loads,
    snapshot: async (): Promise<Snapshot> => {
      if (kept.size >= SNAPSHOTS_LIMIT) {
        throw new Problem(
          'conflict',
          `The emulator keeps ${SNAPSHOTS_LIMIT} snapshots at most: forget those that are needed no more.`,
        );
      }
      last += 1;
      const id = `snapshot-${last}`;
      kept.set(id, await world.save());
      return { id };
    },
    all: () => [...kept].map(([id, { position }]) => ({ id, at: toIso(position.instant) })),
    restore: async ({ id }: Snapshot) => {
      const moment = id === 'seed' ? begin : kept.get(id);
      if (moment === undefined) throw missing(id);
      await load(moment);
    },
    forget: ({ id }: Snapshot) => {
      if (!kept.delete(id)) throw missing(id);
    },
  };
}

function clockOf({ sources, settle, run }: World): EmulatorClock {
  const goTo = async (instant: number) => {
    sources.forwardTo(instant);
    await settle();
  };
  return {
    now: () => toIso(sources.present()),
    set: async to => {
      const instant = to instanceof Date ? to.getTime() * 1_000 : parseInstant(to);
      if (instant === undefined || Number.isNaN(instant))
        throw new Problem('invalid', `The clock cannot be set to ${String(to)}: it must be ${wantedInstant(String(to))}.`);
      await goTo(instant);
    },
    advance: async by => goTo(sources.present() + periodOf(by)),
    runs: sources.runs,
    run: () => run(true),
    stand: () => run(false),
  };
}

function urlOf(address: unknown, host: string): string {
  const { port } = address as { readonly port: number };
  return `http://${hostAndPort(host, port)}`;
}
