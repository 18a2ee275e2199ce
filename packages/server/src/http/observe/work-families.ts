/** The metrics of what runs in the background: jobs, and sending to webhooks. They are of this process; of several nodes, add them. */
import { type Family, family, one } from './family.ts';

export interface WorkFigures {
  /** Jobs that have ended, by kind and by what came of them. */
  readonly jobs: readonly { readonly kind: string; readonly outcome: string; readonly count: number }[];
  readonly webhooks: WebhookFigures;
}

export interface WebhookFigures {
  /** Tries that were answered as they should be, and those that were not; messages that were given up. */
  readonly delivered: number;
  readonly failed: number;
  readonly dead: number;
  readonly switchedOff: number;
  /** Messages that were read and have not arrived. */
  readonly waiting: number;
  /** For how long the oldest of them waits. */
  readonly behindSeconds: number;
}

const RESULTS = ['delivered', 'failed', 'dead'] as const;

export function workFamilies(read: () => WorkFigures): Family[] {
  return [
    family('heldby_jobs_total', 'counter', 'Jobs, by what came of them each time that they were begun', () =>
      read().jobs.map(({ kind, outcome, count }) => ({ value: count, labels: { kind, outcome } })),
    ),
    family('heldby_webhook_deliveries_total', 'counter', 'Tries to send to webhooks, and messages that were given up', () => {
      const { webhooks } = read();
      return RESULTS.map(result => ({ value: webhooks[result], labels: { result } }));
    }),
    family('heldby_webhook_messages_waiting', 'gauge', 'Messages to webhooks that have not arrived yet', () =>
      one(read().webhooks.waiting),
    ),
    family('heldby_webhook_behind_seconds', 'gauge', 'For how long the oldest of these waits', () =>
      one(read().webhooks.behindSeconds),
    ),
    family(
      'heldby_webhooks_switched_off_total',
      'counter',
      'Webhooks that were switched off because nothing could be delivered',
      () => one(read().webhooks.switchedOff),
    ),
  ];
}
