/** A client for the store of the settings: through the socket of the running server, or where none runs, over the store in this process. */
import { connect } from 'node:net';
import { type Client, createClient } from '@heldby/client';
import { pino } from 'pino';
import { createDialects, type Registry } from '../../app.ts';
import { type Fetch, fetchInProcess, fetchThroughSocket } from '../../daemon/operator-fetch.ts';
import { createOperatorServer } from '../../daemon/operator-server.ts';
import { socketPath } from '../../daemon/socket.ts';
import { createTraffic } from '../../http/observe/traffic.ts';
import { createServer } from '../../http/server.ts';
import type { Settings } from '../../settings.ts';
import { whereOpen } from '../store.ts';

/** A socket in the file system has no host. */
const ORIGIN = 'http://operator';

export async function withLocalClient<T>(
  settings: Settings,
  organization: string | undefined,
  work: (client: Client) => Promise<T>,
  mayCreate: boolean,
): Promise<T> {
  const run = (fetch: Fetch) => work(clientOf(fetch, organization));
  const ask = async () => {
    const client = await clientOfRunning(settings, organization);
    return client && { result: await work(client) };
  };
  return whereOpen(settings, ask, registry => inProcess(registry, settings, run), mayCreate);
}

/** For the server that runs on the data folder; undefined if none does. */
export async function clientOfRunning({ dataFolder }: Settings, organization?: string): Promise<Client | undefined> {
  return (await isListening(dataFolder)) ? clientOf(fetchThroughSocket(dataFolder), organization) : undefined;
}

/** The operator is not turned away when there is much to do: what is refused here is refused for good. */
function clientOf(fetch: Fetch, organization: string | undefined): Client {
  const headers = organization === undefined ? {} : { 'Heldby-Organization': encodeURIComponent(organization) };
  return createClient({ baseUrl: ORIGIN, fetch, headers, maxRetries: 0 });
}

async function inProcess<T>(registry: Registry, settings: Settings, work: (fetch: Fetch) => Promise<T>): Promise<T> {
  const { tlsCert: _, tlsKey: __, ...limits } = settings;
  const shared = { ...limits, logger: pino({ level: 'silent' }), tls: null, traffic: createTraffic() };
  const server = createServer(createDialects(settings), registry.services, shared);
  try {
    return await work(fetchInProcess(await createOperatorServer(server)));
  } finally {
    await server.close();
  }
}

/** Whether a server runs on the folder. A crashed one leaves a socket at which nothing listens. */
function isListening(dataFolder: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(socketPath(dataFolder));
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
