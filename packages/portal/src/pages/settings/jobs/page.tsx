/** The jobs of the server: what waits, runs, is done or dead, and what to do about it. */
import type { Job } from '@heldby/client';
import { ChangeDialog } from '../../../app/later-change.tsx';
import { ListTable } from '../../../app/list-table.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { hrefOf } from '../../../app/router.ts';
import { useDialog } from '../../../app/use-dialog.ts';
import { client } from '../../../data/client.ts';
import { maySee } from '../../../data/me.ts';
import { reloading } from '../../../data/reloading.ts';
import { useList } from '../../../data/use-list.ts';
import { write } from '../../../data/write.ts';
import { banIcon, undoIcon } from '../../../kit/generated/icons.ts';
import type { MenuItem } from '../../../kit/menu.tsx';
import { Tabs } from '../../../kit/tabs.tsx';
import { JOBS as words } from '../../../words/server-work.ts';
import { Frame } from '../frame.tsx';
import { COLUMNS } from './columns.tsx';

const STATES = Object.keys(words.states) as Job['state'][];

export function Page({ me, query }: PageProps) {
  const state = STATES.find(each => each === query.get('state'));
  const list = useList(`jobs/${state ?? 'all'}`, ({ limit, cursor }, signal) =>
    client.jobs.list(
      { limit, ...(cursor === undefined ? {} : { cursor }), ...(state === undefined ? {} : { state }) },
      { signal },
    ),
  );
  const { reload } = list;
  const dialog = useDialog();
  const mayWrite = maySee(me, 'control jobs');
  const actionsOf = (job: Job): readonly MenuItem[] => [
    ...(job.state === 'dead' || job.state === 'cancelled'
      ? [{ text: words.retry, icon: undoIcon, onChoose: () => void write(retrying(job, reload)) }]
      : []),
    ...(job.finishedAt === null
      ? [
          {
            text: words.cancel,
            icon: banIcon,
            danger: true,
            onChoose: () => dialog.open(<CancelDialog job={job} onClose={dialog.close} reload={reload} />),
          },
        ]
      : []),
  ];
  return (
    <Frame me={me} path="settings/jobs" about={words.about}>
      <Tabs label={words.state} tabs={tabsOf(state)} />
      <div class="settings-list">
        <ListTable<Job>
          list={list}
          label={words.list}
          columns={COLUMNS}
          idOf={({ id }) => id}
          nameOf={({ kind }) => words.kinds[kind] ?? kind}
          empty={words.none}
          emptyAbout={words.noneAbout}
          {...(mayWrite ? { actionsOf } : {})}
        />
      </div>
      {dialog.element}
    </Frame>
  );
}

function tabsOf(state: Job['state'] | undefined) {
  const all = { href: hrefOf('settings/jobs'), text: words.all, current: state === undefined };
  const each = (of: Job['state']) => ({
    href: hrefOf('settings/jobs', new URLSearchParams({ state: of })),
    text: words.states[of],
    current: of === state,
  });
  return [all, ...STATES.map(each)];
}

function CancelDialog({
  job,
  onClose,
  reload,
}: {
  readonly job: Job;
  readonly onClose: () => void;
  readonly reload: () => void;
}) {
  return (
    <ChangeDialog
      title={words.cancelTitle}
      verb={words.cancel}
      danger
      onClose={onClose}
      change={reason =>
        reloading(
          {
            run: options => client.jobs.cancel(job.id, reason, options),
            done: words.cancelled,
            undo: () => retrying(job, reload),
            refreshes: ['jobs'],
          },
          reload,
        )
      }
    >
      <p>{words.cancelAbout}</p>
    </ChangeDialog>
  );
}

function retrying({ id }: Job, reload: () => void) {
  return reloading({ run: options => client.jobs.retry(id, {}, options), done: words.retried, refreshes: ['jobs'] }, reload);
}
