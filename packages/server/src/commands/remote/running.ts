/** A client for the server that runs on a data folder, through the socket in it. */
import { connect } from 'node:net';
import { type Client, type ClientOptions, createClient } from '@heldby/client';
import { type Fetch, fetchThroughSocket } from '../../daemon/operator-fetch.ts';
import { socketPath } from '../../daemon/socket.ts';
import type { Settings } from '../../settings.ts';

/** A socket in the file system has no host. */
const ORIGIN = 'http://operator';

/** Undefined if no server runs on it. */
export async function clientOfRunning({ dataFolder }: Settings, organization?: string, limits = {}): Promise<Client | undefined> {
  return (await isListening(dataFolder)) ? clientOf(fetchThroughSocket(dataFolder), organization, limits) : undefined;
}

/** The operator is not turned away when there is much to do: what is refused here is refused for good. */
export function clientOf(fetch: Fetch, organization: string | undefined, limits: Pick<ClientOptions, 'timeoutMs'> = {}): Client {
  const headers = organization === undefined ? {} : { 'Heldby-Organization': encodeURIComponent(organization) };
  return createClient({ baseUrl: ORIGIN, fetch, headers, maxRetries: 0, ...limits });
}

/** Whether a server runs on the folder. A crashed one leaves a socket at which nothing listens. */
export function isListening(dataFolder: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(socketPath(dataFolder));
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
