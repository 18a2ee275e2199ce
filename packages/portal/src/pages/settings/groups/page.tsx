/** The groups: added, changed and removed, with how many people are in each. */
import type { CountedGroup } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/later-change.tsx';
import { ListTable } from '../../../app/list-table.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { hrefOf } from '../../../app/router.ts';
import { useDialog } from '../../../app/use-dialog.ts';
import { client } from '../../../data/client.ts';
import { maySee } from '../../../data/me.ts';
import { reloading } from '../../../data/reloading.ts';
import { useList } from '../../../data/use-list.ts';
import type { Change } from '../../../data/write.ts';
import { Button } from '../../../kit/button.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { pencilIcon, plusIcon, trashIcon } from '../../../kit/generated/icons.ts';
import type { MenuItem } from '../../../kit/menu.tsx';
import type { Column } from '../../../kit/table/source.ts';
import { format } from '../../../words/format.ts';
import { GROUPS as words } from '../../../words/groups.ts';
import { Frame } from '../frame.tsx';

export function Page({ me }: PageProps) {
  const list = useList('settings/groups', (page, signal) => client.groups.list({ ...page }, { signal }));
  const { reload } = list;
  const dialog = useDialog();
  const mayWrite = maySee(me, 'write people');
  const actionsOf = (group: CountedGroup): readonly MenuItem[] => [
    {
      text: words.change,
      icon: pencilIcon,
      onChoose: () => dialog.open(<GroupDialog group={group} onClose={dialog.close} reload={reload} />),
    },
    {
      text: words.remove,
      icon: trashIcon,
      danger: true,
      onChoose: () => dialog.open(<RemoveDialog group={group} onClose={dialog.close} reload={reload} />),
    },
  ];
  const add = mayWrite && (
    <Button
      look="primary"
      icon={plusIcon}
      onPress={() => dialog.open(<GroupDialog group={undefined} onClose={dialog.close} reload={reload} />)}
    >
      {words.add}
    </Button>
  );
  return (
    <Frame me={me} path="settings/groups" actions={add || undefined}>
      <div class="settings-list">
        <ListTable<CountedGroup>
          list={list}
          label={words.many}
          columns={COLUMNS}
          idOf={({ id }) => id}
          nameOf={({ name }) => name}
          hrefOf={({ id }) => hrefOf(`settings/groups/${id}`)}
          empty={words.none}
          {...(mayWrite ? { actionsOf: group => (group.forEverybody ? [] : actionsOf(group)) } : {})}
        />
      </div>
      {dialog.element}
    </Frame>
  );
}

const COLUMNS: readonly Column<CountedGroup>[] = [
  { id: 'name', title: words.name, widthPx: 160, grows: true, view: ({ name }) => <bdi class="clip">{name}</bdi> },
  {
    id: 'description',
    title: words.description,
    widthPx: 280,
    view: ({ description, forEverybody }) => <bdi>{forEverybody ? words.everybody : description}</bdi>,
  },
  { id: 'people', title: words.people, widthPx: 90, numeric: true, view: ({ people }) => format.number(people) },
  {
    id: 'since',
    title: words.since,
    widthPx: 120,
    view: ({ createdAt }) => <time dateTime={createdAt}>{format.date(createdAt)}</time>,
  },
];

interface DialogProps {
  readonly onClose: () => void;
  readonly reload: () => void;
}

function GroupDialog({ group, onClose, reload }: DialogProps & { readonly group: CountedGroup | undefined }) {
  const [name, setName] = useState(group?.name ?? '');
  const [description, setDescription] = useState(group?.description ?? '');
  const wanted = { name: name.trim(), description: description.trim() };
  const isNew = wanted.name !== group?.name || wanted.description !== group.description;
  return (
    <ChangeDialog
      title={group === undefined ? words.add : words.changeTitle}
      verb={group === undefined ? words.add : words.change}
      ready={wanted.name !== '' && isNew}
      onClose={onClose}
      change={reason => reloading(saving(group, { ...wanted, ...reason }), reload)}
    >
      {faultOf => (
        <>
          <TextField label={words.name} value={name} onChange={setName} error={faultOf('name')} first required />
          <TextField label={words.description} value={description} onChange={setDescription} error={faultOf('description')} />
        </>
      )}
    </ChangeDialog>
  );
}

function saving(
  group: CountedGroup | undefined,
  wanted: { readonly name: string; readonly description: string },
): Change<CountedGroup> {
  if (group === undefined) {
    return {
      run: options => client.groups.create(wanted, options),
      done: words.added(wanted.name),
      undo: made => ({
        run: options => client.groups.remove(made.id, {}, options),
        done: words.removed(made.name),
        refreshes: ['groups'],
      }),
      refreshes: ['groups'],
    };
  }
  const { id, name, description } = group;
  return {
    run: options => client.groups.update(id, wanted, options),
    done: words.changed(wanted.name),
    undo: () => ({
      run: options => client.groups.update(id, { name, description }, options),
      done: words.changedBack(name),
      refreshes: ['groups'],
    }),
    refreshes: ['groups'],
  };
}

/** Who was in it is gone with it, so its name is typed. */
function RemoveDialog({ group, onClose, reload }: DialogProps & { readonly group: CountedGroup }) {
  const { id, name, people } = group;
  return (
    <ChangeDialog
      title={words.removeTitle}
      verb={words.removeVerb}
      name={name}
      danger
      onClose={onClose}
      change={reason =>
        reloading(
          {
            run: options => client.groups.remove(id, reason, options),
            done: words.removed(name),
            refreshes: ['groups', 'people'],
          },
          reload,
        )
      }
    >
      <p>
        <bdi>{words.removeAbout(name, people)}</bdi>
      </p>
    </ChangeDialog>
  );
}
