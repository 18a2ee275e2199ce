/** The types of events about webhooks. Deliveries are no events, so a webhook that fails makes one event: when it is switched off. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { closed, nullable, Time } from '../schema.ts';
import { WebhookRecord } from '../webhook-record.ts';
import { changed, created, type EventDeclaration, noted, notedWith, removed } from './declare.ts';

const WEBHOOK = { subject: 'webhook' } as const;
const position = Type.String({ maxLength: LENGTHS.short, description: 'The sequence of an event.' });

export const WEBHOOK_EVENTS = {
  'webhook.created': created(WebhookRecord, WEBHOOK, 'A webhook was added: events are sent to a URL.'),
  'webhook.updated': changed(WebhookRecord, WEBHOOK, 'A webhook was changed: the shown members, or its whole URL.'),
  'webhook.disabled': changed(
    WebhookRecord,
    WEBHOOK,
    'Nothing is sent to a webhook any more: by an administrator, or by heldby because nothing could be delivered.',
  ),
  'webhook.enabled': changed(WebhookRecord, WEBHOOK, 'Events are sent to a webhook again.'),
  'webhook.secret_rotated': notedWith(
    closed({ oldSecretUntil: nullable(Time, 'Until when the old secret signs, too; null: it does not.') }),
    WEBHOOK,
    'A webhook got a new secret; it is not shown.',
  ),
  'webhook.tested': noted(WEBHOOK, 'Somebody tried a webhook out: this event was sent to it.'),
  'webhook.replayed': notedWith(
    closed({ after: position, until: position }),
    WEBHOOK,
    'Somebody let the events of a stretch be sent to a webhook again.',
  ),
  'webhook.removed': removed(WebhookRecord, WEBHOOK, 'A webhook was removed, and the log of its deliveries.'),
} as const satisfies Readonly<Record<string, EventDeclaration>>;
