/** The requests of the load: one list for each connection, which it repeats. */
import { renderId } from '../../packages/server/src/dialects/webex/ids.ts';
import { type Caller, get, type LoadRequest } from './callers.ts';

export type ScenarioId = 'list' | 'native-list' | 'person-devices' | 'single' | 'update' | 'create' | 'given';

type Scenario = (callers: readonly Caller[], connection: number, connections: number) => LoadRequest[];

const COLLECTION = '/api/v2/mobiledevices';
/** How many different names a device's updates have in turn, so that every update changes the name. */
const VERSIONS = 8;
/** One of this many updates also has a new push token. */
const VERSIONS_PER_TOKEN = 4;

export const SCENARIOS: Readonly<Record<ScenarioId, Scenario>> = {
  list: (callers, connection) => rotated(callers, connection).map(caller => get(caller.token, COLLECTION)),
  'native-list': (callers, connection) =>
    rotated(callers, connection).map(caller => get(caller.token, `/registry/v1/people/${caller.personId}/devices`)),
  'person-devices': (callers, connection) =>
    rotated(callers, connection).map(caller =>
      get(caller.token, `/v1/telephony/config/people/${renderId('PEOPLE', caller.personId)}/devices`),
    ),
  single: (callers, connection) =>
    rotated(callers, connection).flatMap(caller => caller.deviceIds.map(id => get(caller.token, `${COLLECTION}/${id}`))),
  update: (callers, connection, connections) => {
    const own = shareOf(callers, connection, connections);
    const versions = Array.from({ length: VERSIONS }, (_, version) => version);
    return versions.flatMap(version => own.flatMap(caller => caller.deviceIds.map(id => update(caller, id, version))));
  },
  create: (callers, connection, connections) => shareOf(callers, connection, connections).map(create),
  given: (callers, connection) => rotated(callers, connection).flatMap(caller => caller.given ?? []),
};

/** Every connection uses all callers, but no two connections the same caller at once. */
function rotated(callers: readonly Caller[], connection: number): Caller[] {
  const from = (connection * 3) % callers.length;
  return [...callers.slice(from), ...callers.slice(0, from)];
}

/** Writers on different connections have different callers, if there are enough. */
function shareOf(callers: readonly Caller[], connection: number, connections: number): readonly Caller[] {
  const own = callers.filter((_, index) => index % connections === connection % callers.length);
  return own.length > 0 ? own : callers;
}

function withBody(method: 'POST' | 'PUT', path: string, { token }: Caller, body: string): LoadRequest {
  return { method, path, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, body };
}

function update(caller: Caller, deviceId: string, version: number): LoadRequest {
  const token = `${deviceId} ${Math.floor(version / VERSIONS_PER_TOKEN)}`;
  const body = phone(token, `Phone, version ${version}`);
  return withBody('PUT', `${COLLECTION}/${deviceId}`, caller, body);
}

let created = 0;

function create(caller: Caller): LoadRequest {
  const fresh = () => phone(`new ${process.pid} ${Date.now()} ${created++}`, 'A new phone');
  return {
    ...withBody('POST', COLLECTION, caller, fresh()),
    setupRequest: request => ({ ...request, body: fresh() }),
  };
}

/** The phone as an app sends it. The peers get the same. */
export function phone(token: string, name: string): string {
  return JSON.stringify({
    name,
    deviceToken: token.padEnd(64, '0'),
    notificationId: 'b0a1c2d3e4f5061728394a5b6c7d8e9f',
    make: 'Apple',
    model: 'iPhone 17',
    acceptNotifications: true,
    type: 'ios',
    sessionHash: 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3',
  });
}
