/** Where people are signed in, and signing them out. */
import type { Session } from '@heldby/client';
import { ChangeDialog } from '../../../app/later-change.tsx';
import { ListTable } from '../../../app/list-table.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { hrefOf, setQuery } from '../../../app/router.ts';
import { useDialog } from '../../../app/use-dialog.ts';
import { client } from '../../../data/client.ts';
import { reloading } from '../../../data/reloading.ts';
import { useList } from '../../../data/use-list.ts';
import { Avatar } from '../../../kit/avatar.tsx';
import { Chip } from '../../../kit/chip.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { logOutIcon } from '../../../kit/generated/icons.ts';
import type { Column } from '../../../kit/table/source.ts';
import { format } from '../../../words/format.ts';
import { ALL_SESSIONS as words } from '../../../words/integrations/sessions.ts';
import { sayUserAgent } from '../../../words/user-agent.ts';
import { Frame } from '../frame.tsx';

export function Page({ me, query }: PageProps) {
  const q = query.get('q') ?? '';
  const asked = { sort: '-createdAt', ...(q === '' ? {} : { q }) } as const;
  const list = useList(`sessions ${q}`, (page, signal) => client.sessions.list({ ...asked, ...page }, { signal }));
  const dialog = useDialog();
  const end = (session: Session) => dialog.open(<EndDialog session={session} onClose={dialog.close} reload={list.reload} />);
  return (
    <Frame me={me} path="integrations/sessions" about={words.about}>
      <div class="integrations-bar">
        <TextField
          label={words.search}
          type="search"
          value={q}
          onChange={text => setQuery(new URLSearchParams(text === '' ? {} : { q: text }), { replace: true })}
        />
      </div>
      <div class="integrations-list">
        <ListTable
          list={list}
          label={words.list}
          columns={COLUMNS}
          idOf={({ id }) => id}
          nameOf={({ personName }) => personName}
          hrefOf={({ personId }) => hrefOf(`people/${personId}`)}
          actionsOf={session => [{ text: words.end, icon: logOutIcon, danger: true, onChoose: () => end(session) }]}
          empty={words.none}
        />
      </div>
      {dialog.element}
    </Frame>
  );
}

const COLUMNS: readonly Column<Session>[] = [
  {
    id: 'person',
    title: words.columns.person,
    widthPx: 230,
    grows: true,
    view: ({ personName, isCurrent }) => (
      <>
        <Avatar name={personName} />
        <bdi class="clip">{personName}</bdi>
        {isCurrent && (
          <Chip tone="good" dot>
            {words.here}
          </Chip>
        )}
      </>
    ),
  },
  { id: 'agent', title: words.columns.agent, widthPx: 180, grows: true, view: session => <bdi>{agentOf(session)}</bdi> },
  {
    id: 'applications',
    title: words.columns.applications,
    widthPx: 120,
    view: ({ applications }) => <bdi>{format.list(applications.map(({ name }) => name))}</bdi>,
  },
  { id: 'method', title: words.columns.method, widthPx: 96, view: ({ method }) => words.methods[method] },
  { id: 'network', title: words.columns.network, widthPx: 116, view: ({ network }) => network },
  { id: 'began', title: words.columns.began, widthPx: 104, view: ({ createdAt }) => <When at={createdAt} /> },
  { id: 'used', title: words.columns.used, widthPx: 104, view: ({ lastUsedAt }) => <When at={lastUsedAt} /> },
];

function agentOf({ device, userAgent }: Session): string {
  return device?.name ?? sayUserAgent(userAgent) ?? words.unknown;
}

function When({ at }: { readonly at: string | null }) {
  if (at === null) return <span class="quiet">{words.never}</span>;
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(at)}
    </time>
  );
}

interface EndProps {
  readonly session: Session;
  readonly onClose: () => void;
  readonly reload: () => void;
}

function EndDialog({ session, onClose, reload }: EndProps) {
  const { id, personId, personName } = session;
  return (
    <ChangeDialog
      title={words.endTitle}
      verb={words.end}
      danger
      onClose={onClose}
      change={reason =>
        reloading(
          {
            run: options => client.sessions.end(id, reason, options),
            done: words.ended(personName),
            refreshes: [`people/${personId}`],
          },
          reload,
        )
      }
    >
      <p>
        <bdi>{words.endAbout(personName, agentOf(session))}</bdi>
      </p>
    </ChangeDialog>
  );
}
