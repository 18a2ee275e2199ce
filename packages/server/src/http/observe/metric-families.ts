/** The metrics of heldby: each with its name, its meaning, and the source of its values. */
import type { Server } from 'node:http';
import { ENGINE_FIGURES, type EngineFigures, type WatchedStorage } from '../../storage/watch.ts';
import { BOUNDS_MS, BUCKETS, OUTCOMES, type Refusals, type RouteFigures, type Traffic } from './traffic.ts';

export interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly read: () => Sample[] | Promise<Sample[]>;
}

export interface Sample {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string | number>>;
  /** Where it differs from the family's name. */
  readonly metricName?: string;
}

export interface Sources {
  readonly traffic: Traffic;
  readonly server: Server;
  readonly storage: WatchedStorage;
  readonly cachedCredentials: () => number;
  readonly version: string;
}

export function metricFamilies({ traffic, server, storage, cachedCredentials, version }: Sources): Family[] {
  const build = { version, node: process.version, engine: storage.engine };
  return [
    family('heldby_build_info', 'gauge', 'Always 1; what runs is in the labels', () => [{ value: 1, labels: build }]),
    ...requestFamilies(traffic),
    family('heldby_http_connections', 'gauge', 'Open connections', async () => one(await openConnections(server))),
    family('heldby_credential_cache_entries', 'gauge', 'Credentials whose holder is known without asking the store', () =>
      one(cachedCredentials()),
    ),
    ...storeFamilies(storage),
  ];
}

const REASONS: Readonly<Record<keyof Refusals, string>> = {
  overload: 'overload',
  credentialRate: 'credential_rate',
  addressRate: 'address_rate',
  connectionLimit: 'connection_limit',
  slowClient: 'slow_client',
};

function requestFamilies(traffic: Traffic): Family[] {
  const refusals = () =>
    Object.entries(REASONS).map(([name, reason]) => ({ value: traffic.refusals[name as keyof Refusals], labels: { reason } }));
  const atWork = () => [...traffic.atWork].map(([dialect, count]) => ({ value: count(), labels: { dialect } }));
  return [
    family('heldby_http_requests_total', 'counter', 'Requests that have ended, by route and outcome', () =>
      [...traffic.routes()].flatMap(toCounts),
    ),
    family('heldby_http_request_duration_seconds', 'histogram', 'From the headers to the end of the answer', () =>
      [...traffic.routes()].flatMap(toHistograms),
    ),
    family('heldby_http_requests_in_flight', 'gauge', 'Requests at work now', atWork),
    family(
      'heldby_refusals_total',
      'counter',
      'Requests and connections turned away before anything was done for them',
      refusals,
    ),
  ];
}

function storeFamilies(storage: WatchedStorage): Family[] {
  const figures = storage.transactions;
  const engine = Object.entries(ENGINE_FIGURES).flatMap(([key, help]) => {
    const name = key as keyof EngineFigures;
    if (storage.engineFigures()[name] === undefined) return [];
    const type = name.endsWith('Bytes') ? 'gauge' : 'counter';
    return [family(ENGINE_NAMES[name], type, help, () => one(storage.engineFigures()[name] ?? 0))];
  });
  return [
    family('heldby_store_transactions_total', 'counter', 'Transactions that have ended', () => one(figures().ended)),
    family('heldby_store_transaction_failures_total', 'counter', 'Those that the store could not keep', () =>
      one(figures().failed),
    ),
    family('heldby_store_transaction_seconds_total', 'counter', 'Time in transactions, with the wait for their turn', () =>
      one(figures().totalMs / 1000),
    ),
    family('heldby_store_transactions_pending', 'gauge', 'Transactions at work or waiting for their turn', () =>
      one(figures().pending),
    ),
    family('heldby_store_writable', 'gauge', '0 from a write that the store could not keep until one that it did', () => {
      // Not awaited: an unreachable store would delay every other figure. The next reading has the result.
      void storage.writable();
      return one(storage.keepsWrites() ? 1 : 0);
    }),
    ...engine,
  ];
}

const ENGINE_NAMES: Readonly<Record<keyof EngineFigures, string>> = {
  syncs: 'heldby_store_syncs_total',
  syncSeconds: 'heldby_store_sync_seconds_total',
  logBytes: 'heldby_store_log_bytes',
  fileBytes: 'heldby_store_file_bytes',
};

function family(name: string, type: Family['type'], help: string, read: Family['read']): Family {
  return { name, type, help: `${help}.`, read };
}

function one(value: number): Sample[] {
  return [{ value }];
}

function openConnections(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
  });
}

/** The outcomes that a route has had so far, with the counts of their buckets. */
function outcomesOf({ dialect, route, buckets, totalMs }: RouteFigures) {
  return OUTCOMES.flatMap((status, index) => {
    const counts = [...buckets.subarray(index * BUCKETS, (index + 1) * BUCKETS)];
    const total = counts.reduce((sum, count) => sum + count, 0);
    return total === 0 ? [] : [{ labels: { dialect, route, status }, counts, total, totalMs: totalMs[index] ?? 0 }];
  });
}

function toCounts(figures: RouteFigures): Sample[] {
  return outcomesOf(figures).map(({ labels, total }) => ({ labels, value: total }));
}

/** In Prometheus a bucket includes all buckets below it. */
function toHistograms(figures: RouteFigures): Sample[] {
  const name = 'heldby_http_request_duration_seconds';
  return outcomesOf(figures).flatMap(({ labels, counts, total, totalMs }) => {
    let below = 0;
    const buckets = BOUNDS_MS.map((bound, index) => {
      below += counts[index] ?? 0;
      return { metricName: `${name}_bucket`, labels: { ...labels, le: bound / 1000 }, value: below };
    });
    return [
      ...buckets,
      { metricName: `${name}_bucket`, labels: { ...labels, le: '+Inf' }, value: total },
      { metricName: `${name}_sum`, labels, value: totalMs / 1000 },
      { metricName: `${name}_count`, labels, value: total },
    ];
  });
}
