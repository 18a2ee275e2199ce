/** Sends files to be imported, and waits for what becomes of them. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Import } from '@heldby/contract';
import type { Actor } from '../../src/domain/actor.ts';
import type { Api } from './http.ts';
import { runDueJobs } from './jobs.ts';
import { BASE, ok } from './native.ts';
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
