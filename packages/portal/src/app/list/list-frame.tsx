/** The frame of every list: its head, its filters, its rows or why there are none, and how many there are. */
import { HeldbyError } from '@heldby/client';
import type { ComponentChildren } from 'preact';
import type { ListView } from '../../data/list.ts';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Failed, Loading } from '../../kit/states.tsx';
import { LISTS } from '../../words/lists.ts';
import './list-frame.css';

interface ListFrameProps<T> {
  readonly list: ListView<T>;
  /** `PageHead`. */
  readonly head: ComponentChildren;
  /** Filters and tools above the rows. */
  readonly bar?: ComponentChildren;
  /** How many there are, in words. */
  readonly count: (count: number) => string;
  /** Why nothing is asked for, in place of the rows. */
  readonly problem?: ComponentChildren | false;
  /** Shown where there is no row. */
  readonly empty: ComponentChildren;
  /** The rows are those of the query before. */
  readonly busy?: boolean;
  /** At the end of the foot: what can be done with what is selected. */
  readonly foot?: ComponentChildren;
  /** The table. */
  readonly children: ComponentChildren;
}

export function ListFrame<T>({ list, head, bar, count, problem, empty, busy = false, foot, children }: ListFrameProps<T>) {
  const isEmpty = list.total === 0 && list.isCounted && !list.isLoading;
  return (
    <div class={busy ? 'list-frame list-busy' : 'list-frame'}>
      {head}
      {bar !== undefined && <div class="list-bar">{bar}</div>}
      <div class="list-body">
        {problem || (
          <>
            {list.error !== undefined && list.total > 0 && <Interrupted list={list} />}
            <div class="list-rows">{rowsOf(list, isEmpty ? empty : children)}</div>
          </>
        )}
        <div class="list-foot">
          <p role="status" class="quiet tabular">
            {!problem && !list.isLoading && (list.isCounted ? count(list.total) : LISTS.soFar(count(list.total)))}
          </p>
          {foot !== undefined && <div class="list-foot-end">{foot}</div>}
        </div>
      </div>
    </div>
  );
}

function rowsOf<T>(list: ListView<T>, rows: ComponentChildren): ComponentChildren {
  if (list.isLoading) return <Loading rows={12} />;
  if (list.error !== undefined && list.total === 0) {
    return <Failed title={LISTS.failed} detail={sayFailure(list.error)} onRetry={list.retry} />;
  }
  return rows;
}

function Interrupted<T>({ list }: { readonly list: ListView<T> }) {
  return (
    <div class="list-note">
      <Notice
        tone="bad"
        action={
          <Button small onPress={list.retry}>
            {LISTS.retry}
          </Button>
        }
      >
        {LISTS.broken} {sayFailure(list.error)}
      </Notice>
    </div>
  );
}

/** What went wrong, and by what id the people who run the server find it. */
export function sayFailure(error: unknown): string {
  if (!(error instanceof HeldbyError)) return String(error);
  return error.requestId === null ? error.message : `${error.message} ${LISTS.requestId(error.requestId)}`;
}
