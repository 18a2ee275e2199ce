/** The last calls of a directory: those that were refused with the reason, and those that were answered with what they did. */
import type { DirectoryCall } from '@heldby/client';
import { ListTable } from '../../../app/list-table.tsx';
import type { ListView } from '../../../data/list.ts';
import type { Column } from '../../../kit/table/source.ts';
import { format } from '../../../words/format.ts';
import { DIRECTORY_CALLS as words } from '../../../words/integrations/directories.ts';
import { whatItDid } from './what-it-did.ts';

interface CallsProps {
  readonly list: ListView<DirectoryCall>;
  readonly onOpen: (call: DirectoryCall) => void;
}

export function RefusedCalls({ list, onOpen }: CallsProps) {
  return (
    <section class="directory-calls" aria-labelledby="refused-calls">
      <h2 id="refused-calls">{words.title}</h2>
      {list.total > 0 && <p class="quiet">{words.about}</p>}
      <div class="integrations-list">
        <ListTable<DirectoryCall>
          list={list}
          label={words.list}
          columns={REFUSED_COLUMNS}
          idOf={idOf}
          nameOf={nameOf}
          onOpen={onOpen}
          empty={words.none}
          emptyAbout={words.noneAbout}
        />
      </div>
    </section>
  );
}

export function AnsweredCalls({ list }: Pick<CallsProps, 'list'>) {
  return (
    <section class="directory-calls" aria-labelledby="answered-calls">
      <h2 id="answered-calls">{words.answeredTitle}</h2>
      <div class="integrations-list">
        <ListTable<DirectoryCall>
          list={list}
          label={words.answeredList}
          columns={ANSWERED_COLUMNS}
          idOf={idOf}
          nameOf={nameOf}
          empty={words.answeredNone}
          emptyAbout={words.answeredNoneAbout}
        />
      </div>
    </section>
  );
}

function idOf({ id }: DirectoryCall): string {
  return id;
}

function nameOf({ method, path }: DirectoryCall): string {
  return `${method} ${path}`;
}

const CALL: Column<DirectoryCall> = {
  id: 'call',
  title: words.call,
  widthPx: 280,
  view: call => (
    <span class="mono clip" title={nameOf(call)}>
      {nameOf(call)}
    </span>
  ),
};
const REST: readonly Column<DirectoryCall>[] = [
  { id: 'status', title: words.status, widthPx: 80, view: ({ status }) => String(status) },
  { id: 'at', title: words.at, widthPx: 170, view: ({ at }) => <time dateTime={at}>{format.dateTime(at)}</time> },
];

const REFUSED_COLUMNS: readonly Column<DirectoryCall>[] = [
  {
    id: 'reason',
    title: words.reason,
    widthPx: 200,
    grows: true,
    view: ({ reason }) => (
      <bdi class="clip" title={reason ?? ''}>
        {reason}
      </bdi>
    ),
  },
  CALL,
  ...REST,
];

const ANSWERED_COLUMNS: readonly Column<DirectoryCall>[] = [
  { id: 'did', title: words.did, widthPx: 200, view: call => whatItDid(call) },
  { ...CALL, grows: true },
  ...REST,
];
