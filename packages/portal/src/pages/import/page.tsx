/** One import: how the file was read, what its columns are, what each row changes, and what became of it. */
import type { Import } from '@heldby/client';
import { useEffect } from 'preact/hooks';
import { Answered } from '../../app/answered.tsx';
import { PageHead } from '../../app/page-head.tsx';
import type { PageProps } from '../../app/pages.ts';
import { hrefOf } from '../../app/router.ts';
import { answers } from '../../data/answers.ts';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { toneOf } from '../../jobs/import-tone.ts';
import { Chip } from '../../kit/chip.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Progress } from '../../kit/progress.tsx';
import { format } from '../../words/format.ts';
import { IMPORTS } from '../../words/imports.ts';
import { Actions } from './actions.tsx';
import { FileFacts } from './file-facts.tsx';
import { Mapping } from './mapping.tsx';
import { Rows } from './rows.tsx';
import './import.css';

const AT_WORK: ReadonlySet<string> = new Set(['uploading', 'planning', 'applying', 'undoing']);
/** How often a page asks how far the work is. */
const LOOK_EVERY_MS = 600;

export function Page({ params, query }: PageProps) {
  const { id = '' } = params;
  const key = `imports/${id}`;
  const answer = useAnswer(key, signal => client.imports.get(id, { signal }));
  const isAtWork = answer.value !== undefined && AT_WORK.has(answer.value.state);
  useEffect(() => {
    if (!isAtWork) return undefined;
    const timer = setInterval(() => answers.refresh(key), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [key, isAtWork]);
  return (
    <div class="import-page">
      <Answered answer={answer} of={key} rows={8}>
        {found => <Shown found={found} view={query.get('rows') ?? 'all'} />}
      </Answered>
    </div>
  );
}

function Shown({ found, view }: { readonly found: Import; readonly view: string }) {
  const { name, state, columns } = found;
  return (
    <>
      <PageHead
        title={name}
        crumbs={[{ text: IMPORTS.title, href: hrefOf('imports') }, { text: name }]}
        about={
          <>
            <Chip tone={toneOf(state)} dot>
              {IMPORTS.states[state]}
            </Chip>{' '}
            <time dateTime={found.createdAt}>{format.dateTime(found.createdAt)}</time>
          </>
        }
        actions={<Actions found={found} />}
      />
      <div class="import-news" aria-live="polite">
        <News found={found} />
      </div>
      {columns.length > 0 && (
        <div class="import-parts">
          <FileFacts found={found} />
          <Mapping key={found.revision} found={found} />
        </div>
      )}
      {found.counts.rows > 0 && <Rows found={found} view={view} />}
    </>
  );
}

/** What happens, or what has become of it. */
function News({ found: { state, counts, problem, done } }: { readonly found: Import }) {
  if (problem !== null)
    return (
      <Notice tone="bad">{counts.applied > 0 ? `${problem} ${IMPORTS.result(counts.applied, counts.failed)}` : problem}</Notice>
    );
  if (state === 'uploading' || state === 'planning' || state === 'applying' || state === 'undoing') {
    const total = state === 'planning' || state === 'uploading' ? undefined : counts.rows;
    return (
      <div class="import-work">
        <p>
          {IMPORTS.working[state]} {total !== undefined && <span class="quiet tabular">{IMPORTS.done(done, total)}</span>}
        </p>
        <Progress label={IMPORTS.working[state]} {...(total === undefined ? {} : { done, total })} />
      </div>
    );
  }
  if (state === 'undone') return <Notice>{IMPORTS.undone(counts.reversed, counts.kept)}</Notice>;
  if (state === 'cancelled' && counts.applied === 0) return <Notice>{IMPORTS.stopped}</Notice>;
  if (state === 'applied' || state === 'cancelled')
    return <Notice tone={counts.failed > 0 ? 'warn' : 'good'}>{IMPORTS.result(counts.applied, counts.failed)}</Notice>;
  return counts.new + counts.changed === 0 ? <Notice tone="good">{IMPORTS.nothingToDo}</Notice> : null;
}
