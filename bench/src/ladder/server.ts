/** One rung of the ladder: a heldby server over the given store with the given number of layers removed. */
import { devNull } from 'node:os';
import { type FastifyInstance, fastify } from 'fastify';
import { pino } from 'pino';
import { createDialects, openRegistry } from '../../../packages/server/src/app.ts';
import { createLog } from '../../../packages/server/src/commands/logger.ts';
import type { Actor } from '../../../packages/server/src/domain/actor.ts';
import { createTraffic } from '../../../packages/server/src/http/observe/traffic.ts';
import { createServer } from '../../../packages/server/src/http/server.ts';
import { readSettings } from '../../../packages/server/src/settings.ts';
import { announce } from '../usage.js';
import { CUTS, type Known, type Parts, ROUTE } from './cuts.ts';

interface Rung {
  readonly flags: Readonly<Record<string, string>>;
  readonly cuts: number;
  /** The tokens of all callers. */
  readonly tokens: readonly string[];
}

const { flags, cuts, tokens } = JSON.parse(process.argv[2] ?? '') as Rung;
const settings = readSettings(flags, {});
const { logger } = createLog(settings.logLevel, devNull);
const registry = await openRegistry(settings, logger, error => {
  throw error;
});
const dialects = createDialects(settings);
const dialect = dialects.find(({ id }) => id === 'genesys');
if (dialect === undefined) throw new Error('the measured dialect is gone');
const whole: Parts = {
  dialect,
  services: registry.services,
  options: { ...settings, logger, tls: null, traffic: createTraffic() },
};
const known = await know(whole);
const app = cuts > CUTS.length ? bare(known) : compose(CUTS.slice(0, cuts).reduce((parts, cut) => cut.from(parts, known), whole));
await app.listen({ host: '127.0.0.1', port: 0 });
const address = app.server.address();
announce(typeof address === 'object' && address !== null ? address.port : 0);

process.once('SIGTERM', async () => {
  await app.close();
  await registry.close();
  process.exit(0);
});

function compose(parts: Parts): FastifyInstance {
  const all = dialects.map(each => (each.id === parts.dialect.id ? parts.dialect : each));
  return createServer(all, parts.services, parts.options);
}

/** Sends one request to the whole product and records what passes between its layers. */
async function know(parts: Parts): Promise<Known> {
  const { authentication, phones } = parts.services;
  const actors = new Map<string, Actor>();
  for (const token of tokens) actors.set(token, await authentication.authenticate(token));
  const [first = ''] = tokens;
  const list = await phones.list(await authentication.authenticate(first), { limit: 25, offset: 0, newestFirst: false });
  const server = compose({ ...parts, options: { ...parts.options, logger: pino({ level: 'silent' }) } });
  const answer = await server.inject({ method: ROUTE.method, url: ROUTE.path, headers: { authorization: `Bearer ${first}` } });
  await server.close();
  if (answer.statusCode !== 200) throw new Error(`the whole product answered ${answer.statusCode}`);
  return { actors, list, reply: answer.json() as object, text: answer.body };
}

function bare({ text }: Known): FastifyInstance {
  const server = fastify();
  server.get(ROUTE.path, (_request, reply) => reply.header('Content-Type', 'application/json; charset=utf-8').send(text));
  return server;
}
