/** The metrics of requests. */
import { type Family, family, one, type Sample } from './family.ts';
import { BOUNDS_MS, BUCKETS, OUTCOMES, type Refusals, type RouteFigures, type Traffic } from './traffic.ts';

const REASONS: Readonly<Record<keyof Refusals, string>> = {
  overload: 'overload',
  callerRate: 'caller_rate',
  callerAtWork: 'caller_at_work',
  organizationRate: 'organization_rate',
  addressRate: 'address_rate',
  connectionLimit: 'connection_limit',
  slowClient: 'slow_client',
};

export function requestFamilies(traffic: Traffic): Family[] {
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
    family('heldby_event_streams', 'gauge', 'Streams of events that are open now', () => one(traffic.streams.open)),
    family(
      'heldby_refusals_total',
      'counter',
      'Requests and connections turned away before anything was done for them',
      refusals,
    ),
  ];
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
