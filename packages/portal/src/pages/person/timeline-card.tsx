/** What has happened to a person and with what they hold, newest first, a page at a time. */
import type { NamedEvent } from '@heldby/client';
import { useState } from 'preact/hooks';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useKept } from '../../data/use-kept.ts';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Timeline } from '../../kit/history/timeline.tsx';
import { Empty, Loading } from '../../kit/states.tsx';
import { EVENTS, sayEvent } from '../../words/events.ts';
import { format } from '../../words/format.ts';
import { PERSON } from '../../words/person.ts';
import { eventIcon } from './event-icon.ts';
import { FailedPart } from './failed-part.tsx';

const PAGE = 20;
/** The most that the server gives at once. */
const MOST = 1_000;

export function TimelineCard({ personId }: { readonly personId: string }) {
  const [limit, setLimit] = useState(PAGE);
  const key = `people/${personId}/timeline/${limit}`;
  const { value, error, isLoading } = useAnswer(key, signal => client.people.timeline(personId, { limit }, { signal }));
  const shown = useKept(value);
  return (
    <Card title={PERSON.timeline} flush>
      {shown === undefined && (error ? <FailedPart error={error} of={key} /> : <Loading rows={6} />)}
      {shown?.items.length === 0 && <Empty title={PERSON.timelineEmpty} />}
      {shown !== undefined && shown.items.length > 0 && <Timeline happenings={shown.items.map(toHappening)} />}
      {shown !== undefined && shown.nextCursor !== null && limit < MOST && (
        <p class="person-more">
          <Button small busy={isLoading} onPress={() => setLimit(Math.min(MOST, limit * 2))}>
            {PERSON.more}
          </Button>
        </p>
      )}
    </Card>
  );
}

function toHappening(event: NamedEvent) {
  const { sequence, type, at, actor, reason } = event;
  const who = actor.kind === 'system' ? EVENTS.system : (actor.name ?? EVENTS.unknown);
  return { id: String(sequence), icon: eventIcon(type), text: <Sentence event={event} />, at, who, reason };
}

function Sentence({ event }: { readonly event: NamedEvent }) {
  return (
    <>
      {sayEvent(event, format).map((piece, index) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <strong key={index}>
            <bdi>{piece.name}</bdi>
          </strong>
        ),
      )}
    </>
  );
}
