/** Whether webhooks fail or are switched off, beside the title: where nothing is wrong there is nothing to see. */
import type { Webhook } from '@heldby/client';
import { hrefOf } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { LinkButton } from '../../kit/button.tsx';
import { warningIcon } from '../../kit/generated/icons.ts';
import { OVERVIEW } from '../../words/overview.ts';

interface Found {
  readonly state: Webhook['state'];
  readonly total: number;
  readonly first: string | undefined;
}

export function WebhookTrouble() {
  const { value } = useAnswer('webhooks/in-trouble', signal =>
    Promise.all([find('failing', signal), find('switched_off', signal)]),
  );
  const found = (value ?? []).filter(({ total }) => total > 0);
  const total = found.reduce((sum, each) => sum + each.total, 0);
  if (total === 0) return null;
  return (
    <LinkButton icon={warningIcon} href={addressOf(found, total)}>
      {OVERVIEW.webhooksFail(total)}
    </LinkButton>
  );
}

async function find(state: Webhook['state'], signal: AbortSignal): Promise<Found> {
  const { items, total = 0 } = await client.webhooks.list({ state, limit: 1, total: true }, { signal });
  return { state, total, first: items[0]?.id };
}

/** The one webhook, those of the one state, or all. */
function addressOf([one, other]: readonly Found[], total: number): string {
  if (one === undefined || other !== undefined) return hrefOf('integrations/webhooks');
  if (total === 1) return hrefOf(`integrations/webhooks/${one.first}`);
  return hrefOf('integrations/webhooks', new URLSearchParams({ state: one.state }));
}
