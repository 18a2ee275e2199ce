/** Starts Parse Server on PostgreSQL. Callers and their phones are created by its API, everybody else by SQL. */
import pg from 'pg';
import { type Caller, given } from '../callers.ts';
import { CORES } from '../children.ts';
import { DEVICES_PER_PERSON } from '../data.ts';
import { vacuum } from '../databases.ts';
import { phone } from '../scenarios.ts';
import { startServer } from '../servers.ts';
import { type Peer, requestsFor, type World } from './peer.ts';

const HEADERS = { 'X-Parse-Application-Id': 'bench' };
const COLLECTION = '/parse/classes/Device';

/** Copies Parse's own rows until the store is full. Adds an index on the owner, as its operator would. */
const MULTIPLY = `
insert into "Device" ("objectId", "createdAt", "updatedAt", _rperm, _wperm, owner, name, "deviceToken", "notificationId", make, model,
  "acceptNotifications", type, "sessionHash")
select substr(md5(d."objectId" || n), 1, 10), d."createdAt", d."updatedAt", array[o], array[o], o, d.name, d."deviceToken",
  d."notificationId", d.make, d.model, d."acceptNotifications", d.type, d."sessionHash"
from "Device" d, generate_series(1, $1::int) n, substr(md5(d.owner || n), 1, 10) o;`;

interface SignedUp {
  readonly userId: string;
  readonly session: string;
  readonly ids: readonly string[];
}

export async function startParse(databaseUrl: string, world: World): Promise<Peer> {
  const server = await startServer('../peers/parse.js', [JSON.stringify({ databaseUrl })], CORES.server);
  const post = async (path: string, body: object, headers: object) => {
    const request = {
      method: 'POST',
      headers: { ...HEADERS, ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    };
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, request);
    if (!response.ok) throw new Error(`Parse Server: ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, string>;
  };
  const people: SignedUp[] = [];
  for (let index = 0; index < world.callers; index += 1) {
    const { objectId: userId = '', sessionToken: session = '' } = await post(
      '/parse/users',
      { username: `u${index}`, password: 'x' },
      {},
    );
    const ids: string[] = [];
    for (let device = 0; device < DEVICES_PER_PERSON; device += 1) {
      const body = { ...phoneOf(index, device), ...ownership(userId) };
      ids.push((await post(COLLECTION, body, { 'X-Parse-Session-Token': session })).objectId ?? '');
    }
    people.push({ userId, session, ids });
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(MULTIPLY, [Math.max(0, Math.round(world.people / world.callers) - 1)]);
  await client.query('create index device_owner on "Device" (owner)');
  await client.end();
  await vacuum(databaseUrl);
  return {
    server,
    callers: work =>
      people.map(({ userId, session, ids }): Caller => {
        const owner = JSON.stringify({ owner: pointer(userId) });
        const list = `${COLLECTION}?limit=25&where=${encodeURIComponent(owner)}`;
        const headers = { ...HEADERS, 'X-Parse-Session-Token': session };
        const body = (version: number) => ({ ...phoneOf(version, 0), ...(work === 'create' ? ownership(userId) : {}) });
        return given(requestsFor(work, { collection: COLLECTION, list, ids, headers, body }));
      }),
  };
}

function phoneOf(version: number, device: number): object {
  return JSON.parse(phone(`${version} ${device}`, `Phone, version ${version}`)) as object;
}

function pointer(userId: string): object {
  return { __type: 'Pointer', className: '_User', objectId: userId };
}

/** Only the owner can read and change it. */
function ownership(userId: string): object {
  return { owner: pointer(userId), ACL: { [userId]: { read: true, write: true } } };
}
