/** The figures of today, and how often something happened, as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import { toIsoOrNull } from '../../../lib/instant.ts';
import type { Period } from '../../../services/reports/flows.ts';
import type { Overview } from '../../../services/reports/overview.ts';
import { dayText, progressOf } from './device-counts.ts';

export function toOverview({ figures, stockAt, policies, loans, people, failedSignIns, ...progress }: Overview): api.Overview {
  const by = (wanted: string): api.DeviceCount[] =>
    figures
      .filter(({ dimension }) => dimension === wanted)
      .map(({ value, devices }) => ({ value: value === '' ? null : value, name: null, devices }));
  const of = (wanted: string, value = '') =>
    figures.find(figure => figure.dimension === wanted && figure.value === value)?.devices ?? 0;
  const stock = (wanted: string, value?: string) => (stockAt === null ? null : of(wanted, value));
  return {
    devices: {
      total: of('total'),
      byKind: by('kind'),
      byPlatform: by('platform'),
      byState: by('state'),
      byLifecycle: by('lifecycle'),
      active7Days: stock('active', 'P7D'),
      active30Days: stock('active', 'P30D'),
      active90Days: stock('active', 'P90D'),
      unused90Days: stock('unused', 'P90D'),
      unheld: stock('unheld'),
    },
    people: people && { total: stock('people'), withoutDevices: stock('people', 'deviceless'), ...people },
    approvals: { waiting: policies.waiting },
    stale: { ...policies.stale },
    loans: { ...loans },
    failedSignIns: failedSignIns && { ...failedSignIns },
    stockAt: toIsoOrNull(stockAt),
    ...progressOf(progress),
  };
}

export function toHappened({ from, until, counts }: Period): api.Happened {
  const { failed_sign_ins: failedSignIns, joined, left, begun, ended } = counts;
  const since = dayText(from);
  return { since, until: dayText(until), joined, left, begun: begun ?? 0, ended: ended ?? 0, failedSignIns };
}
