/**
 * Run by connections.test.ts as a process of its own: a server on an embedded store. It prints where it is and an
 * administrator's token, and then, for each line that it reads, how many connections it has and how much memory it uses.
 * Arguments: the settings as JSON, the time-outs as JSON. Needs --expose-gc.
 */
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { createDialects, openRegistry } from '../../src/app.ts';
import { systemActor } from '../../src/domain/actor.ts';
import { createTraffic } from '../../src/http/observe/traffic.ts';
import { createServer } from '../../src/http/server.ts';
import type { Timeouts } from '../../src/http/socket/connections.ts';
import type { Settings } from '../../src/settings.ts';

export interface Place {
  readonly origin: string;
  readonly token: string;
}

export interface Use {
  readonly connections: number;
  readonly heapBytes: number;
  readonly residentBytes: number;
}

const settings = JSON.parse(process.argv[2] ?? '') as Settings;
const timeouts = JSON.parse(process.argv[3] ?? '') as Timeouts;
const logger = pino({ level: 'silent' });
const registry = await openRegistry(settings, logger, error => {
  throw error;
});
const { services } = registry;
const { org, id } = await services.organizations.create('Crowd');
const write = { actor: systemActor(org, id) };
const person = await services.people.create(write, { login: 'ann', firstName: 'Ann', lastName: 'Lee', role: 'full' });
const subject = { kind: 'person', id: person.id } as const;
const { secret } = await services.credentials.issue(write, { subject, scopes: ['org:admin'], label: 'test', expiresAt: null });
const server = createServer(createDialects(settings), services, {
  ...settings,
  tls: null,
  logger,
  timeouts,
  traffic: createTraffic(),
});
const place: Place = { origin: await server.listen({ host: '127.0.0.1', port: 0 }), token: secret };
process.stdout.write(`${JSON.stringify(place)}\n`);

for await (const _line of createInterface({ input: process.stdin })) {
  globalThis.gc?.();
  const connections = await new Promise<number>((resolve, reject) =>
    server.server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  );
  const { heapUsed, rss } = process.memoryUsage();
  const use: Use = { connections, heapBytes: heapUsed, residentBytes: rss };
  process.stdout.write(`${JSON.stringify(use)}\n`);
}
await server.close();
await registry.close();
