/** The webhooks: where events are sent, how it stands with each, and what can be done with them. */
import type { Webhook } from '@heldby/client';
import { ListTable } from '../../../app/list-table.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { hrefOf, navigate } from '../../../app/router.ts';
import { client } from '../../../data/client.ts';
import { maySee } from '../../../data/me.ts';
import { useList } from '../../../data/use-list.ts';
import { Tabs } from '../../../kit/tabs.tsx';
import { WEBHOOKS as words } from '../../../words/integrations/webhooks.ts';
import { AddButton } from '../add-button.tsx';
import { Frame } from '../frame.tsx';
import { COLUMNS } from './columns.tsx';
import { useActions } from './use-actions.tsx';
import './webhooks.css';

const PATH = 'integrations/webhooks';
const STATES = Object.keys(words.states) as Webhook['state'][];

export function Page({ me, query }: PageProps) {
  const state = STATES.find(each => each === query.get('state'));
  const asked = state === undefined ? {} : { state };
  const list = useList(`webhooks/${state ?? 'all'}`, (page, signal) => client.webhooks.list({ ...asked, ...page }, { signal }));
  const mayWrite = maySee(me, 'write webhooks');
  const { element, add, actionsOf } = useActions({
    onTested: ({ id }, delivery) => navigate(hrefOf(`${PATH}/${id}`, new URLSearchParams({ delivery }))),
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
      <Tabs label={words.statesLabel} tabs={tabsOf(state)} />
      <div class="integrations-list">
        <ListTable<Webhook>
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

function tabsOf(state: Webhook['state'] | undefined) {
  const each = (of: Webhook['state']) => ({
    href: hrefOf(PATH, new URLSearchParams({ state: of })),
    text: words.states[of],
    current: of === state,
  });
  return [{ href: hrefOf(PATH), text: words.all, current: state === undefined }, ...STATES.map(each)];
}
