/** The table of directories: how long it takes until everybody is there, and to send the same again. */
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { pino } from 'pino';
import { openRegistry } from '../../../packages/server/src/app.ts';
import { systemActor } from '../../../packages/server/src/domain/actor.ts';
import { readSettings } from '../../../packages/server/src/settings.ts';
import type { Bench, Table } from '../bench.ts';
import { CORES } from '../children.ts';
import { withPostgres } from '../databases.ts';
import { table } from '../markdown.ts';
import { type HeldbyStore, MEASURED_SETTINGS, type MeasuredServer, startHeldby } from '../servers.ts';

interface Row {
  readonly database: string;
  readonly people: number;
  readonly groups: number;
  readonly firstSeconds: number;
  readonly againSeconds: number;
  /** Processor time of the server for each call of the first and of the second time. */
  readonly firstMicros: number;
  readonly againMicros: number;
}

const GOAL = { firstSeconds: 60, againSeconds: 20 };
const MEMBERS_OF_A_GROUP = 20;
/** Directories send a few calls at once. */
const CONNECTIONS = 8;

export const directories: Table<readonly Row[]> = {
  id: 'directories',
  title: 'Directories',
  measure: async bench => [
    await measureStore(bench, 'SQLite', { dataFolder: join(bench.folder, 'sqlite') }),
    await withPostgres(async create =>
      measureStore(bench, 'PostgreSQL', { dataFolder: join(bench.folder, 'postgres'), databaseUrl: await create() }),
    ),
  ],
  show: rows => [
    `A directory sends people and groups of ${MEMBERS_OF_A_GROUP}, ${CONNECTIONS} calls at once: it looks for each person and adds them, and then replaces each person and group by the same.`,
    '',
    ...table(
      ['database', 'people', 'groups', 'first, s', 'goal', 'again, s', 'goal', 'processor µs a call, first / again'],
      rows.map(row => [
        row.database,
        String(row.people),
        String(row.groups),
        row.firstSeconds.toFixed(1),
        `< ${GOAL.firstSeconds}`,
        row.againSeconds.toFixed(1),
        `< ${GOAL.againSeconds}`,
        `${row.firstMicros.toFixed(0)} / ${row.againMicros.toFixed(0)}`,
      ]),
    ),
  ],
};

async function measureStore(bench: Bench, database: string, store: HeldbyStore): Promise<Row> {
  const token = await connectDirectory(store);
  const server = await startHeldby(store, CORES.server);
  const call = createCaller(server.port, token);
  const [people, groups] = bench.size === 'short' ? [100, 5] : [10_000, 500];
  try {
    const ids: string[] = [];
    const groupIds: string[] = [];
    const first = await timed(server, async () => {
      await each(people, async index => {
        await call('GET', `/Users?filter=${encodeURIComponent(`userName eq "${loginOf(index)}"`)}`);
        ids[index] = await call('POST', '/Users', userOf(index));
      });
      await each(groups, async index => {
        groupIds[index] = await call('POST', '/Groups', groupOf(index, ids));
      });
    });
    const again = await timed(server, async () => {
      await each(people, async index => call('PUT', `/Users/${ids[index]}`, userOf(index)));
      await each(groups, async index => call('PUT', `/Groups/${groupIds[index]}`, groupOf(index, ids)));
    });
    const perCall = { firstMicros: first.cpuMicros / (2 * people + groups), againMicros: again.cpuMicros / (people + groups) };
    return { database, people, groups, firstSeconds: first.seconds, againSeconds: again.seconds, ...perCall };
  } finally {
    await server.stop();
  }
}

/** An organization with a directory; gives its token. */
async function connectDirectory(store: HeldbyStore): Promise<string> {
  const settings = readSettings({ ...store, ...MEASURED_SETTINGS }, {});
  const registry = await openRegistry(settings, pino({ level: 'silent' }), error => {
    throw error;
  });
  const { org, id } = await registry.services.organizations.create('Acme');
  const input = { name: 'Bench', kind: 'other', rules: [{ group: 'Group 0', role: 'user_admin' }] } as const;
  const { token } = await registry.services.directories.create({ actor: systemActor(org, id) }, input);
  await registry.close();
  return token;
}

async function timed(server: MeasuredServer, work: () => Promise<void>) {
  const before = await server.usage();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1_000;
  return { seconds, cpuMicros: (await server.usage()).cpuMicros - before.cpuMicros };
}

async function each(count: number, work: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
}

type Caller = (method: string, path: string, body?: object) => Promise<string>;

/** Gives the id of the answer, where it has one. */
function createCaller(port: number, token: string): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' };
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const sent = request({ port, agent, headers, method, path: `/scim/v2${path}` }, response => {
        const parts: Buffer[] = [];
        response.on('data', part => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString();
          if ((response.statusCode ?? 500) >= 300) return reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
          resolve(text === '' ? '' : String(JSON.parse(text).id));
        });
      });
      sent.on('error', reject);
      sent.end(body && JSON.stringify(body));
    });
}

const loginOf = (index: number) => `person.${index}@acme.example`;

function userOf(index: number): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
    userName: loginOf(index),
    externalId: `00u${index}`,
    name: { givenName: 'Person', familyName: String(index) },
    displayName: `Person ${index}`,
    title: 'Nurse',
    emails: [{ value: loginOf(index), type: 'work', primary: true }],
    active: true,
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { employeeNumber: String(index), department: 'Ward 3' },
  };
}

function groupOf(index: number, ids: readonly string[]): object {
  const members = Array.from({ length: MEMBERS_OF_A_GROUP }, (_, place) => ({
    value: ids[(index * MEMBERS_OF_A_GROUP + place) % ids.length],
  }));
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName: `Group ${index}`,
    externalId: `00g${index}`,
    members,
  };
}
