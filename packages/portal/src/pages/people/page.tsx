/** The list of people. */
import type { Person } from '@heldby/client';
import { useMemo } from 'preact/hooks';
import { QueryList, type ReadFiltered } from '../../app/list/query-list.tsx';
import type { PageProps } from '../../app/pages.ts';
import { hrefOf } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { useLocationNames } from '../../data/location-names.ts';
import { peopleGrammar } from '../../query/people.ts';
import { PEOPLE } from '../../words/people-list.ts';
import { peopleColumns, USUAL_COLUMNS } from './columns.tsx';

export function Page({ me, query }: PageProps) {
  const nameOfLocation = useLocationNames();
  const columns = useMemo(() => peopleColumns(nameOfLocation), [nameOfLocation]);
  return (
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
      version={0}
      idOf={({ id }) => id}
      nameOf={({ displayName }) => displayName}
      hrefOf={({ id }) => hrefOf(`people/${id}`)}
    />
  );
}

const readPeople: ReadFiltered<Person> = asked => (page, signal) => client.people.list({ ...asked, ...page }, { signal });
