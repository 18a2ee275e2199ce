/** The figures of the table of growth, and how they are shown. */
import { table } from '../markdown.ts';
import type { ScenarioId } from '../scenarios.ts';
import type { StoreName } from './rows.ts';

const GOAL = 1.2;

export interface Call {
  readonly title: string;
  readonly scenario: ScenarioId;
  readonly callers: 'callers' | 'strangers';
  /** Whether the server is warmed up with this call before it is measured. */
  readonly isWarm: boolean;
}

export const CALLS: readonly Call[] = [
  { title: 'list', scenario: 'list', callers: 'callers', isWarm: true },
  { title: 'list, native', scenario: 'native-list', callers: 'callers', isWarm: true },
  { title: 'single device', scenario: 'single', callers: 'callers', isWarm: true },
  { title: 'update', scenario: 'update', callers: 'callers', isWarm: true },
  { title: 'create', scenario: 'create', callers: 'strangers', isWarm: false },
  { title: 'list, strangers', scenario: 'list', callers: 'strangers', isWarm: false },
];

export interface Latency {
  readonly title: string;
  readonly p50Micros: number;
  readonly p99Micros: number;
}

export interface Grown {
  readonly store: StoreName;
  readonly devices: number;
  readonly fillSeconds: number;
  readonly fileBytes: number;
  readonly restBytes: number;
  readonly busyBytes: number;
  readonly backupSeconds: number;
  readonly backupBytes: number;
  readonly calls: readonly Latency[];
}

export function showGrowth(grown: readonly Grown[]): string[] {
  return [...showCalls(grown), '', ...showWeight(grown)];
}

function showCalls(grown: readonly Grown[]): string[] {
  const stores = [...new Set(grown.map(({ store }) => store))];
  return stores.flatMap(store => {
    const sizes = grown.filter(each => each.store === store);
    const head = [`${store}, µs, p50 / p99`, ...sizes.map(({ devices }) => millions(devices)), 'p50, last to first', 'goal'];
    const rows = CALLS.map(({ title }) => {
      const probed = sizes.map(({ calls }) => calls.find(call => call.title === title));
      const cells = probed.map(call => `${call?.p50Micros.toFixed(0)} / ${call?.p99Micros.toFixed(0)}`);
      const ratio = (probed.at(-1)?.p50Micros ?? Number.NaN) / (probed[0]?.p50Micros ?? Number.NaN);
      return [title, ...cells, ratio.toFixed(2), store === 'SQLite' ? `≤ ${GOAL}` : ''];
    });
    return ['', ...table(head, rows)];
  });
}

function showWeight(grown: readonly Grown[]): string[] {
  const head = [
    'store',
    'devices',
    'filled in, s',
    'size, MB',
    'bytes for a device',
    'memory, MB, at first / after the calls',
    'backup, s',
    'backup, MB',
  ];
  const rows = grown.map(each => [
    each.store,
    millions(each.devices),
    each.fillSeconds.toFixed(0),
    megabytes(each.fileBytes),
    (each.fileBytes / each.devices).toFixed(0),
    `${megabytes(each.restBytes)} / ${megabytes(each.busyBytes)}`,
    each.backupSeconds.toFixed(1),
    megabytes(each.backupBytes),
  ]);
  return table(head, rows);
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(0);
}

function millions(devices: number): string {
  return devices >= 1_000_000
    ? `${(devices / 1_000_000).toFixed(0)} M`
    : `${(devices / 1_000).toFixed(devices < 10_000 ? 1 : 0)} k`;
}
