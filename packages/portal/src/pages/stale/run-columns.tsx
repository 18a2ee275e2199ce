/** The columns of the list of runs. */
import type { PolicyRun } from '@heldby/client';
import { Chip } from '../../kit/chip.tsx';
import type { Column } from '../../kit/table/source.ts';
import { format } from '../../words/format.ts';
import { RUNS as words } from '../../words/stale.ts';

const { columns: titles } = words;

const TONES = {
  waiting: 'plain',
  running: 'info',
  done: 'good',
  failed: 'bad',
  undoing: 'info',
  undo_failed: 'bad',
  undone: 'plain',
} as const;

export const RUN_COLUMNS: readonly Column<PolicyRun>[] = [
  {
    id: 'started',
    title: titles.started,
    widthPx: 160,
    grows: true,
    view: ({ startedAt }) => <time dateTime={startedAt}>{format.dateTime(startedAt)}</time>,
  },
  { id: 'state', title: titles.state, widthPx: 128, view: ({ state }) => <Chip tone={TONES[state]}>{words.states[state]}</Chip> },
  count('disabled'),
  count('ended'),
  count('released'),
  { id: 'by', title: titles.by, widthPx: 160, view: ({ startedBy }) => <bdi>{startedBy?.name ?? words.schedule}</bdi> },
  {
    id: 'error',
    title: titles.error,
    widthPx: 160,
    view: ({ error }) => (
      <bdi class="clip" title={error ?? ''}>
        {error ?? ''}
      </bdi>
    ),
  },
  {
    id: 'undo',
    title: titles.undo,
    widthPx: 112,
    view: ({ undoUntil }) => undoUntil !== null && <time dateTime={undoUntil}>{format.date(undoUntil)}</time>,
  },
];

function count(id: 'disabled' | 'ended' | 'released'): Column<PolicyRun> {
  return { id, title: titles[id], widthPx: 96, numeric: true, view: run => format.number(run[id]) };
}
