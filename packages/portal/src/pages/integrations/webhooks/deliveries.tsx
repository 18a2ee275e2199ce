/** The deliveries of a webhook, by their state. */
import type { WebhookDelivery } from '@heldby/client';
import { ListTable } from '../../../app/list-table.tsx';
import { client } from '../../../data/client.ts';
import { useList } from '../../../data/use-list.ts';
import { Chip } from '../../../kit/chip.tsx';
import type { Column } from '../../../kit/table/source.ts';
import { Tabs } from '../../../kit/tabs.tsx';
import { format } from '../../../words/format.ts';
import { DELIVERIES as words } from '../../../words/integrations/webhooks.ts';

type State = WebhookDelivery['state'];

const STATES = Object.keys(words.states) as State[];
export const TONES = { waiting: 'warn', delivered: 'good', dead: 'bad' } as const;

export function useDeliveries(id: string, wanted: string | null) {
  const state = STATES.find(each => each === wanted);
  const list = useList(`webhooks/${id}/deliveries/${state ?? 'all'}`, ({ limit, cursor }, signal) =>
    client.webhooks.deliveries(
      id,
      { limit, ...(cursor === undefined ? {} : { cursor }), ...(state === undefined ? {} : { state }) },
      { signal },
    ),
  );
  return { list, state };
}

interface DeliveriesProps {
  readonly deliveries: ReturnType<typeof useDeliveries>;
  readonly hrefOfState: (state: State | undefined) => string;
  readonly hrefOfDelivery: (id: string) => string;
}

export function Deliveries({ deliveries: { list, state }, hrefOfState, hrefOfDelivery }: DeliveriesProps) {
  const tabs = [undefined, ...STATES].map(of => ({
    href: hrefOfState(of),
    text: of === undefined ? words.all : words.states[of],
    current: of === state,
  }));
  return (
    <section class="webhook-deliveries" aria-labelledby="deliveries">
      <h2 id="deliveries">{words.title}</h2>
      <Tabs label={words.statesLabel} tabs={tabs} />
      <div class="integrations-list">
        <ListTable<WebhookDelivery>
          list={list}
          label={words.list}
          columns={COLUMNS}
          idOf={({ id }) => id}
          nameOf={({ type, sequence }) => `${type} ${sequence}`}
          hrefOf={({ id }) => hrefOfDelivery(id)}
          empty={words.none}
          emptyAbout={words.noneAbout}
        />
      </div>
    </section>
  );
}

const COLUMNS: readonly Column<WebhookDelivery>[] = [
  {
    id: 'type',
    title: words.type,
    widthPx: 180,
    view: ({ type }) => (
      <span class="mono clip" title={type}>
        {type}
      </span>
    ),
  },
  {
    id: 'about',
    title: words.about,
    widthPx: 150,
    grows: true,
    view: ({ deviceName, ownerName }) => (
      <bdi class="clip">{format.list([deviceName, ownerName].filter(name => name !== null))}</bdi>
    ),
  },
  { id: 'state', title: words.state, widthPx: 110, view: ({ state }) => <Chip tone={TONES[state]}>{words.states[state]}</Chip> },
  { id: 'status', title: words.status, widthPx: 80, view: ({ status }) => status ?? words.noAnswer },
  { id: 'tries', title: words.tries, widthPx: 70, view: ({ attempts }) => format.number(attempts) },
  {
    id: 'error',
    title: words.error,
    widthPx: 210,
    view: ({ error }) => (
      <bdi class="clip" title={error ?? ''}>
        {error}
      </bdi>
    ),
  },
  {
    id: 'begun',
    title: words.begun,
    widthPx: 170,
    view: ({ createdAt }) => <time dateTime={createdAt}>{format.dateTime(createdAt)}</time>,
  },
];
