/** A webhook: how it stands, what is sent to it, and its deliveries. */
import type { Me, Webhook } from '@heldby/client';
import { Answered } from '../../../app/answered.tsx';
import { lazyPart } from '../../../app/lazy-part.tsx';
import { PageHead } from '../../../app/page-head.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { hrefOf, navigate } from '../../../app/router.ts';
import { useDialog } from '../../../app/use-dialog.ts';
import { answers } from '../../../data/answers.ts';
import { client } from '../../../data/client.ts';
import { maySee } from '../../../data/me.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { Button } from '../../../kit/button.tsx';
import { refreshIcon, undoIcon, uploadIcon } from '../../../kit/generated/icons.ts';
import { useMenu } from '../../../kit/menu.tsx';
import { MenuButton } from '../../../kit/menu-button.tsx';
import { DELIVERIES, WEBHOOKS as words } from '../../../words/integrations/webhooks.ts';
import { INTEGRATIONS } from '../../../words/sections.ts';
import { crumbsOf } from '../crumbs.ts';
import { Deliveries, useDeliveries } from './deliveries.tsx';
import { Standing } from './standing.tsx';
import { useActions } from './use-actions.tsx';
import '../integrations.css';
import './webhooks.css';

const PATH = 'integrations/webhooks';

const DeliveryDialog = lazyPart(async () => (await import('./delivery-dialog.tsx')).DeliveryDialog);
const ReplayDialog = lazyPart(async () => (await import('./send-dialogs.tsx')).ReplayDialog);

export function Page({ me, params: { id = '' }, query }: PageProps) {
  const key = `webhooks/${id}`;
  const answer = useAnswer(key, signal => client.webhooks.get(id, { signal }));
  const deliveries = useDeliveries(id, query.get('state'));
  const refresh = () => {
    answers.refresh(key);
    deliveries.list.reload();
  };
  const at = (delivery: string | null) => addressOf(id, deliveries.state, delivery);
  const shown = query.get('delivery');
  const name = answer.value?.name ?? INTEGRATIONS.webhooks;
  const crumbs = crumbsOf(me, PATH, INTEGRATIONS.webhooks, name);
  const actions = answer.value && <HeadActions me={me} webhook={answer.value} at={at} refresh={refresh} />;
  return (
    <>
      <PageHead title={name} crumbs={crumbs} actions={actions} />
      <Answered answer={answer} of={key}>
        {webhook => (
          <>
            <Standing webhook={webhook} />
            <Deliveries deliveries={deliveries} hrefOfState={state => addressOf(id, state, null)} hrefOfDelivery={at} />
          </>
        )}
      </Answered>
      {shown !== null && (
        <DeliveryDialog key={shown} me={me} webhookId={id} id={shown} reload={refresh} onClose={() => navigate(at(null))} />
      )}
    </>
  );
}

function addressOf(id: string, state: string | undefined, delivery: string | null): string {
  return hrefOf(
    `${PATH}/${id}`,
    new URLSearchParams({ ...(state === undefined ? {} : { state }), ...(delivery === null ? {} : { delivery }) }),
  );
}

interface HeadProps {
  readonly me: Me;
  readonly webhook: Webhook;
  readonly at: (delivery: string) => string;
  readonly refresh: () => void;
}

/** Who only reads can look again. */
function HeadActions({ me, webhook, at, refresh }: HeadProps) {
  const dialog = useDialog();
  const menu = useMenu();
  const { element, test, actionsOf } = useActions({
    onTested: (_, delivery) => navigate(at(delivery)),
    onRemoved: () => navigate(hrefOf(PATH)),
    reload: refresh,
  });
  const replay = () => dialog.open(<ReplayDialog webhook={webhook} onClose={dialog.close} reload={refresh} />);
  const again = (
    <Button icon={refreshIcon} onPress={refresh}>
      {DELIVERIES.refresh}
    </Button>
  );
  if (!maySee(me, 'write webhooks')) return again;
  const [, ...others] = actionsOf(webhook);
  const items = [{ text: DELIVERIES.replay, icon: undoIcon, onChoose: replay }, ...others];
  return (
    <>
      {again}
      <Button icon={uploadIcon} onPress={() => test(webhook)}>
        {words.test}
      </Button>
      <MenuButton menu={menu} label={words.more} items={() => items} />
      {menu.element}
      {element}
      {dialog.element}
    </>
  );
}
