/** What the tests of the stale policy share: people with phones, a clock to set, and the calls of an administrator. */
import assert from 'node:assert/strict';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { minimalDevice } from './genesys.ts';
import { type Api, createApi } from './http.ts';
import { runDueJobs } from './jobs.ts';
import { administratorApi, ok } from './native.ts';
import { type Engine, type TestPerson, useRegistry } from './registry.ts';

export const DAY_MS = 24 * 3_600_000;
/** The clock of a registry never stands still. */
export const MOMENT_MS = 1_000;
export const POLICY = '/policies/stale';

export interface Target {
  readonly deviceId: string;
  readonly what: string;
  readonly at: string | null;
  readonly why: string;
  readonly inGrace: boolean;
  readonly idleDays: number;
  readonly limitDays: number | null;
  readonly exemptionId: string | null;
}

/** In a suite on one database. `start` comes before the tests. */
export function useStaleWorld(engine: Engine) {
  const time = { nowMs: Date.UTC(2024, 0, 1) };
  const registry = useRegistry(engine, { clock: createClock(() => time.nowMs), newId: () => uuidv7(time.nowMs) });
  let admin: Api;
  let count = 0;
  const start = async () => {
    admin = await administratorApi(registry());
    await ok(admin, 'PATCH', POLICY, { staleMobileDays: 90, staleGraceDays: 30 });
    return admin;
  };
  const days = (more: number) => {
    time.nowMs += more * DAY_MS + MOMENT_MS;
  };
  const addPerson = (): Promise<TestPerson> => {
    count += 1;
    return registry().addPerson(`holder-${count}`);
  };
  /** A phone that its holder has registered in their app. */
  const addPhone = async (holder: TestPerson) => {
    const api = createApi(await registry().serve(), holder.token);
    const answer = await api('POST', '/api/v2/mobiledevices', { ...minimalDevice(`token ${count}`) });
    assert.equal(answer.status, 200, answer.text);
    const { items } = await ok(admin, 'GET', `/people/${holder.person.id}/devices`);
    const { device, assignment } = items.at(-1);
    return { id: device.id as string, assignment, api, genesysId: answer.body.id as string };
  };
  /** Does the jobs that are due. */
  const work = () => runDueJobs(registry());
  const run = async () => {
    const { id } = await ok(admin, 'POST', `${POLICY}/run`);
    await work();
    const { items } = await ok(admin, 'GET', `${POLICY}/runs`);
    return items.find((each: { id: string }) => each.id === id);
  };
  const preview = async (show = 'all'): Promise<Target[]> =>
    (await ok(admin, 'GET', `${POLICY}/preview?show=${show}&limit=1000`)).items;
  const target = async (id: string, show = 'all') => (await preview(show)).find(({ deviceId }) => deviceId === id);
  const device = (id: string) => ok(admin, 'GET', `/devices/${id}`);
  /** Why it is disabled; null while it is not. */
  const reasonOf = async (id: string): Promise<string | null> => (await device(id)).disabled?.reason ?? null;
  const steps = async (id: string) => (await ok(admin, 'GET', `${POLICY}/steps?device=${id}`)).items;
  const used = async () => registry().core.touches.flush();
  return { registry, time, start, days, addPerson, addPhone, work, run, preview, target, device, reasonOf, steps, used };
}
