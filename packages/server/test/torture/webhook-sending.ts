/** Devices that are renamed without a pause, a webhook that tells of it, and what must be true of what arrived. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../src/domain/problem.ts';
import { startWebhooks } from '../../src/workers/webhooks/dispatcher.ts';
import { BASE } from '../support/native.ts';
import { until } from '../support/until.ts';
import { createReceiver } from '../support/webhook-receiver.ts';
import { type OutageWorld, requireUnavailable } from './outage-world.ts';

const DEVICES = 4;
const RETRY_MS = 20;
const PATIENCE_MS = 60_000;

export interface Sending {
  readonly received: () => number;
  /** Waits for the last messages, and holds them all against what was written. */
  readonly stop: () => Promise<{ readonly messages: number; readonly again: number }>;
}

export async function startSending({ registry, api }: OutageWorld): Promise<Sending> {
  const receiver = await createReceiver();
  const dispatcher = startWebhooks(registry.core, registry.services, requireAway);
  /** Until it is acknowledged: while the store is away, it is sent again. */
  const written = async (method: string, path: string, body: object) => {
    for (;;) {
      const answer = await api(method, BASE + path, body);
      if (answer.status < 300) return answer.body;
      requireUnavailable('native', answer);
      await sleep(RETRY_MS);
    }
  };
  const webhook = await written('POST', '/webhooks', {
    name: 'Failover',
    url: receiver.url,
    filter: { types: ['device.updated'] },
  });
  let isOver = false;
  /** The last name that was acknowledged. */
  const lastNames = new Map<string, number>();
  const renaming = Array.from({ length: DEVICES }, async () => {
    const { id } = await written('POST', '/devices', { kind: 'mobile', name: '0' });
    for (let name = 1; !isOver; name += 1) {
      await written('PATCH', `/devices/${id}`, { name: String(name) });
      lastNames.set(id, name);
    }
  });
  const namesOf = (wanted: string): number[] =>
    receiver.received
      .map(({ body }) => JSON.parse(body))
      .flatMap(({ deviceId, after }) => (deviceId === wanted ? [Number(after.name)] : []));
  return {
    received: () => receiver.received.length,
    stop: async () => {
      isOver = true;
      await Promise.all(renaming);
      await until(() => [...lastNames].every(([id, name]) => namesOf(id).includes(name)), PATIENCE_MS);
      await written('DELETE', `/webhooks/${webhook.id}`, {});
      await dispatcher.stop();
      await receiver.close();
      let again = 0;
      for (const [id, last] of lastNames) {
        const names = namesOf(id);
        const firsts = names.filter((name, at) => names.indexOf(name) === at);
        const all = Array.from({ length: last }, (_, name) => name + 1);
        assert.deepEqual(firsts, all, 'each first time in order, and none left out');
        again += names.length - firsts.length;
      }
      return { messages: receiver.received.length, again };
    },
  };
}

function requireAway(error: unknown): void {
  if (!(error instanceof Problem) || error.code !== 'unavailable') throw error;
}
