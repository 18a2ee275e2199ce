/** Measures when a node sees another node's acknowledged updates and revocations. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { openRegistry } from '../../packages/server/src/app.ts';
import { systemActor } from '../../packages/server/src/domain/actor.ts';
import { readSettings } from '../../packages/server/src/settings.ts';
import type { Bench } from './bench.ts';
import type { Caller, LoadRequest } from './callers.ts';
import { type Connection, openConnection, toText } from './connection.ts';
import { phone } from './scenarios.ts';
import type { HeldbyStore, MeasuredServer } from './servers.ts';

export interface Delays {
  readonly times: number;
  /** How often the first request after the acknowledgement did not show it yet. */
  readonly late: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
}

export interface Seen {
  readonly writes: Delays;
  readonly revocations: Delays;
}

const COLLECTION = '/api/v2/mobiledevices';
const POLL_EVERY_MS = 10;
/** After this time the measurement fails. */
const GIVE_UP_MS = 30_000;

export async function seeWrites(
  { size, log }: Bench,
  store: HeldbyStore,
  servers: readonly MeasuredServer[],
  callers: readonly Caller[],
): Promise<Seen> {
  const connections = servers.map(({ port }) => openConnection(port));
  await Promise.all(connections.map(({ opened }) => opened));
  const [writer, ...readers] = connections;
  if (writer === undefined || readers.length === 0) throw new Error('it takes two nodes to see a write of another');
  try {
    const writes: Delay[] = [];
    for (let time = 0; time < (size === 'short' ? 30 : 1_000); time += 1) {
      const [caller, reader] = [callers[time % callers.length], readers[time % readers.length]];
      if (caller !== undefined && reader !== undefined) writes.push(await seeUpdate(writer, reader, caller, time));
    }
    const revocations: Delay[] = [];
    for (const caller of callers.slice(0, size === 'short' ? 1 : 10)) {
      revocations.push(await seeRevocation(store, readers[0] ?? writer, caller));
      log(`a revoked credential ended elsewhere after ${revocations.at(-1)?.ms.toFixed(0)} ms`);
    }
    return { writes: summarize(writes), revocations: summarize(revocations) };
  } finally {
    for (const connection of connections) connection.close();
  }
}

interface Delay {
  readonly ms: number;
  readonly wasLate: boolean;
}

/** Repeats the request until the answer shows the change, and returns when that answer arrived. */
async function until(
  connection: Connection,
  request: LoadRequest,
  fits: (status: number, body: string) => boolean,
): Promise<Delay> {
  const from = performance.now();
  for (let asked = 0; performance.now() - from < GIVE_UP_MS; asked += 1) {
    const { status, body } = await connection.ask(toText(request));
    if (fits(status, body.toString())) return { ms: performance.now() - from, wasLate: asked > 0 };
    await sleep(POLL_EVERY_MS);
  }
  throw new Error(`${request.path} never showed what another node had acknowledged`);
}

async function seeUpdate(writer: Connection, reader: Connection, { token, deviceIds }: Caller, time: number): Promise<Delay> {
  const path = `${COLLECTION}/${deviceIds[0]}`;
  const headers = { Authorization: `Bearer ${token}` };
  const name = `Seen ${time}`;
  const body = phone(`${deviceIds[0]} seen`, name);
  const { status } = await writer.ask(
    toText({ method: 'PUT', path, headers: { ...headers, 'Content-Type': 'application/json' }, body }),
  );
  if (status !== 200) throw new Error(`an update was answered with ${status}`);
  return until(reader, { method: 'GET', path, headers }, (_status, text) => text.includes(`"${name}"`));
}

/** This process revokes the credential, which the other node has in its cache. */
async function seeRevocation(store: HeldbyStore, reader: Connection, { token }: Caller): Promise<Delay> {
  const fail = (error: Error) => {
    throw error;
  };
  const { services, close } = await openRegistry(readSettings({ ...store }, {}), pino({ level: 'silent' }), fail);
  const request = { method: 'GET', path: COLLECTION, headers: { Authorization: `Bearer ${token}` } } as const;
  try {
    const { credentialId, org, organizationId } = await services.authentication.authenticate(token);
    const { status } = await reader.ask(toText(request));
    if (status !== 200 || credentialId === null) throw new Error(`a credential that was not revoked was answered with ${status}`);
    await services.credentials.revoke({ actor: systemActor(org, organizationId) }, credentialId);
    return await until(reader, request, status => status === 401);
  } finally {
    await close();
  }
}

function summarize(delays: readonly Delay[]): Delays {
  const ms = delays.map(delay => delay.ms).toSorted((one, other) => one - other);
  const at = (share: number) => ms[Math.floor(ms.length * share)] ?? Number.NaN;
  const late = delays.filter(({ wasLate }) => wasLate).length;
  return { times: ms.length, late, p50Ms: at(0.5), p99Ms: at(0.99), mostMs: ms.at(-1) ?? Number.NaN };
}
