/** The objects of the native API about webhooks: where events are sent, and what came of it. Secrets are left out. */
import Type, { type Static } from 'typebox';
import { EVENT_TYPES } from './events/types.ts';
import { LENGTHS } from './lengths.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from './schema.ts';
import { WebhookRecord } from './webhook-record.ts';

export { WEBHOOK_FORMAT_WORDS, WEBHOOK_TYPES_LIMIT, WebhookFilter, WebhookRecord } from './webhook-record.ts';

export const WEBHOOK_STATE_WORDS = ['active', 'failing', 'disabled', 'switched_off'] as const;
export const DELIVERY_STATE_WORDS = ['waiting', 'delivered', 'dead'] as const;

const position = (description: string) => Type.String({ maxLength: LENGTHS.short, description });
const attempts = Type.Integer({ description: 'How often it was tried.' });

export const Webhook = closed(
  {
    ...WebhookRecord.properties,
    state: oneOf(
      WEBHOOK_STATE_WORDS,
      '`failing`: the last answer was a failure. `disabled`: by an administrator. `switched_off`: by heldby, because nothing could be delivered.',
    ),
    after: position('Its position in the feed: every event up to here is delivered, waits for another try, or was not wanted.'),
    behind: Type.Integer({ description: 'How many events of the organization are behind its position.' }),
    waiting: Type.Integer({
      description: 'How many deliveries wait for another try, or for an earlier one of the same subject.',
    }),
    replayingUntil: nullable(position(''), 'The last event of a replay that is under way.'),
    lastDeliveredAt: nullable(Time, 'When something was last delivered.'),
    failingSince: nullable(Time, 'Since when every try has failed; null if the last one did not.'),
    lastError: nullable(freeText(LENGTHS.problem), 'Why the last try failed.'),
  },
  'Where events are sent, and how it stands with that.',
);
export type Webhook = Static<typeof Webhook>;

const secret = freeText(LENGTHS.opaque, 'Signs what is sent (`whsec_…`). It is shown this once.');

export const IssuedWebhook = closed({ ...Webhook.properties, secret }, 'A new webhook with its secret.');
export type IssuedWebhook = Static<typeof IssuedWebhook>;

const deliveryMembers = {
  id: freeText(LENGTHS.id, 'The `webhook-id` of the message; the same for each try.'),
  webhookId: Id,
  sequence: Type.Integer({ minimum: 1, description: 'The event.' }),
  type: oneOf(EVENT_TYPES, 'What happened.'),
  deviceName: nullable(freeText(LENGTHS.displayName), 'The device that the event is about.'),
  ownerName: nullable(freeText(LENGTHS.displayName), 'The person, or other owner, that the event is about.'),
  state: oneOf(DELIVERY_STATE_WORDS, '`dead`: it was tried for three days, or cannot be sent any more.'),
  attempts,
  createdAt: Time,
  nextAttemptAt: nullable(Time, 'When it is tried next. It may wait longer for an earlier one of the same subject.'),
  settledAt: nullable(Time, 'When it was delivered or given up.'),
  status: nullable(Type.Integer(), 'The status of the last answer; null where there was none.'),
  error: nullable(freeText(LENGTHS.problem), 'Why the last try failed.'),
};

export const WebhookDelivery = closed(deliveryMembers, 'One event on its way to a webhook.');
export type WebhookDelivery = Static<typeof WebhookDelivery>;

/** Receivers repeat in their answers what they got; a kilobyte is enough to see what went wrong. */
export const KEPT_ANSWER_BYTES = 1_024;

export const WebhookAttempt = closed(
  {
    number: Type.Integer({ minimum: 1, description: 'Counts the tries from 1.' }),
    at: Time,
    durationMs: Type.Integer({ description: 'How long it took, in milliseconds.' }),
    status: nullable(Type.Integer(), 'The status of the answer; null where there was none.'),
    error: nullable(freeText(LENGTHS.problem), 'Why it failed; null if it did not.'),
    answer: nullable(
      freeText(KEPT_ANSWER_BYTES),
      'The first kilobyte of the answer; null where there was none, or it is not kept any more.',
    ),
  },
  'One try to deliver, and the answer.',
);
export type WebhookAttempt = Static<typeof WebhookAttempt>;

export const TracedDelivery = closed(
  {
    ...deliveryMembers,
    request: closed(
      {
        url: freeText(LENGTHS.url, 'Without what may be a secret.'),
        headers: Type.Record(Type.String(), Type.String(), {
          description: 'But the signature and the time, which each try has of its own.',
        }),
        body: nullable(Type.String(), 'As it would be sent now; null if the event is not kept any more.'),
      },
      'What is sent.',
    ),
    tries: Type.Array(WebhookAttempt, { description: 'The tries, the oldest first; of many, the last hundred.' }),
  },
  'A delivery with its request and each answer.',
);
export type TracedDelivery = Static<typeof TracedDelivery>;
