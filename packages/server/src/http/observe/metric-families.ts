/** All metrics of heldby. */
import type { Server } from 'node:http';
import type { WatchedStorage } from '../../storage/watch.ts';
import { type Family, family, one } from './family.ts';
import { requestFamilies } from './request-families.ts';
import { storeFamilies } from './store-families.ts';
import type { Traffic } from './traffic.ts';
import { type WorkFigures, workFamilies } from './work-families.ts';

export interface Sources {
  readonly traffic: Traffic;
  readonly server: Server;
  readonly storage: WatchedStorage;
  readonly cachedCredentials: () => number;
  readonly work: () => WorkFigures;
  readonly version: string;
}

export function metricFamilies({ traffic, server, storage, cachedCredentials, work, version }: Sources): Family[] {
  const build = { version, node: process.version, engine: storage.engine };
  return [
    family('heldby_build_info', 'gauge', 'Always 1; what runs is in the labels', () => [{ value: 1, labels: build }]),
    ...requestFamilies(traffic),
    family('heldby_http_connections', 'gauge', 'Open connections', async () => one(await openConnections(server))),
    family('heldby_credential_cache_entries', 'gauge', 'Credentials whose holder is known without asking the store', () =>
      one(cachedCredentials()),
    ),
    ...storeFamilies(storage),
    ...workFamilies(work),
  ];
}

function openConnections(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
  });
}
