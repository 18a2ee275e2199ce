/** The OAuth applications: registered, changed, disabled and removed, and their secrets. */
import type { Application, IssuedApplication, WriteOptions } from '@heldby/client';
import { lazyPart } from '../../../app/lazy-part.tsx';
import { ListTable } from '../../../app/list-table.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { useDialog } from '../../../app/use-dialog.ts';
import { client } from '../../../data/client.ts';
import { reloading } from '../../../data/reloading.ts';
import { useList } from '../../../data/use-list.ts';
import { write } from '../../../data/write.ts';
import { Chip } from '../../../kit/chip.tsx';
import { banIcon, keyIcon, pencilIcon, trashIcon, undoIcon } from '../../../kit/generated/icons.ts';
import type { MenuItem } from '../../../kit/menu.tsx';
import type { Column } from '../../../kit/table/source.ts';
import { format } from '../../../words/format.ts';
import { APPLICATIONS as words } from '../../../words/integrations/applications.ts';
import { SECRET } from '../../../words/integrations/secret.ts';
import { roleWords } from '../../../words/kinds.ts';
import { AddButton } from '../add-button.tsx';
import { Frame } from '../frame.tsx';

const SecretDialog = lazyPart(async () => (await import('../secret-dialog.tsx')).SecretDialog);
const ApplicationDialog = lazyPart(async () => (await import('./application-dialog.tsx')).ApplicationDialog);
const DisableDialog = lazyPart(async () => (await import('./end-dialogs.tsx')).DisableDialog);
const RemoveDialog = lazyPart(async () => (await import('./end-dialogs.tsx')).RemoveDialog);
const SecretsDialog = lazyPart(async () => (await import('./secrets-dialog.tsx')).SecretsDialog);

export function Page({ me }: PageProps) {
  const list = useList('applications', ({ limit, cursor }, signal) =>
    client.applications.list({ limit, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
  );
  const { reload } = list;
  const { element, open, close } = useDialog();
  const showSecret = ({ name, clientSecret }: Pick<IssuedApplication, 'name' | 'clientSecret'>) => {
    if (clientSecret === null) return;
    open(<SecretDialog title={words.secretTitle(name)} label={SECRET.secret} secret={clientSecret} onClose={close} />);
  };
  const edit = (application?: Application) =>
    open(<ApplicationDialog application={application} onClose={close} onMade={showSecret} reload={reload} />);
  const actionsOf = (application: Application): readonly MenuItem[] => [
    { text: words.change, icon: pencilIcon, onChoose: () => edit(application) },
    ...(application.public
      ? []
      : [
          {
            text: words.secrets,
            icon: keyIcon,
            onChoose: () => open(<SecretsDialog application={application} onClose={close} onMade={showSecret} />),
          },
        ]),
    application.disabledReason === null
      ? {
          text: words.disable,
          icon: banIcon,
          danger: true,
          apart: true,
          onChoose: () => open(<DisableDialog application={application} onClose={close} reload={reload} />),
        }
      : { text: words.enable, icon: undoIcon, apart: true, onChoose: () => void enable(application, reload) },
    {
      text: words.remove,
      icon: trashIcon,
      danger: true,
      onChoose: () => open(<RemoveDialog application={application} onClose={close} reload={reload} />),
    },
  ];
  const add = <AddButton text={words.add} onPress={() => edit()} />;
  return (
    <Frame me={me} path="integrations/applications" about={words.about} actions={add}>
      <div class="integrations-list">
        <ListTable
          list={list}
          label={words.list}
          columns={COLUMNS}
          idOf={({ id }) => id}
          nameOf={({ name }) => name}
          onOpen={edit}
          actionsOf={actionsOf}
          empty={words.none}
        />
      </div>
      {element}
    </Frame>
  );
}

function enable({ id, name }: Application, reload: () => void): Promise<unknown> {
  const run = (options: WriteOptions) => client.applications.enable(id, {}, options);
  return write(reloading({ run, done: words.enabled(name), refreshes: [] }, reload));
}

const COLUMNS: readonly Column<Application>[] = [
  {
    id: 'name',
    title: words.name,
    widthPx: 160,
    grows: true,
    view: ({ name }) => (
      <bdi class="clip" title={name}>
        {name}
      </bdi>
    ),
  },
  { id: 'clientId', title: words.clientId, widthPx: 200, view: ({ clientId }) => <bdi class="mono">{clientId}</bdi> },
  { id: 'role', title: words.role, widthPx: 150, view: ({ role }) => roleWords[role] },
  {
    id: 'grants',
    title: words.grants,
    widthPx: 260,
    view: ({ grants }) => format.list(grants.map(grant => words.grantWords[grant])),
  },
  {
    id: 'state',
    title: words.state,
    widthPx: 110,
    view: ({ disabledReason }) => (
      <Chip tone={disabledReason === null ? 'good' : 'bad'} dot title={disabledReason ?? ''}>
        {disabledReason === null ? words.active : words.disabled}
      </Chip>
    ),
  },
  {
    id: 'since',
    title: words.since,
    widthPx: 120,
    view: ({ createdAt }) => <time dateTime={createdAt}>{format.date(createdAt)}</time>,
  },
];
