/** The list of people. */
import type { Person } from '@heldby/client';
import { useMemo, useState } from 'preact/hooks';
import { lazyModule, lazyPart } from '../../app/lazy-part.tsx';
import { lazyGrammar } from '../../app/list/lazy-grammar.ts';
import { useMany } from '../../app/list/many/use-many.tsx';
import { QueryList, type ReadFiltered } from '../../app/list/query-list.tsx';
import type { PageProps } from '../../app/pages.ts';
import { hrefOf } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { useLocationNames } from '../../data/location-names.ts';
import { Button } from '../../kit/button.tsx';
import { plusIcon } from '../../kit/generated/icons.ts';
import { PEOPLE } from '../../words/people-list.ts';
import { peopleColumns, USUAL_COLUMNS } from './columns.tsx';

const AddPerson = lazyPart(async () => (await import('./add-person.tsx')).AddPerson);

const actions = lazyModule(async () => (await import('./actions.ts')).peopleActions);

const grammar = lazyGrammar(async () => (await import('../../query/people.ts')).peopleGrammar);

export function Page({ me, query }: PageProps) {
  const nameOfLocation = useLocationNames();
  const columns = useMemo(() => peopleColumns(nameOfLocation), [nameOfLocation]);
  const mayWrite = me.may.includes('write people');
  const many = useMany({ me, nameOfLocation, actions: mayWrite ? actions : undefined, nameOf, idOf });
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <QueryList
        me={me}
        query={query}
        name="people"
        words={PEOPLE}
        grammar={grammar}
        columns={columns}
        usual={USUAL_COLUMNS}
        usualSort="displayName"
        read={readPeople}
        version={many.version}
        actions={
          mayWrite && (
            <Button look="primary" icon={plusIcon} onPress={() => setAdding(true)}>
              {PEOPLE.add}
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
