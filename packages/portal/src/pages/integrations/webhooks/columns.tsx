/** The columns of the list of webhooks. */
import type { Webhook } from '@heldby/client';
import type { Column } from '../../../kit/table/source.ts';
import { format } from '../../../words/format.ts';
import { WEBHOOKS as words } from '../../../words/integrations/webhooks.ts';
import { StateChip, StateReason } from './state-chip.tsx';

export const COLUMNS: readonly Column<Webhook>[] = [
  { id: 'name', title: words.name, widthPx: 160, grows: true, view: ({ name }) => <Clipped text={name} /> },
  {
    id: 'state',
    title: words.state,
    widthPx: 260,
    view: webhook => (
      <>
        <StateChip webhook={webhook} /> <StateReason webhook={webhook} />
      </>
    ),
  },
  { id: 'url', title: words.url, widthPx: 280, view: ({ url }) => <Clipped text={url} /> },
  { id: 'format', title: words.format, widthPx: 180, view: of => words.formats[of.format] },
  { id: 'delivered', title: words.delivered, widthPx: 140, view: ({ lastDeliveredAt }) => <When at={lastDeliveredAt} /> },
];

function Clipped({ text }: { readonly text: string }) {
  return (
    <bdi class="clip" title={text}>
      {text}
    </bdi>
  );
}

function When({ at }: { readonly at: string | null }) {
  if (at === null) return <span class="quiet">{words.never}</span>;
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(at)}
    </time>
  );
}
