/** The rows of `reach-rules.ts` about webhooks: they take every event out of the organization, so they are not for its role. */
import { never, type ReachRule } from './reach-answers.ts';

export const WEBHOOK_REACH_RULES: Readonly<Record<string, ReachRule>> = {
  'native.webhooks.create': never,
  'native.webhooks.list': never,
  'native.webhooks.get': never,
  'native.webhooks.update': never,
  'native.webhooks.remove': never,
  'native.webhooks.disable': never,
  'native.webhooks.enable': never,
  'native.webhooks.rotateSecret': never,
  'native.webhooks.replay': never,
  'native.webhooks.test': never,
  'native.webhooks.deliveries': never,
  'native.webhooks.delivery': never,
  'native.webhooks.redeliver': never,
};
