/** The first tab: who holds the device, on any day, and what is known of it. */

import { lazyPart } from '../../app/lazy-part.tsx';
import { setQuery } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { DaySlider } from '../../kit/day-slider.tsx';
import { Loading } from '../../kit/states.tsx';
import { format } from '../../words/format.ts';
import { dayOf } from '../../words/local-time.ts';
import { presentMs } from '../../words/present.ts';
import type { Shown } from './opened.ts';
import { DeviceFacts } from './overview/facts.tsx';
import { Holders } from './overview/holders.tsx';

const MoreOfUse = lazyPart(async () => (await import('./overview/more.tsx')).MoreOfUse, <Loading />);
const MoreFacts = lazyPart(async () => (await import('./overview/more.tsx')).MoreFacts, <Loading />);

export function OverviewTab({ query, ...shown }: Shown & { readonly query: URLSearchParams }) {
  const { device, may } = shown;
  const day = dayIn(query);
  return (
    <div class="device-columns">
      <div class="device-column">
        {may.read && <Day day={day} deviceId={device.id} />}
        {may.read && <Holders {...shown} day={day} />}
        <MoreOfUse {...shown} day={day} />
      </div>
      <div class="device-column">
        <DeviceFacts {...shown} />
        <MoreFacts {...shown} />
      </div>
    </div>
  );
}

/** A day of the past, as `2026-05-04`; null for now. */
function dayIn(query: URLSearchParams): string | null {
  const text = query.get('day') ?? '';
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

/** As many changes as are marked below the slider. */
const MARKS = 200;

function Day({ day, deviceId }: { readonly day: string | null; readonly deviceId: string }) {
  const { value } = useAnswer(`devices/${deviceId}/past/${MARKS}`, signal =>
    client.assignments.list({ device: deviceId, state: 'any', sort: '-createdAt', limit: MARKS, total: true }, { signal }),
  );
  const changes = value?.items.flatMap(({ createdAt, until }) => [createdAt, ...(until === null ? [] : [until])]) ?? [];
  return (
    <DaySlider
      today={dayOf(presentMs(), format.zone)}
      day={day}
      onDay={chosen => setQuery(new URLSearchParams(chosen === null ? {} : { day: chosen }), { replace: true })}
      marks={changes.map(at => dayOf(at, format.zone))}
    />
  );
}
