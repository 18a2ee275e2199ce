/** The sign-in providers: whose people sign in where. */
import type { IdentityProvider } from '@heldby/client';
import { ListTable } from '../../../app/list-table.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { hrefOf, navigate } from '../../../app/router.ts';
import { client } from '../../../data/client.ts';
import { useList } from '../../../data/use-list.ts';
import { PROVIDERS as words } from '../../../words/integrations/provider.ts';
import { AddButton } from '../add-button.tsx';
import { Frame } from '../frame.tsx';
import { COLUMNS } from './columns.tsx';
import { useActions } from './use-actions.tsx';

const PATH = 'integrations/sign-in';

export function Page({ me }: PageProps) {
  const list = useList('providers', (page, signal) => client.providers.list(page, { signal }));
  const { element, add, actionsOf } = useActions({
    onAdded: ({ id }) => navigate(hrefOf(`${PATH}/${id}`)),
    onRemoved: list.reload,
    reload: list.reload,
  });
  return (
    <Frame me={me} path={PATH} about={words.about} actions={<AddButton text={words.add} onPress={add} />}>
      <div class="integrations-list">
        <ListTable<IdentityProvider>
          list={list}
          label={words.list}
          columns={COLUMNS}
          idOf={({ id }) => id}
          nameOf={({ name }) => name}
          hrefOf={({ id }) => hrefOf(`${PATH}/${id}`)}
          empty={words.none}
          emptyAbout={words.noneAbout}
          actionsOf={actionsOf}
        />
      </div>
      {element}
    </Frame>
  );
}
