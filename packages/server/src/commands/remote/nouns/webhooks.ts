/** Where events are sent, and what came of it. */
import { nameOf } from '../name-of.ts';
import type { Asked, Column, Item, Noun } from '../noun.ts';
import { textOfValue } from '../rows.ts';

const DELIVERIES: readonly Column[] = [
  ['ID', 'id'],
  ['EVENT', 'type'],
  ['DEVICE', 'deviceName'],
  ['OWNER', 'ownerName'],
  ['STATE', 'state'],
  ['TRIES', 'attempts'],
  ['ANSWER', ({ status, error }) => textOfValue(status ?? error ?? '')],
  ['BEGAN', 'createdAt'],
  ['NEXT TRY', 'nextAttemptAt'],
];

export const webhooks: readonly Noun[] = [
  {
    words: 'webhook',
    about: 'URLs to which events are sent, and what came of it',
    group: 'webhooks',
    columns: [
      ['ID', 'id'],
      ['NAME', 'name'],
      ['URL', 'url'],
      ['STATE', 'state'],
      ['WAITING', 'waiting'],
      ['BEHIND', 'behind'],
      ['LAST DELIVERED', ({ lastDeliveredAt }) => textOfValue(lastDeliveredAt ?? 'never')],
      ['LAST ERROR', 'lastError'],
    ],
    empty: 'There are no webhooks yet.',
    verbs: {
      get: { shown: withFilterNamed },
      create: {
        operands: ['name', 'url'],
        says: made => `Added the webhook ${made.name} (${made.id}).\n${secretOf(made)}`,
      },
      rotateSecret: {
        says: made =>
          `${made.name} has a new secret.${made.oldSecretUntil === null ? '' : ` The old one signs, too, until ${made.oldSecretUntil}.`}\n${secretOf(made)}`,
      },
      disable: { says: ({ name }) => `Nothing is sent to ${name} any more.` },
      enable: { says: ({ name }) => `Events are sent to ${name} again.` },
      remove: { says: (_, [id]) => `Removed the webhook ${id}, and the log of its deliveries.` },
      replay: {
        operands: ['after'],
        says: ({ name, replayingUntil }) => `The events up to ${replayingUntil} are sent to ${name} again.`,
      },
      test: { says: saidOfTest, fails: ({ state }) => (state === 'delivered' ? undefined : 'It could not be delivered.') },
      deliveries: { columns: DELIVERIES, empty: 'Nothing was sent yet.' },
      redeliver: { says: ({ id }) => `${id} is sent again.` },
    },
  },
];

const OWNERS = ['person', 'workspace', 'virtualLine', 'application'] as const;
const FILTERED = { ownerId: OWNERS, deviceId: ['device'], locationId: ['location'] } as const;

/** Its filter is stored by ids alone. */
async function withFilterNamed(webhook: Item, asked: Asked): Promise<Item> {
  const named = Object.entries(FILTERED).map(async ([member, kinds]) => {
    const id = (webhook.filter as Item)[member];
    return [member, typeof id === 'string' ? await nameOf(asked, kinds, id) : id] as const;
  });
  return { ...webhook, filter: { ...(webhook.filter as Item), ...Object.fromEntries(await Promise.all(named)) } };
}

function secretOf({ secret }: Item): string {
  return `Its secret is shown now and never again:\n  ${secret}`;
}

function saidOfTest({ tries }: Item): string {
  const [{ status, error, durationMs, answer } = {}] = tries as Item[];
  const came = status === null || status === undefined ? `no answer: ${error}` : `${status} after ${durationMs} ms`;
  return `The receiver answered ${came}${answer ? `\n  ${answer}` : ''}`;
}
