/** The groups that somebody is in; they are added and taken out here. */
import type { CountedGroup, Me } from '@heldby/client';
import { useState } from 'preact/hooks';
import { client } from '../../data/client.ts';
import { maySee } from '../../data/me.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useWrite } from '../../data/use-write.ts';
import { type Change, write as writeNow } from '../../data/write.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Combobox } from '../../kit/combobox.tsx';
import { FormDialog } from '../../kit/confirm.tsx';
import { plusIcon, xIcon } from '../../kit/generated/icons.ts';
import { Empty, Loading } from '../../kit/states.tsx';
import { ACCESS } from '../../words/person-access.ts';
import { FailedPart } from './failed-part.tsx';
import { RowList } from './row-list.tsx';
import type { Subject } from './subject.ts';

/** As many as a list shows without becoming a search of its own. */
const MOST = 12;

export function GroupsCard({ me, subject }: { readonly me: Me; readonly subject: Subject }) {
  const [asks, setAsks] = useState(false);
  const key = `people/${subject.id}/groups`;
  const { value, error } = useAnswer(key, signal => client.people.groups(subject.id, { signal }));
  const mayWrite = maySee(me, 'write members');
  const add = mayWrite && (
    <Button small icon={plusIcon} onPress={() => setAsks(true)}>
      {ACCESS.addGroup}
    </Button>
  );
  const takeOut = (group: CountedGroup) =>
    mayWrite &&
    !group.forEverybody && (
      <IconButton
        icon={xIcon}
        label={ACCESS.leaveGroup(group.name)}
        onPress={() => void writeNow(membership(subject, group, false))}
      />
    );
  return (
    <Card title={ACCESS.groups} flush aside={add}>
      {value === undefined && (error ? <FailedPart error={error} of={key} /> : <Loading rows={3} />)}
      {value?.items.length === 0 && <Empty title={ACCESS.noGroups} />}
      {value !== undefined && (
        <RowList
          rows={value.items.map(group => ({
            id: group.id,
            text: <bdi>{group.name}</bdi>,
            about: (
              <>
                {ACCESS.people(group.people)}
                {group.description !== '' && (
                  <>
                    {' · '}
                    <bdi>{group.description}</bdi>
                  </>
                )}
              </>
            ),
            action: takeOut(group),
          }))}
        />
      )}
      {asks && <AddDialog subject={subject} onClose={() => setAsks(false)} />}
    </Card>
  );
}

async function findGroups(text: string, signal: AbortSignal): Promise<readonly CountedGroup[]> {
  const { items } = await client.groups.list({ ...(text.trim() === '' ? {} : { q: text }), limit: MOST }, { signal });
  return items.filter(({ forEverybody }) => !forEverybody);
}

function AddDialog({ subject, onClose }: { readonly subject: Subject; readonly onClose: () => void }) {
  const [group, setGroup] = useState<CountedGroup | null>(null);
  const [missing, setMissing] = useState(false);
  const { busy, write } = useWrite();
  const submit = async () => {
    setMissing(group === null);
    if (group !== null && (await write(membership(subject, group, true))).ok) onClose();
  };
  return (
    <FormDialog title={ACCESS.addGroup} verb={ACCESS.add} busy={busy} onDo={() => void submit()} onClose={onClose}>
      <Combobox
        label={ACCESS.group}
        load={findGroups}
        value={group}
        onChange={setGroup}
        idOf={({ id }) => id}
        textOf={({ name }) => name}
        placeholder={ACCESS.groupPlaceholder}
        error={missing && group === null ? ACCESS.pickGroup : undefined}
        first
        required
      />
    </FormDialog>
  );
}

/** Each way is the other's undo. */
function membership({ id, name }: Subject, group: CountedGroup, isMember: boolean): Change<unknown> {
  const body = { personIds: [id] };
  const one = (joins: boolean): Change<unknown> => ({
    run: options =>
      joins ? client.groups.addMembers(group.id, body, options) : client.groups.removeMembers(group.id, body, options),
    done: joins ? ACCESS.joined(name, group.name) : ACCESS.left(name, group.name),
    refreshes: [`people/${id}/groups`, 'groups'],
  });
  return { ...one(isMember), undo: () => one(!isMember) };
}
