/** The last calls of a directory that were refused, and why. */
import type { DirectoryCall } from '@heldby/client';
import { ListTable } from '../../../app/list-table.tsx';
import type { ListView } from '../../../data/list.ts';
import type { Column } from '../../../kit/table/source.ts';
import { format } from '../../../words/format.ts';
import { DIRECTORY_CALLS as words } from '../../../words/integrations/directories.ts';

interface CallsProps {
  readonly list: ListView<DirectoryCall>;
  readonly onOpen: (call: DirectoryCall) => void;
}

export function Calls({ list, onOpen }: CallsProps) {
  return (
    <section class="directory-calls" aria-labelledby="calls">
      <h2 id="calls">{words.title}</h2>
      {list.total > 0 && <p class="quiet">{words.about}</p>}
      <div class="integrations-list">
        <ListTable<DirectoryCall>
          list={list}
          label={words.list}
          columns={COLUMNS}
          idOf={({ id }) => id}
          nameOf={({ method, path }) => `${method} ${path}`}
          onOpen={onOpen}
          empty={words.none}
          emptyAbout={words.noneAbout}
        />
      </div>
    </section>
  );
}

const COLUMNS: readonly Column<DirectoryCall>[] = [
  {
    id: 'reason',
    title: words.reason,
    widthPx: 200,
    grows: true,
    view: ({ reason }) => (
      <bdi class="clip" title={reason}>
        {reason}
      </bdi>
    ),
  },
  {
    id: 'call',
    title: words.call,
    widthPx: 280,
    view: ({ method, path }) => <span class="mono clip" title={`${method} ${path}`}>{`${method} ${path}`}</span>,
  },
  { id: 'status', title: words.status, widthPx: 80, view: ({ status }) => String(status) },
  { id: 'at', title: words.at, widthPx: 170, view: ({ at }) => <time dateTime={at}>{format.dateTime(at)}</time> },
];
