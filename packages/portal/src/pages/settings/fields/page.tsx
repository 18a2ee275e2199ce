/** The fields that the organization has defined for people and devices. */
import type { MetadataDefinition } from '@heldby/client';
import { ChangeDialog } from '../../../app/later-change.tsx';
import { ListTable } from '../../../app/list-table.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { useDialog } from '../../../app/use-dialog.ts';
import { client } from '../../../data/client.ts';
import { maySee } from '../../../data/me.ts';
import { reloading } from '../../../data/reloading.ts';
import { useList } from '../../../data/use-list.ts';
import { Button } from '../../../kit/button.tsx';
import { Chip } from '../../../kit/chip.tsx';
import { pencilIcon, plusIcon, trashIcon } from '../../../kit/generated/icons.ts';
import type { MenuItem } from '../../../kit/menu.tsx';
import type { Column } from '../../../kit/table/source.ts';
import { FIELDS as words } from '../../../words/fields.ts';
import { format } from '../../../words/format.ts';
import { SETTINGS } from '../../../words/sections.ts';
import { Frame } from '../frame.tsx';
import { FieldDialog } from './field-dialog.tsx';

export function Page({ me }: PageProps) {
  const list = useList('settings/fields', ({ limit, cursor }, signal) =>
    client.metadataDefinitions.list({ limit, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
  );
  const { reload } = list;
  const dialog = useDialog();
  const mayWrite = maySee(me, 'write policy');
  const edit = (field?: MetadataDefinition) => dialog.open(<FieldDialog field={field} onClose={dialog.close} reload={reload} />);
  const actionsOf = (field: MetadataDefinition): readonly MenuItem[] => [
    { text: words.change, icon: pencilIcon, onChoose: () => edit(field) },
    {
      text: words.remove,
      icon: trashIcon,
      danger: true,
      onChoose: () => dialog.open(<RemoveDialog field={field} onClose={dialog.close} reload={reload} />),
    },
  ];
  const add = mayWrite && (
    <Button look="primary" icon={plusIcon} onPress={() => edit()}>
      {words.add}
    </Button>
  );
  return (
    <Frame me={me} path="settings/fields" about={words.about} actions={add || undefined}>
      <div class="settings-list">
        <ListTable<MetadataDefinition>
          list={list}
          label={SETTINGS.fields}
          columns={COLUMNS}
          idOf={({ id }) => id}
          nameOf={({ key }) => key}
          empty={words.none}
          {...(mayWrite ? { actionsOf } : {})}
        />
      </div>
      {dialog.element}
    </Frame>
  );
}

const OF = { people: words.people, devices: words.devices } as const;

const COLUMNS: readonly Column<MetadataDefinition>[] = [
  { id: 'key', title: words.key, widthPx: 140, grows: true, view: ({ key }) => <bdi class="mono">{key}</bdi> },
  {
    id: 'of',
    title: words.of,
    widthPx: 140,
    view: ({ appliesTo }) => format.list(appliesTo.map(each => OF[each])),
  },
  {
    id: 'type',
    title: words.type,
    widthPx: 220,
    view: ({ type, values }) => <bdi>{values === null ? words.types[type] : values.join(', ')}</bdi>,
  },
  { id: 'required', title: words.required, widthPx: 110, view: ({ required }) => required && <Chip>{words.yes}</Chip> },
  { id: 'about', title: words.description, widthPx: 240, view: ({ description }) => <bdi>{description}</bdi> },
];

interface RemoveProps {
  readonly field: MetadataDefinition;
  readonly onClose: () => void;
  readonly reload: () => void;
}

function RemoveDialog({ field, onClose, reload }: RemoveProps) {
  const { id, key } = field;
  return (
    <ChangeDialog
      title={words.removeTitle}
      verb={words.removeVerb}
      name={key}
      danger
      onClose={onClose}
      change={reason =>
        reloading(
          {
            from: { before: field, again: () => client.metadataDefinitions.get(id) },
            run: options => client.metadataDefinitions.remove(id, reason, options),
            done: words.removed(key),
            refreshes: ['fields'],
          },
          reload,
        )
      }
    >
      <p>{words.removeAbout(key)}</p>
    </ChangeDialog>
  );
}
