/** A client over the store in this process, for where no server runs. */
import type { Client } from '@heldby/client';
import { pino } from 'pino';
import { createDialects, type Registry } from '../../app.ts';
import { IMPORT_JOB } from '../../core/transfer/stop.ts';
import { type Fetch, fetchInProcess } from '../../daemon/operator-fetch.ts';
import { createOperatorServer } from '../../daemon/operator-server.ts';
import { createTraffic } from '../../http/observe/traffic.ts';
import { createServer } from '../../http/server.ts';
import type { Settings } from '../../settings.ts';
import { jobKinds } from '../../workers/jobs/kinds.ts';
import { startJobs } from '../../workers/jobs/runner.ts';
import { whereOpen } from '../store.ts';
import { clientOf, clientOfRunning } from './running.ts';

/** Opens the store of the settings. A server that starts meanwhile is asked instead. */
export async function withStore<T>(
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

async function inProcess<T>(registry: Registry, settings: Settings, work: (fetch: Fetch) => Promise<T>): Promise<T> {
  const { tlsCert: _, tlsKey: __, ...limits } = settings;
  const shared = { ...limits, logger: pino({ level: 'silent' }), tls: null, traffic: createTraffic() };
  // The client asks in the native API alone, and each dialect takes time to be mounted.
  const dialects = createDialects(settings).filter(({ id }) => id === 'native');
  const server = createServer(dialects, registry.services, shared);
  // No server does what a command asks for and waits for.
  const kinds = jobKinds(registry.services).filter(({ kind }) => kind === IMPORT_JOB);
  const jobs = startJobs(registry.core, kinds, { onError: () => undefined });
  try {
    return await work(fetchInProcess(await createOperatorServer(server)));
  } finally {
    await jobs.stop();
    await server.close();
  }
}
