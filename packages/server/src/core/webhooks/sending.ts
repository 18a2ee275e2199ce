/** Whether events are sent to a webhook, and which of them again. */
import type { Webhook, WebhookId } from '../../domain/webhook.ts';
import { awaitAllDeliveries, giveUpDeliveries } from '../../storage/statements/webhook-log.ts';
import { restartWebhook, updateReplay } from '../../storage/statements/webhooks.ts';
import { BY_ADMINISTRATOR } from '../blocking.ts';
import { checkRevision, type Edit } from '../change.ts';
import { recordWebhook } from '../record-webhooks.ts';
import { sendMail } from '../send-mail.ts';
import type { StoredWebhook } from './find.ts';
import { saveWebhook } from './save.ts';

export function disableWebhook(edit: Edit, { webhook: before, sealed }: StoredWebhook, reason: string | null): Webhook {
  checkRevision(edit, before);
  if (before.disabledAt !== null && !before.isSwitchedOff) return before;
  return disable(edit, before, sealed, { disabledReason: reason ?? BY_ADMINISTRATOR, isSwitchedOff: false });
}

/** Because nothing can be delivered. */
export function switchOff(edit: Edit, { webhook: before, sealed }: StoredWebhook, disabledReason: string): Webhook {
  if (before.disabledAt !== null) return before;
  sendMail(edit, { template: 'webhook_off', to: 'administrators', what: before.name, page: 'integrations/webhooks' });
  return disable(edit, before, sealed, { disabledReason, isSwitchedOff: true });
}

function disable(edit: Edit, before: Webhook, sealed: string, how: Pick<Webhook, 'disabledReason' | 'isSwitchedOff'>): Webhook {
  const after = saveWebhook(edit, before, { ...before, disabledAt: before.disabledAt ?? edit.now, ...how }, sealed);
  recordWebhook.disabled(edit, before, after);
  return after;
}

/** It goes on where it stopped, and what waits is tried at once; or, with `skip`, behind everything that has happened. */
export function enableWebhook(edit: Edit, { webhook: before, progress, sealed }: StoredWebhook, skip: boolean): Webhook {
  checkRevision(edit, before);
  if (before.disabledAt === null) return before;
  const key = { org: edit.org, id: before.id };
  const wanted = { ...before, disabledAt: null, disabledReason: null, isSwitchedOff: false };
  const after = saveWebhook(edit, before, wanted, sealed);
  const end = edit.tx.take('event', 0) + edit.recorded.length + 1;
  edit.tx.send(restartWebhook, { ...key, position: skip ? end : progress.position });
  if (skip) edit.tx.send(updateReplay, { ...key, after: null, upTo: null });
  edit.tx.send(skip ? giveUpDeliveries : awaitAllDeliveries, { ...key, now: edit.now });
  recordWebhook.enabled(edit, before, after);
  return after;
}

/** Events with a sequence in `(after, upTo]` are sent again. */
export function replayEvents(edit: Edit, id: WebhookId, stretch: { readonly after: number; readonly upTo: number }): void {
  edit.tx.send(updateReplay, { org: edit.org, id, ...stretch });
  recordWebhook.replayed(edit, id, stretch);
}
