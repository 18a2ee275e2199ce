/** The list of people. */
import type { Person } from '@heldby/client';
import { useMemo, useState } from 'preact/hooks';
import { useMany } from '../../app/list/many/use-many.tsx';
import { QueryList, type ReadFiltered } from '../../app/list/query-list.tsx';
import type { PageProps } from '../../app/pages.ts';
import { hrefOf } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { useLocationNames } from '../../data/location-names.ts';
import { Button } from '../../kit/button.tsx';
import { plusIcon } from '../../kit/generated/icons.ts';
import { peopleGrammar } from '../../query/people.ts';
import { ADD_PERSON } from '../../words/add.ts';
import { PEOPLE } from '../../words/people-list.ts';
import { peopleActions } from './actions.ts';
import { AddPerson } from './add-person.tsx';
import { peopleColumns, USUAL_COLUMNS } from './columns.tsx';

export function Page({ me, query }: PageProps) {
  const nameOfLocation = useLocationNames();
  const columns = useMemo(() => peopleColumns(nameOfLocation), [nameOfLocation]);
  const actions = useMemo(() => peopleActions(me, nameOfLocation), [me, nameOfLocation]);
  const many = useMany({ actions, nameOf, idOf });
  const mayAdd = me.may.includes('write people');
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <QueryList
        me={me}
        query={query}
        name="people"
        words={PEOPLE}
        grammar={peopleGrammar}
        columns={columns}
        usual={USUAL_COLUMNS}
        usualSort="displayName"
        read={readPeople}
        version={many.version}
        actions={
          mayAdd && (
            <Button look="primary" icon={plusIcon} onPress={() => setAdding(true)}>
              {ADD_PERSON.open}
            </Button>
          )
        }
        {...(many.selected === undefined ? {} : { selected: many.selected })}
        {...(many.itemsOf === undefined ? {} : { actionsOf: many.itemsOf })}
        idOf={idOf}
        nameOf={nameOf}
        hrefOf={({ id }) => hrefOf(`people/${id}`)}
      />
      {many.dialog}
      {isAdding && <AddPerson me={me} onAdded={many.changed} onClose={() => setAdding(false)} />}
    </>
  );
}

const readPeople: ReadFiltered<Person> = asked => (page, signal) => client.people.list({ ...asked, ...page }, { signal });

function idOf({ id }: Person): string {
  return id;
}

function nameOf({ displayName }: Person): string {
  return displayName;
}
