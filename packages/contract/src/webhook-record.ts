/** A webhook as its events have it: without its state, and without its secrets. Events import it, so it imports no event. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from './schema.ts';

export const WEBHOOK_FORMAT_WORDS = ['standard', 'slack', 'teams'] as const;

/** More words than there are nouns. */
export const WEBHOOK_TYPES_LIMIT = 100;

const filterMembers = {
  types: nullable(
    Type.Array(freeText(LENGTHS.short), { maxItems: WEBHOOK_TYPES_LIMIT }),
    'Types of events; `device.*` stands for all types of a noun. Null: every type.',
  ),
  ownerId: nullable(Id, 'Events about this person, workspace, virtual line or application. Null: about anybody.'),
  deviceId: nullable(Id, 'Events about this device. Null: about any.'),
  locationId: nullable(
    Id,
    'Events about devices, people and workspaces that are at this location when the event is sent, and about itself. Null: anywhere.',
  ),
};

export const WebhookFilter = closed(filterMembers, 'Which events are sent. All conditions must hold.');
export type WebhookFilter = Static<typeof WebhookFilter>;

export const WebhookRecord = closed(
  {
    id: Id,
    name: freeText(LENGTHS.name),
    url: freeText(
      LENGTHS.url,
      'Where events are sent, without what may be a secret: the query, and for Slack and Teams the path.',
    ),
    format: oneOf(
      WEBHOOK_FORMAT_WORDS,
      '`standard`: the event as the feed serves it, signed by the Standard Webhooks scheme. `slack`, `teams`: a sentence about it, in the form that these take.',
    ),
    filter: WebhookFilter,
    oldSecretUntil: nullable(Time, 'Until when the secret before the present one signs, too.'),
    disabledReason: nullable(freeText(LENGTHS.reason), 'Why nothing is sent; null while it is enabled.'),
    disabledAt: nullable(Time, 'Since when nothing is sent.'),
    createdAt: Time,
    modifiedAt: Time,
    revision: Type.Integer({ description: 'Counts the changes, from 1.' }),
  },
  'Where events are sent.',
);
export type WebhookRecord = Static<typeof WebhookRecord>;
