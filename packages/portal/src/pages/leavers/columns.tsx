/** The columns of the list of leavers. */
import type { Leaver } from '@heldby/client';
import { canTakeBack } from '../../jobs/can-take-back.ts';
import { Avatar } from '../../kit/avatar.tsx';
import { Chip, type Tone } from '../../kit/chip.tsx';
import type { Column } from '../../kit/table/source.ts';
import { format } from '../../words/format.ts';
import { LEAVERS } from '../../words/leaving.ts';

const { columns: titles } = LEAVERS;

const TONES: Readonly<Record<Leaver['state'], Tone>> = {
  planned: 'info',
  done: 'plain',
  undone: 'good',
  cancelled: 'plain',
  failed: 'bad',
};

export const LEAVER_COLUMNS: readonly Column<Leaver>[] = [
  {
    id: 'person',
    title: titles.person,
    widthPx: 190,
    grows: true,
    view: ({ person }) => (
      <>
        <Avatar name={person.name} />
        <bdi class="clip">{person.name}</bdi>
      </>
    ),
  },
  {
    id: 'state',
    title: titles.state,
    widthPx: 108,
    view: ({ state, problem }) => (
      <Chip tone={TONES[state]} dot {...(problem === null ? {} : { title: problem })}>
        {LEAVERS.states[state]}
      </Chip>
    ),
  },
  {
    id: 'when',
    title: titles.when,
    widthPx: 152,
    view: ({ doneAt, effectiveAt }) => <time dateTime={doneAt ?? effectiveAt}>{format.dateTime(doneAt ?? effectiveAt)}</time>,
  },
  {
    id: 'undo',
    title: titles.undo,
    widthPx: 112,
    view: ({ undoUntil }) =>
      undoUntil !== null && canTakeBack(undoUntil) && <time dateTime={undoUntil}>{format.date(undoUntil)}</time>,
  },
  {
    id: 'handTo',
    title: titles.handTo,
    widthPx: 132,
    view: ({ handTo }) => (handTo === null ? <span class="quiet">{LEAVERS.stock}</span> : <bdi>{handTo.name}</bdi>),
  },
  { id: 'by', title: titles.by, widthPx: 130, view: ({ createdBy }) => <bdi>{createdBy.name}</bdi> },
  {
    id: 'reason',
    title: titles.reason,
    widthPx: 150,
    grows: true,
    view: ({ reason }) => reason && <bdi title={reason}>{reason}</bdi>,
  },
];
