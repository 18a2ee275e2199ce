/** A group: who is in it. */
import type { CountedGroup, Me, Person } from '@heldby/client';
import { useState } from 'preact/hooks';
import { Answered } from '../../../app/answered.tsx';
import { ChangeDialog } from '../../../app/later-change.tsx';
import { ListTable } from '../../../app/list-table.tsx';
import { PageHead } from '../../../app/page-head.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { hrefOf } from '../../../app/router.ts';
import { useDialog } from '../../../app/use-dialog.ts';
import { client } from '../../../data/client.ts';
import { findPeople } from '../../../data/look-up.ts';
import { maySee } from '../../../data/me.ts';
import { reloading } from '../../../data/reloading.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useList } from '../../../data/use-list.ts';
import { type Change, write } from '../../../data/write.ts';
import { Avatar } from '../../../kit/avatar.tsx';
import { Button } from '../../../kit/button.tsx';
import { userMinusIcon, userPlusIcon } from '../../../kit/generated/icons.ts';
import { PersonPicker, type PickedPerson } from '../../../kit/pickers.tsx';
import type { Column } from '../../../kit/table/source.ts';
import { GROUPS as words } from '../../../words/groups.ts';
import { SETTINGS } from '../../../words/sections.ts';
import '../settings.css';

export function Page({ me, params: { id = '' } }: PageProps) {
  const key = `groups/${id}`;
  const answer = useAnswer(key, signal => client.groups.get(id, { signal }));
  const name = answer.value?.name ?? SETTINGS.groups;
  const dialog = useDialog();
  const list = useList(`${key}/people`, (page, signal) => client.people.list({ group: id, ...page }, { signal }));
  const mayAdd = answer.value !== undefined && mayChange(me, answer.value);
  const crumbs = [
    { text: SETTINGS.title, href: hrefOf('settings') },
    { text: SETTINGS.groups, href: hrefOf('settings/groups') },
    { text: name },
  ];
  const add = answer.value !== undefined && mayAdd && (
    <AddButton group={answer.value} reload={list.reload} open={dialog.open} close={dialog.close} />
  );
  return (
    <>
      <PageHead title={name} about={answer.value?.description} crumbs={crumbs} actions={add || undefined} />
      <Answered answer={answer} of={key}>
        {group => (
          <div class="settings-list">
            <ListTable<Person>
              list={list}
              label={words.members}
              columns={COLUMNS}
              idOf={person => person.id}
              nameOf={({ displayName }) => displayName}
              hrefOf={person => hrefOf(`people/${person.id}`)}
              empty={words.noMembers}
              {...(mayAdd
                ? {
                    actionsOf: person => [
                      {
                        text: words.removeMember,
                        icon: userMinusIcon,
                        onChoose: () => void write(reloading(takingOut(group, person), list.reload)),
                      },
                    ],
                  }
                : {})}
            />
          </div>
        )}
      </Answered>
      {dialog.element}
    </>
  );
}

/** Everybody is in the group of everybody. */
function mayChange(me: Me, group: CountedGroup): boolean {
  return maySee(me, 'write people') && !group.forEverybody;
}

const COLUMNS: readonly Column<Person>[] = [
  {
    id: 'name',
    title: words.name,
    widthPx: 160,
    grows: true,
    view: ({ displayName }) => (
      <>
        <Avatar name={displayName} />
        <bdi class="clip">{displayName}</bdi>
      </>
    ),
  },
  { id: 'login', title: words.login, widthPx: 220, view: ({ login }) => <bdi>{login}</bdi> },
];

interface AddProps {
  readonly group: CountedGroup;
  readonly reload: () => void;
  readonly open: ReturnType<typeof useDialog>['open'];
  readonly close: () => void;
}

function AddButton({ group, reload, open, close }: AddProps) {
  return (
    <Button look="primary" icon={userPlusIcon} onPress={() => open(<AddDialog group={group} reload={reload} onClose={close} />)}>
      {words.addMember}
    </Button>
  );
}

function AddDialog({ group, reload, onClose }: Pick<AddProps, 'group' | 'reload'> & { readonly onClose: () => void }) {
  const [person, setPerson] = useState<PickedPerson | null>(null);
  return (
    <ChangeDialog
      title={words.addMember}
      verb={words.addVerb}
      ready={person !== null}
      onClose={onClose}
      change={reason => reloading(putting(group, person ?? NOBODY, reason), reload)}
    >
      <PersonPicker label={words.person} load={findPeople} value={person} onChange={setPerson} first required />
    </ChangeDialog>
  );
}

type Named = Pick<Person, 'id' | 'displayName'>;

/** The button works once somebody is chosen. */
const NOBODY: Named = { id: '', displayName: '' };

function putting(group: CountedGroup, person: Named, reason = {}): Change<unknown> {
  return {
    run: options => client.groups.addMembers(group.id, { personIds: [person.id], ...reason }, options),
    done: words.memberAdded(person.displayName, group.name),
    undo: () => takingOut(group, person),
    refreshes: [`groups/${group.id}`, `people/${person.id}`],
  };
}

function takingOut(group: CountedGroup, person: Named): Change<unknown> {
  return {
    run: options => client.groups.removeMembers(group.id, { personIds: [person.id] }, options),
    done: words.memberRemoved(person.displayName, group.name),
    undo: () => putting(group, person),
    refreshes: [`groups/${group.id}`, `people/${person.id}`],
  };
}
