/** A store full of phones that nobody uses, nodes that carry out the stale policy, and what must be true of what they did. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { openRegistry, type Registry, sourcesOn } from '../../src/app.ts';
import { verifyHistory } from '../../src/core/verify-history.ts';
import { systemActor } from '../../src/domain/actor.ts';
import { createClock } from '../../src/lib/clock.ts';
import type { Settings } from '../../src/settings.ts';
import { selectEventsAfter } from '../../src/storage/statements/events.ts';
import { selectRun, selectStepsOfRun } from '../../src/storage/statements/policy-runs.ts';
import { EVERYWHERE } from '../../src/storage/statements/reach.ts';
import { FROM_SOURCES } from '../support/source-process.ts';

const DAY_MS = 86_400_000;
export const GRACE_DAYS = 30;
const STALE_DAYS = 90;
const EVERYTHING = 1_000_000;
const ORG = 1;
const PROCESS = fileURLToPath(new URL('policies-process.ts', import.meta.url));

/** A registry in this process, as long as the work takes. `aheadMs`: by how much its clock is ahead. */
export async function withRegistry<T>(settings: Settings, aheadMs: number, work: (registry: Registry) => Promise<T>): Promise<T> {
  const fail = (error: unknown) => {
    throw error;
  };
  const clock = createClock(() => Date.now() + aheadMs);
  const registry = await openRegistry(settings, pino({ level: 'silent' }), fail, sourcesOn(clock));
  registry.core.keyring.ensure();
  try {
    return await work(registry);
  } finally {
    await registry.close();
  }
}

export async function actorOf({ services }: Registry) {
  const [organization = await services.organizations.create('Stale')] = await services.organizations.list();
  return systemActor(organization.org, organization.id);
}

/** People with a phone each, which they got long ago and have not used since. */
export async function addStalePhones(settings: Settings, count: number): Promise<void> {
  await withRegistry(settings, -(STALE_DAYS + 1) * DAY_MS, async registry => {
    const { services } = registry;
    const write = { actor: await actorOf(registry) };
    const person = await services.people.create(write, { login: 'holder', firstName: 'Ann', lastName: 'Lee' });
    const add = async () => {
      const { id: deviceId } = await services.devices.create(write, { kind: 'mobile' });
      await services.assignments.create(write, { deviceId, owner: { kind: 'person', id: person.id }, role: 'user' });
    };
    await Promise.all(Array.from({ length: count }, add));
    await services.policies.update(write, 'stale', { staleMobileDays: STALE_DAYS, staleGraceDays: GRACE_DAYS });
  });
}

/** Asks for a run, which a node is to carry out. */
export function askRun(settings: Settings, aheadMs: number): Promise<string> {
  return withRegistry(settings, aheadMs, async registry => {
    const { id } = await registry.services.policies.run({ actor: await actorOf(registry) }, 'stale');
    return id;
  });
}

export interface PolicyNode {
  /** Resolves when the run has taken at least so many steps. */
  readonly steps: (count: number) => Promise<void>;
  readonly done: () => Promise<void>;
  readonly kill: () => Promise<void>;
}

export function startNode(settings: Settings, aheadMs: number, runId: string): PolicyNode {
  const args = [...FROM_SOURCES, PROCESS, JSON.stringify(settings), String(aheadMs), runId];
  const node: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = { state: '', steps: 0 };
  let rest = '';
  node.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) last = JSON.parse(line);
  });
  const until = async (condition: () => boolean) => {
    while (!condition()) {
      assert.equal(node.exitCode, null, 'the node ended by itself');
      await sleep(1);
    }
  };
  return {
    steps: count => until(() => last.steps >= count),
    done: () => until(() => last.state === 'done'),
    kill: async () => {
      const closed = once(node, 'close');
      node.kill('SIGKILL');
      await closed;
    },
  };
}

/** The run is done; each device was hit once by it, with one event for each thing that happened, and the counts say so. */
export async function requireHitOnce(
  settings: Settings,
  runId: string,
  what: 'disabled' | 'ended',
  count: number,
): Promise<void> {
  await withRegistry(settings, 0, async ({ storage }) => {
    const run = await storage.one(selectRun, { org: ORG, id: runId });
    assert.deepEqual([run?.state, run?.[what], run?.released], ['done', count, 0]);
    const part = { org: ORG, policy: 'stale', runId, now: 0, below: EVERYTHING, limit: EVERYTHING, ...EVERYWHERE };
    const steps = await storage.all(selectStepsOfRun, part);
    assert.deepEqual([steps.length, new Set(steps.map(({ deviceId }) => deviceId)).size], [count, count]);
    assert.ok(steps.every(({ step }) => step === what));
    const events = await storage.all(selectEventsAfter, { org: ORG, after: 0, limit: EVERYTHING });
    const of = (type: string) => events.filter(event => event.type === type);
    const taken = of('policy.step_taken').filter(({ after }) => after?.includes(runId));
    assert.deepEqual([taken.length, new Set(taken.map(({ deviceId }) => deviceId)).size], [count, count]);
    const happened = of(what === 'disabled' ? 'device.disabled' : 'assignment.ended');
    assert.equal(happened.length, count, 'it happened to some twice');
    assert.equal(of('policy.run_finished').filter(({ subject }) => subject === runId).length, 1);
    assert.equal((await verifyHistory(storage, ORG)).fault, null);
  });
}
