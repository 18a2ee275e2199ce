/** The rows of `operations.ts` about webhooks. */
import type { Entries } from './refusals.ts';

const plain = {};

export const WEBHOOK_OPERATIONS: Entries = {
  'native.webhooks.create': { body: () => ({ name: 'Leak', url: 'https://1.1.1.1/leak' }) },
  'native.webhooks.list': plain,
  'native.webhooks.get': plain,
  'native.webhooks.update': { body: () => ({ name: 'Leak' }) },
  'native.webhooks.remove': plain,
  'native.webhooks.disable': plain,
  'native.webhooks.enable': plain,
  'native.webhooks.rotateSecret': plain,
  'native.webhooks.replay': { body: () => ({ after: '0' }) },
  'native.webhooks.test': plain,
  'native.webhooks.deliveries': plain,
  'native.webhooks.delivery': plain,
  'native.webhooks.redeliver': plain,
};
