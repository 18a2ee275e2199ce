/**
 * The service that one would write in a day: Fastify, Drizzle and better-sqlite3 over two tables, a token looked up for
 * every request, commits that wait for the disk. No history, no events, no limits, no log.
 */
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { and, eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fastify } from 'fastify';
import { announce } from '../src/usage.js';

const { file } = JSON.parse(process.argv[2]);

const token = sqliteTable('token', { token: text().primaryKey(), personId: text('person_id').notNull() });
const COLUMNS = ['name', 'deviceToken', 'notificationId', 'make', 'model', 'type', 'sessionHash'];
const device = sqliteTable(
  'device',
  {
    id: text().primaryKey(),
    personId: text('person_id').notNull(),
    ...Object.fromEntries(COLUMNS.map(name => [name, text(name)])),
    acceptNotifications: integer({ mode: 'boolean' }),
  },
  table => [index('device_person').on(table.personId)],
);

const connection = new Database(file);
connection.pragma('journal_mode = wal');
connection.pragma('synchronous = full');
const db = drizzle(connection, { schema: { token, device } });
const personOf = db
  .select({ personId: token.personId })
  .from(token)
  .where(eq(token.token, sql.placeholder('token')))
  .prepare();
const listOf = db
  .select()
  .from(device)
  .where(eq(device.personId, sql.placeholder('personId')))
  .limit(25)
  .prepare();
const isOwn = and(eq(device.id, sql.placeholder('id')), eq(device.personId, sql.placeholder('personId')));
const oneOf = db.select().from(device).where(isOwn).prepare();

const text64 = { type: 'string', maxLength: 256 };
const properties = { ...Object.fromEntries(COLUMNS.map(name => [name, text64])), acceptNotifications: { type: 'boolean' } };
const body = { type: 'object', properties, required: ['name', 'deviceToken'] };
const reply = { type: 'object', properties: { id: { type: 'string' }, ...properties } };
const list = { type: 'object', properties: { entities: { type: 'array', items: reply } } };

const app = fastify();
app.decorateRequest('personId', '');
app.addHook('onRequest', (request, answer, done) => {
  const found = personOf.get({ token: request.headers.authorization?.slice('Bearer '.length) ?? '' });
  if (found === undefined) return answer.code(401).send({ message: 'Unauthorized' });
  request.personId = found.personId;
  done();
});
app.get('/devices', { schema: { response: { 200: list } } }, async ({ personId }) => ({ entities: listOf.all({ personId }) }));
app.get('/devices/:id', { schema: { response: { 200: reply } } }, async ({ personId, params }, answer) => {
  return oneOf.get({ id: params.id, personId }) ?? answer.code(404).send({ message: 'Not found' });
});
app.post('/devices', { schema: { body, response: { 200: reply } } }, async ({ personId, body }) => {
  return db
    .insert(device)
    .values({ id: randomUUID(), personId, ...body })
    .returning()
    .get();
});
app.put('/devices/:id', { schema: { body, response: { 200: reply } } }, async ({ personId, params, body }, answer) => {
  const own = and(eq(device.id, params.id), eq(device.personId, personId));
  return db.update(device).set(body).where(own).returning().get() ?? answer.code(404).send({ message: 'Not found' });
});

await app.listen({ host: '127.0.0.1', port: 0 });
announce(app.server.address().port);
process.once('SIGTERM', () => process.exit(0));
