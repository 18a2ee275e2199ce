/** Creates the server from the settings and starts listening. A wrong setting is reported in one sentence. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Logger } from 'pino';
import { type App, createApp, type Registry } from '../app.ts';
import { hostAndPort } from '../lib/network.ts';
import type { Settings } from '../settings.ts';
import { wrongSetting } from './failure.ts';

export interface Listening extends App {
  /** The URL at which clients reach it. */
  readonly url: string;
}

/**
 * Connections that may wait to be accepted. More than Node's default of 511, so that clients that all reconnect after a restart
 * are not refused while the event loop is busy. Linux caps it at `net.core.somaxconn`, usually 4,096.
 */
const BACKLOG = 4_096;
/** How long requests in flight may take to end when the server stops. */
const DRAIN_LIMIT_MS = 10_000;
/** How often connections that have become idle are closed while draining. */
const SWEEP_EVERY_MS = 50;

export async function listen(registry: Registry, settings: Settings, logger: Logger): Promise<Listening> {
  const app = createApp(registry, settings, logger);
  const { host, port } = settings;
  try {
    await app.server.listen({ host, port, backlog: BACKLOG });
  } catch (error) {
    await app.server.close();
    throw cannotListen(settings, error);
  }
  return { ...app, url: settings.publicUrl ?? addressOf(app, settings) };
}

/** Makes `/readyz` fail, refuses new connections, and lets requests in flight end. */
export async function drain({ server, health }: App): Promise<void> {
  health.drain();
  const sweep = setInterval(() => server.server.closeIdleConnections(), SWEEP_EVERY_MS);
  const limit = setTimeout(() => server.server.closeAllConnections(), DRAIN_LIMIT_MS);
  await server.close();
  clearInterval(sweep);
  clearTimeout(limit);
}

/** Checks the files before anything is created. */
export function checkTls({ tlsCert, tlsKey }: Settings): void {
  if (tlsCert === null || tlsKey === null) return;
  const cert = readPem(tlsCert, '--tls-cert');
  const key = readPem(tlsKey, '--tls-key');
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    throw wrongSetting(`${tlsCert} and ${tlsKey} are no certificate and its key in PEM`, error, 'check --tls-cert and --tls-key');
  }
}

/** Listens for a moment, so that a wrong address is reported before anything is created. */
export async function checkAddress(settings: Address): Promise<void> {
  const trouble = await addressTrouble(settings);
  if (trouble !== undefined) throw cannotListen(settings, trouble);
}

type Address = Pick<Settings, 'host' | 'port'>;

/** The error of listening there; undefined if it works. */
export function addressTrouble({ host, port }: Address): Promise<Error | undefined> {
  return new Promise(resolve => {
    const probe = createServer(socket => socket.destroy());
    probe.once('error', resolve);
    probe.listen({ host, port }, () => probe.close(() => resolve(undefined)));
  });
}

function cannotListen({ host, port }: Address, error: unknown) {
  return wrongSetting(`Cannot listen on port ${port} of ${host}`, error, 'choose another with --port or --host');
}

function readPem(file: string, flag: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw wrongSetting(`${file} cannot be read`, error, `check ${flag}`);
  }
}

function addressOf({ server }: App, { tlsCert, host }: Settings): string {
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `${tlsCert === null ? 'http' : 'https'}://${hostAndPort(host, port)}`;
}
