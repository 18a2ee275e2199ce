/** The columns of the history. */
import type { NamedEvent } from '@heldby/client';
import type { ListColumn } from '../../app/list/list-column.ts';
import { Avatar } from '../../kit/avatar.tsx';
import { ACTIVITY } from '../../words/activity.ts';
import { EVENTS, sayEvent, sayPlainly } from '../../words/events.ts';
import { format } from '../../words/format.ts';

export const USUAL_COLUMNS = ['what', 'who', 'why', 'at'];

const { columns: titles } = ACTIVITY;

export const eventColumns: readonly ListColumn<NamedEvent>[] = [
  {
    id: 'what',
    title: titles.what,
    widthPx: 230,
    grows: true,
    view: event => (
      <span class="clip activity-what" title={sayPlainly(event, format)}>
        <Said event={event} />
      </span>
    ),
    csv: event => sayPlainly(event, format),
  },
  { id: 'who', title: titles.who, widthPx: 180, view: event => <Who event={event} />, csv: whoOf },
  {
    id: 'why',
    title: titles.why,
    widthPx: 220,
    view: ({ reason }) => reason !== null && <q dir="auto">{reason}</q>,
    csv: ({ reason }) => reason ?? '',
  },
  {
    id: 'at',
    title: titles.at,
    widthPx: 168,
    sort: 'at',
    view: ({ at }) => (
      <time dateTime={at} title={format.relative(at)}>
        {format.dateTime(at)}
      </time>
    ),
    csv: ({ at }) => at,
  },
  {
    id: 'type',
    title: titles.type,
    widthPx: 190,
    view: ({ type }) => <span class="mono">{type}</span>,
    csv: ({ type }) => type,
  },
  {
    id: 'sequence',
    title: titles.sequence,
    widthPx: 84,
    numeric: true,
    view: ({ sequence }) => format.number(sequence),
    csv: ({ sequence }) => String(sequence),
  },
  {
    id: 'request',
    title: titles.request,
    widthPx: 290,
    view: ({ requestId }) => <span class="mono">{requestId}</span>,
    csv: ({ requestId }) => requestId ?? '',
  },
];

/** The sentence, with names set apart. */
export function Said({ event }: { readonly event: NamedEvent }) {
  return (
    <>
      {sayEvent(event, format).map((piece, index) =>
        typeof piece === 'string' ? piece : <bdi key={`${index} ${piece.name}`}>{piece.name}</bdi>,
      )}
    </>
  );
}

export function whoOf({ actor }: NamedEvent): string {
  return actor.kind === 'system' ? EVENTS.system : (actor.name ?? EVENTS.unknown);
}

function Who({ event }: { readonly event: NamedEvent }) {
  const name = whoOf(event);
  return (
    <span class="activity-who">
      {event.actor.kind === 'person' && <Avatar name={name} />}
      <bdi class="clip">{name}</bdi>
    </span>
  );
}
