/** What somebody holds, or held on a day of the last two years: the slider, the devices of that day, and bars over time. */

import type { Me } from '@heldby/client';
import { useMemo } from 'preact/hooks';
import { lazyPart } from '../../app/lazy-part.tsx';
import { hrefOf, setQuery } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { maySee } from '../../data/me.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useKept } from '../../data/use-kept.ts';
import { Card } from '../../kit/card.tsx';
import { DaySlider } from '../../kit/day-slider.tsx';
import { Empty, Loading } from '../../kit/states.tsx';
import { format } from '../../words/format.ts';
import { dayOf, endOfDay } from '../../words/local-time.ts';
import { PERSON } from '../../words/person.ts';
import { presentMs } from '../../words/present.ts';
import { FailedPart } from './failed-part.tsx';
import { changeDays, dayFrom } from './held-groups.ts';
import { HeldTable } from './held-table.tsx';
import { toHoldings, useHeldEver } from './history.ts';

const HoldingBars = lazyPart(async () => (await import('../../kit/history/holding-bars.tsx')).HoldingBars, <Loading rows={4} />);

interface TravelProps {
  readonly me: Me;
  readonly personId: string;
  readonly query: URLSearchParams;
}

export function Travel({ me, personId, query }: TravelProps) {
  const today = dayOf(presentMs(), format.zone);
  const day = dayFrom(query.get('day'), today);
  const ever = useHeldEver(personId).value;
  const marks = useMemo(() => changeDays(ever ?? [], instant => dayOf(instant, format.zone)), [ever]);
  const holdings = useMemo(() => toHoldings(ever ?? [], path => hrefOf(path)), [ever]);
  const onDay = (next: string | null) => {
    const changed = new URLSearchParams(query);
    if (next === null) changed.delete('day');
    else changed.set('day', next);
    setQuery(changed, { replace: true });
  };
  return (
    <>
      <DaySlider today={today} day={day} onDay={onDay} marks={marks} />
      <HeldCard me={me} personId={personId} day={day} />
      {holdings.length > 0 && (
        <Card title={PERSON.bars}>
          <HoldingBars title={PERSON.bars} holdings={holdings} now={presentMs()} day={day} />
        </Card>
      )}
    </>
  );
}

/** Not every administrator may read lines. */
function expandFor(me: Me) {
  const open = ['push', 'desk'] as const;
  return maySee(me, 'read lines and guests of others') ? ([...open, 'lines', 'guest'] as const) : open;
}

function HeldCard({ me, personId, day }: { readonly me: Me; readonly personId: string; readonly day: string | null }) {
  const key = `people/${personId}/devices/${day ?? 'now'}`;
  const { value, error, isLoading } = useAnswer(key, signal => {
    const asOf = day === null ? {} : { asOf: endOfDay(day, format.zone) };
    return client.people.devices(personId, { ...asOf, expand: expandFor(me) }, { signal });
  });
  const shown = useKept(value);
  const when = day === null ? PERSON.heldNow : PERSON.heldOn(format.date(day));
  const nothing = day === null ? PERSON.nothingNow : PERSON.nothingThen(format.date(day));
  const said = shown === undefined || isLoading ? '' : PERSON.countHeld(shown.items.length);
  return (
    <Card
      title={PERSON.held}
      flush
      aside={
        <span role="status">
          {said} {when}
        </span>
      }
    >
      <div class={isLoading && shown ? 'person-old' : undefined} aria-busy={isLoading}>
        {shown === undefined && (error ? <FailedPart error={error} of={key} /> : <Loading rows={5} />)}
        {shown !== undefined && shown.items.length === 0 && <Empty title={nothing} />}
        {shown !== undefined && shown.items.length > 0 && <HeldTable me={me} held={shown.items} isPast={day !== null} />}
      </div>
    </Card>
  );
}
