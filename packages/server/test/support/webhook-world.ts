/** An organization with webhooks to a receiver on this machine, and a process that sends to them, with a clock that tests move. */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { Webhook as Verifier } from 'standardwebhooks';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { type Dispatcher, startWebhooks } from '../../src/workers/webhooks/dispatcher.ts';
import { type Pace, USUAL_PACE } from '../../src/workers/webhooks/pace.ts';
import type { Api } from './http.ts';
import { administratorApi, ok } from './native.ts';
import { type Engine, type TestRegistry, useRegistry } from './registry.ts';
import { until } from './until.ts';
import { createReceiver, type Received, type Receiver, status } from './webhook-receiver.ts';

export const HOUR_MS = 3_600_000;

/** By the library, whatever the time: tests move the clock, and the library refuses other times than now. */
export function isSigned(got: Received | undefined, secret: string): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': time, 'webhook-signature': signatures = '' } = got?.headers ?? {};
  return signatures.split(' ').includes(new Verifier(secret).sign(id, new Date(Number(time) * 1_000), got?.body ?? ''));
}

/** Call it in the body of a suite. Webhooks that a test adds are removed behind it. */
export function useWebhooks(engine: Engine, pace: Pace = USUAL_PACE) {
  let aheadMs = 0;
  const registry = useRegistry(engine, { clock: createClock(() => Date.now() + aheadMs), newId: uuidv7 });
  const world = {} as { admin: Api; dispatcher: Dispatcher; receiver: Receiver };
  const made: string[] = [];
  const faults: unknown[] = [];

  before(async () => {
    const registered: TestRegistry = registry();
    world.admin = await administratorApi(registered);
    world.receiver = await createReceiver();
    world.dispatcher = startWebhooks(registered.core, registered.services, error => faults.push(error), pace);
  });
  afterEach(async () => {
    for (const id of made.splice(0)) await ok(world.admin, 'DELETE', `/webhooks/${id}`);
    world.receiver.answer = status(200);
    world.receiver.received.length = 0;
    assert.deepEqual(faults, []);
  });
  after(async () => {
    await world.dispatcher.stop();
    await world.receiver.close();
  });

  const call = (method: string, path: string, body?: unknown) => ok(world.admin, method, path, body);
  const bodies = () => world.receiver.received.map(({ body }) => JSON.parse(body));
  return {
    registry,
    world,
    call,
    bodies,
    nowMs: () => Date.now() + aheadMs,
    pass: (ms: number) => {
      aheadMs += ms;
    },
    add: async (filter: object = { types: ['device.*'] }, more: object = {}) => {
      const webhook = await call('POST', '/webhooks', { name: 'Test', url: world.receiver.url, filter, ...more });
      made.push(webhook.id);
      return webhook;
    },
    device: async (name: string): Promise<string> => (await call('POST', '/devices', { kind: 'mobile', name })).id,
    rename: (id: string, name: string) => call('PATCH', `/devices/${id}`, { name }),
    show: (id: string) => call('GET', `/webhooks/${id}`),
    /** The names that a device had in what was received. */
    namesOf: (id: string): string[] => bodies().flatMap(({ deviceId, after: is }) => (deviceId === id ? [is.name] : [])),
    arrived: (count: number) => until(() => world.receiver.received.length >= count),
    log: async (id: string, query = '') => (await call('GET', `/webhooks/${id}/deliveries${query}`)).items,
  };
}
