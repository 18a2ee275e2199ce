/** The table of imports and exports: the processor time of many rows, and whether a long file takes more memory than a short one. */
import { once } from 'node:events';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createApp, openRegistry, type Registry } from '../../../packages/server/src/app.ts';
import { type Actor, systemActor } from '../../../packages/server/src/domain/actor.ts';
import { readSettings } from '../../../packages/server/src/settings.ts';
import type { Bench, Table } from '../bench.ts';
import { withPostgres } from '../databases.ts';
import { table } from '../markdown.ts';
import type { HeldbyStore } from '../servers.ts';

interface Row {
  readonly database: string;
  readonly work: 'planned' | 'applied' | 'the same again' | 'exported';
  readonly rows: number;
  readonly cpuSeconds: number;
  readonly seconds: number;
  /** Of a file of a tenth of the rows; the same process has read it before. */
  readonly smallLiveMebibytes: number;
  /** What was in use at most: looked at after the collector has taken what was not. */
  readonly liveMebibytes: number;
  /** The resident set at its highest. */
  readonly peakMebibytes: number;
}

const ROWS = { short: 1_000, usual: 100_000 };
const MEBIBYTE = 2 ** 20;
/** So seldom that little is waited for. */
const LOOK_EVERY_MS = 1_000;
const collect = createCollect();
const OPTIONS = { encoding: null, delimiter: null, dates: null, country: null, reason: null, key: [], mapping: {} } as const;

export const imports: Table<readonly Row[]> = {
  id: 'imports',
  title: 'Imports and exports',
  measure: async bench => [
    ...(await measureStore(bench, 'SQLite', { dataFolder: join(bench.folder, 'sqlite') })),
    ...(await withPostgres(async create =>
      measureStore(bench, 'PostgreSQL', { dataFolder: join(bench.folder, 'postgres'), databaseUrl: await create() }),
    )),
  ],
  show: rows => [
    'A file of devices with five columns, in one process. Processor time is that of heldby alone. Memory in use is what is left when the collector has run, at its highest, for a file of a tenth of the rows and for all of them. The resident set has what V8 has not given back yet, too.',
    '',
    ...table(
      ['database', 'rows', 'work', 'processor s', 'rows/s of it', 'by the clock', 'memory in use, a tenth / all', 'resident'],
      rows.map(each => [
        each.database,
        String(each.rows),
        each.work,
        each.cpuSeconds.toFixed(1),
        (each.rows / each.cpuSeconds).toFixed(0),
        `${each.seconds.toFixed(1)} s`,
        `${each.smallLiveMebibytes.toFixed(0)} / ${each.liveMebibytes.toFixed(0)} MB`,
        `${each.peakMebibytes.toFixed(0)} MB`,
      ]),
    ),
  ],
};

async function measureStore({ size }: Bench, database: string, store: HeldbyStore): Promise<Row[]> {
  const settings = readSettings({ ...store, shedAfterMs: '0' }, {});
  const logger = pino({ level: 'silent' });
  const registry = await openRegistry(settings, logger, error => {
    throw error;
  });
  // Nobody else takes the jobs.
  const { server } = createApp(registry, settings, logger, { upkeep: false });
  try {
    await server.listen({ host: '127.0.0.1', port: 0 });
    const rows = ROWS[size === 'short' ? 'short' : 'usual'];
    const small = await measureFile(registry, server, rows / 10);
    const all = await measureFile(registry, server, rows);
    return all.map((each, at) => ({ database, rows, ...each, smallLiveMebibytes: small[at]?.liveMebibytes ?? 0 }));
  } finally {
    await server.close();
    await registry.close();
  }
}

type Measured = Pick<Row, 'work' | 'cpuSeconds' | 'seconds' | 'liveMebibytes' | 'peakMebibytes'>;

/** In an organization of its own. */
async function measureFile({ services }: Registry, server: FastifyInstance, rows: number): Promise<Measured[]> {
  const { org, id } = await services.organizations.create(`Acme of ${rows}`);
  const actor = systemActor(org, id);
  const how = { signal: new AbortController().signal, requireHeld: async () => {} };
  const first = await upload(services, actor, rows);
  const measured = [await measure('planned', look => services.imports.work(org, first, { ...how, progress: look }))];
  await services.imports.apply({ actor }, first);
  measured.push(await measure('applied', look => services.imports.work(org, first, { ...how, progress: look })));
  const again = await upload(services, actor, rows);
  measured.push(await measure('the same again', look => services.imports.work(org, again, { ...how, progress: look })));
  const { counts } = await services.imports.get(actor, again);
  if (counts.same !== rows) throw new Error(`of ${rows} rows, ${counts.same} are the same the second time`);
  const secret = await tokenOf(services, actor);
  measured.push(
    await measure('exported', async look => {
      const headers = { authorization: `Bearer ${secret}` };
      const { port } = server.server.address() as AddressInfo;
      const [answer] = await once(get({ port, path: '/registry/v1/export/devices?format=csv', headers }), 'response');
      if (answer.statusCode !== 200) throw new Error(`the export answered ${answer.statusCode}`);
      for await (const _ of answer) look();
    }),
  );
  return measured;
}

async function tokenOf({ people, credentials }: Registry['services'], actor: Actor): Promise<string> {
  const { id } = await people.create({ actor }, { login: 'bench', firstName: 'Bench', lastName: 'Bench', role: 'full' });
  const wish = { subject: { kind: 'person', id }, scopes: ['org:admin'], label: 'bench', expiresAt: null } as const;
  return (await credentials.issue({ actor }, wish)).secret;
}

async function measure(work: Row['work'], run: (look: () => void) => Promise<unknown>): Promise<Measured> {
  let [live, peak, lookedAt] = [0, 0, 0];
  const looking = { micros: 0, ms: 0 };
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
    const began = performance.now();
    if (began - lookedAt < LOOK_EVERY_MS) return;
    const before = process.cpuUsage();
    collect();
    const { heapUsed, external } = process.memoryUsage();
    live = Math.max(live, heapUsed + external);
    looking.micros += microsOf(process.cpuUsage(before));
    lookedAt = performance.now();
    looking.ms += lookedAt - began;
  };
  const usage = process.cpuUsage();
  const began = performance.now();
  await run(look);
  return {
    work,
    cpuSeconds: (microsOf(process.cpuUsage(usage)) - looking.micros) / 1_000_000,
    seconds: (performance.now() - began - looking.ms) / 1_000,
    liveMebibytes: live / MEBIBYTE,
    peakMebibytes: peak / MEBIBYTE,
  };
}

function microsOf({ user, system }: NodeJS.CpuUsage): number {
  return user + system;
}

/** Runs the collector. It is there only if a flag says so, which a program can set for contexts that it makes later. */
function createCollect(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

async function upload({ imports: files }: Registry['services'], actor: Actor, rows: number): Promise<string> {
  async function* bytes() {
    yield Buffer.from('serial,model,name,assetTag,notes\n');
    for (let each = 0; each < rows; each += 1) yield Buffer.from(`SERIAL${each},iPhone 13,Phone ${each},TAG${each},"one, two"\n`);
  }
  const options = { ...OPTIONS, list: 'devices', format: 'csv' } as const;
  return (await files.create({ actor }, { name: 'bench.csv', options }, bytes())).id;
}
