/** The columns of the list of jobs. */
import type { Job } from '@heldby/client';
import { Chip } from '../../../kit/chip.tsx';
import type { Column } from '../../../kit/table/source.ts';
import { format } from '../../../words/format.ts';
import { JOBS as words } from '../../../words/server-work.ts';

const TONES = { waiting: 'plain', running: 'info', done: 'good', dead: 'bad', cancelled: 'plain' } as const;

export const COLUMNS: readonly Column<Job>[] = [
  { id: 'kind', title: words.kind, widthPx: 130, view: ({ kind }) => words.kinds[kind] ?? <bdi>{kind}</bdi> },
  {
    id: 'state',
    title: words.state,
    widthPx: 130,
    view: ({ state, progress }) => (
      <>
        <Chip tone={TONES[state]}>{words.states[state]}</Chip>
        {state === 'running' && progress !== null && <span class="quiet"> {sayProgress(progress)}</span>}
      </>
    ),
  },
  { id: 'error', title: words.error, widthPx: 220, grows: true, view: ({ error }) => <bdi class="clip">{error ?? ''}</bdi> },
  {
    id: 'asked',
    title: words.asked,
    widthPx: 150,
    view: ({ askedBy }) => <bdi class="clip">{askedBy?.name ?? words.server}</bdi>,
  },
  {
    id: 'created',
    title: words.created,
    widthPx: 160,
    view: ({ createdAt }) => <time dateTime={createdAt}>{format.dateTime(createdAt)}</time>,
  },
  {
    id: 'due',
    title: words.due,
    widthPx: 160,
    view: ({ dueAt }) => (dueAt === null ? '' : <time dateTime={dueAt}>{format.dateTime(dueAt)}</time>),
  },
];

function sayProgress({ done, total }: NonNullable<Job['progress']>): string {
  return words.progress(format.number(done), total === null ? null : format.number(total));
}
