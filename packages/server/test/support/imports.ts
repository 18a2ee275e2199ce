/** Sends files to be imported, and waits for what becomes of them. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Import, ImportRow } from '@heldby/contract';
import type { Actor } from '../../src/domain/actor.ts';
import type { Api } from './http.ts';
import { runDueJobs, startTestJobs } from './jobs.ts';
import { administratorApi, BASE, ok } from './native.ts';
import type { TestRegistry } from './registry.ts';

export async function sendFile(api: Api, file: string | Uint8Array, query = ''): Promise<Import> {
  const answer = await api('POST', `${BASE}/imports${query}`, file, { 'content-type': 'text/csv' });
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
}

/** What a caller says of a file who says nothing. */
export const NO_OPTIONS = {
  encoding: null,
  delimiter: null,
  dates: null,
  country: null,
  reason: null,
  key: [],
  mapping: {},
} as const;

/** An import that is planned, for tests of other things. */
export async function planFile(registry: TestRegistry, actor: Actor, text: string): Promise<string> {
  const options = { ...NO_OPTIONS, list: 'people', format: 'csv' } as const;
  async function* bytes() {
    yield Buffer.from(text);
  }
  const { id } = await registry.services.imports.create({ actor }, { name: 'people.csv', options }, bytes());
  await runDueJobs(registry);
  return id;
}

const AT_WORK: readonly string[] = ['uploading', 'planning', 'applying', 'undoing'];
const LOOK_EVERY_MS = 20;

/** The import when nothing more is done for it. */
export async function settled(api: Api, id: string): Promise<Import> {
  for (;;) {
    const found: Import = await ok(api, 'GET', `/imports/${id}`);
    if (!AT_WORK.includes(found.state)) return found;
    await sleep(LOOK_EVERY_MS);
  }
}

/** What an administrator does with files. Call it in the body of a suite, whose registry works on them meanwhile. */
export function useImports(registry: () => TestRegistry) {
  let calls: Api | undefined;
  let stop: (() => Promise<void>) | undefined;
  before(async () => {
    stop = startTestJobs(registry()).stop;
    calls = await administratorApi(registry(), 'root');
  });
  after(() => stop?.());
  const admin: Api = (...words) => {
    assert.ok(calls, 'the administrator is there only while the suite runs');
    return calls(...words);
  };
  const rowsOf = async (id: string, query = '', api = admin): Promise<ImportRow[]> =>
    (await ok(api, 'GET', `/imports/${id}/rows?limit=1000${query}`)).items;
  const planned = async (file: string | Uint8Array, query = '', api = admin): Promise<Import> =>
    settled(api, (await sendFile(api, file, query)).id);
  const applied = async (file: string | Uint8Array, query = '', api = admin): Promise<Import> => {
    const { id, state, problem } = await planned(file, query, api);
    assert.equal(state, 'planned', problem ?? '');
    await ok(api, 'POST', `/imports/${id}/apply`);
    return settled(api, id);
  };
  const undone = async (id: string, api = admin): Promise<Import> => {
    await ok(api, 'POST', `/imports/${id}/undo`);
    return settled(api, id);
  };
  return { admin, rowsOf, planned, applied, undone };
}
