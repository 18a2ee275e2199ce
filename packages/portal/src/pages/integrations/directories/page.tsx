/** The directories: where people come from by SCIM, and when each last called. */
import type { Directory } from '@heldby/client';
import { ListTable } from '../../../app/list-table.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { hrefOf, navigate } from '../../../app/router.ts';
import { client } from '../../../data/client.ts';
import { maySee } from '../../../data/me.ts';
import { useList } from '../../../data/use-list.ts';
import { DIRECTORIES as words } from '../../../words/integrations/directories.ts';
import { AddButton } from '../add-button.tsx';
import { Frame } from '../frame.tsx';
import { COLUMNS } from './columns.tsx';
import { useActions } from './use-actions.tsx';

const PATH = 'integrations/directories';

export function Page({ me }: PageProps) {
  const list = useList('directories', (page, signal) => client.directories.list(page, { signal }));
  const mayWrite = maySee(me, 'write directories');
  const { element, add, actionsOf } = useActions({
    onAdded: ({ id }) => navigate(hrefOf(`${PATH}/${id}`)),
    onRemoved: list.reload,
    reload: list.reload,
  });
  return (
    <Frame
      me={me}
      path={PATH}
      about={words.about}
      {...(mayWrite ? { actions: <AddButton text={words.add} onPress={add} /> } : {})}
    >
      <div class="integrations-list">
        <ListTable<Directory>
          list={list}
          label={words.list}
          columns={COLUMNS}
          idOf={({ id }) => id}
          nameOf={({ name }) => name}
          hrefOf={({ id }) => hrefOf(`${PATH}/${id}`)}
          empty={words.none}
          emptyAbout={words.noneAbout}
          {...(mayWrite ? { actionsOf } : {})}
        />
      </div>
      {element}
    </Frame>
  );
}
