/** What happened lately, and what happens while one looks. */
import type { Me, NamedEvent } from '@heldby/client';
import { useEffect, useState } from 'preact/hooks';
import { Answered } from '../../app/answered.tsx';
import { lazyPart } from '../../app/lazy-part.tsx';
import { linkTo } from '../../app/links.ts';
import { client } from '../../data/client.ts';
import { onEvent } from '../../data/live.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Card } from '../../kit/card.tsx';
import { OVERVIEW } from '../../words/overview.ts';
import { isOfInterest, newestFirst, TYPES } from './interest.ts';

const SHOWN = 14;

/** The words for events are loaded behind the figures, which people come for. */
const Happened = lazyPart(async () => (await import('./happened.tsx')).Happened);

export function Recent({ me }: { readonly me: Me }) {
  const key = 'events/recent';
  const answer = useAnswer(key, signal => client.organization.timeline({ type: TYPES, limit: SHOWN }, { signal }));
  const live = useLiveEvents();
  const all = linkTo(me, 'activity');
  return (
    <Card title={OVERVIEW.recent} flush aside={all === undefined ? undefined : <a href={all}>{OVERVIEW.allEvents}</a>}>
      <div class="overview-recent">
        <Answered answer={answer} of={key} rows={10}>
          {({ items }) => {
            const shown = newestFirst([...items, ...live], SHOWN);
            if (shown.length === 0) return <p class="overview-none quiet">{OVERVIEW.nothingHappened}</p>;
            return <Happened events={shown} me={me} />;
          }}
        </Answered>
      </div>
    </Card>
  );
}

function useLiveEvents(): readonly NamedEvent[] {
  const [events, setEvents] = useState<readonly NamedEvent[]>([]);
  useEffect(
    () =>
      onEvent(event => {
        if (isOfInterest(event.type)) setEvents(before => newestFirst([event, ...before], SHOWN));
      }),
    [],
  );
  return events;
}
