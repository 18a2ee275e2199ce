/** Starts the small peers: a plain Fastify and Drizzle service on SQLite, json-server on a file, and Prism's mock. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { type Caller, given } from '../callers.ts';
import { CORES } from '../children.ts';
import { DEVICES_PER_PERSON, personAt, phoneAt } from '../data.ts';
import { secretAt, uuidAt } from '../fill/derived.ts';
import { phone } from '../scenarios.ts';
import { startServer } from '../servers.ts';
import { callersOf, type Peer, requestsFor, type World } from './peer.ts';

const TABLES = `
create table token (token text primary key, person_id text not null) without rowid;
create table device (id text primary key, person_id text not null, name text, deviceToken text, notificationId text, make text,
  model text, type text, sessionHash text, acceptNotifications integer) without rowid;
create index device_person on device (person_id);`;

export async function startPlain(folder: string, world: World): Promise<Peer> {
  mkdirSync(folder);
  const file = join(folder, 'plain.sqlite');
  const connection = new DatabaseSync(file);
  connection.exec(`${TABLES} begin`);
  const addToken = connection.prepare('insert into token values (?, ?)');
  const addDevice = connection.prepare('insert into device values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (let person = 0; person < world.people; person += 1) {
    addToken.run(secretAt(person), personIdAt(person));
    for (let device = 0; device < DEVICES_PER_PERSON; device += 1) {
      const { name, token, notificationId, make, model, platform, sessionHash } = phoneAt(person, device);
      addDevice.run(
        deviceIdAt(person, device),
        personIdAt(person),
        name,
        token,
        notificationId,
        make,
        model,
        platform,
        sessionHash,
        1,
      );
    }
  }
  connection.exec('commit');
  connection.close();
  const server = await startServer('../peers/plain.js', [JSON.stringify({ file })], CORES.server);
  return { server, callers: work => callersOf(world).map(person => callerFor(work, '/devices', '/devices', person)) };
}

export async function startJsonServer(folder: string, world: World): Promise<Peer> {
  mkdirSync(folder);
  const file = join(folder, 'db.json');
  const devices = Array.from({ length: world.people }, (_, person) =>
    Array.from({ length: DEVICES_PER_PERSON }, (_, device) => {
      const { platform: type, token: deviceToken, ...rest } = phoneAt(person, device);
      return { id: deviceIdAt(person, device), personId: personIdAt(person), type, deviceToken, ...rest };
    }),
  );
  const people = Array.from({ length: world.people }, (_, person) => ({ id: personIdAt(person), ...personAt(person) }));
  writeFileSync(file, JSON.stringify({ devices: devices.flat(), people }));
  const server = await startServer('../peers/json-server.js', [JSON.stringify({ file })], CORES.server);
  const listOf = (person: number) => `/devices?personId=${personIdAt(person)}&_limit=25`;
  return { server, callers: work => callersOf(world).map(person => callerFor(work, '/devices', listOf(person), person)) };
}

/** It returns the examples of the API description for every request. */
export async function startPrism(world: World): Promise<Peer> {
  const file = fileURLToPath(new URL('../../../docs/reference/openapi.genesys.json', import.meta.url));
  const server = await startServer('../peers/prism.js', [JSON.stringify({ file })], CORES.server);
  const collection = '/api/v2/mobiledevices';
  return { server, callers: work => callersOf(world).map(person => callerFor(work, collection, collection, person)) };
}

function callerFor(work: Parameters<typeof requestsFor>[0], collection: string, list: string, person: number): Caller {
  const ids = Array.from({ length: DEVICES_PER_PERSON }, (_, device) => deviceIdAt(person, device));
  const headers = { Authorization: `Bearer ${secretAt(person)}` };
  const owner = { personId: personIdAt(person) };
  const isPlain = list === collection;
  const body = (version: number): object => {
    const sent = JSON.parse(phone(`${person} ${version}`, `Phone, version ${version}`)) as object;
    return isPlain ? sent : { ...sent, ...owner };
  };
  return given(requestsFor(work, { collection, list, ids, headers, body }));
}

function personIdAt(person: number): string {
  return uuidAt(person, 0);
}

function deviceIdAt(person: number, device: number): string {
  return uuidAt(person, device + 1);
}
