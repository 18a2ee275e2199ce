/** Goldens: what was asked and what came back, word for word, kept beside the dialect that answers. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after } from 'node:test';
import type { Answer, Api, Headers } from './http.ts';
import type { TestRegistry } from './registry.ts';

export interface Golden {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Headers;
    /** Text travels as it is, everything else as JSON. */
    readonly body?: unknown;
  };
  readonly status: number;
  /** Absent: the answer has no body. */
  readonly body?: unknown;
}

/** The goldens of a folder by their name; the folder must hold exactly the names given. */
export function readGoldens(folder: string, names: readonly string[]): ReadonlyMap<string, Golden> {
  const files = readdirSync(folder).filter(file => file.endsWith('.json'));
  assert.deepEqual(files.map(file => basename(file, '.json')).toSorted(), names.toSorted(), `the goldens in ${folder}`);
  return new Map(names.map(name => [name, JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Golden]));
}

/**
 * Call it in the body of a suite. Gives what runs a golden in a fixture: all that read share one, because none of them changes it;
 * each of the others has its own.
 */
export function useFixtures<F extends { readonly registry: TestRegistry }>(open: () => Promise<F>) {
  let shared: Promise<F> | undefined;
  after(async () => (await shared)?.registry.close());
  return async (golden: Golden, work: (fixture: F) => Promise<void>): Promise<void> => {
    if (golden.request.method === 'GET') {
      shared ??= open();
      return work(await shared);
    }
    const own = await open();
    try {
      await work(own);
    } finally {
      await own.registry.close();
    }
  };
}

/** Asks what the golden asked, and compares the answer with it. `steady` replaces what differs from run to run. */
export async function replayGolden(
  api: Api,
  golden: Golden,
  steady: (body: unknown, answer: Answer) => unknown,
): Promise<Answer> {
  const { method, path, headers, body } = golden.request;
  const answer = await api(method, path, body, headers);
  assert.equal(answer.status, golden.status, answer.text);
  assert.deepEqual(answer.body === undefined ? undefined : steady(answer.body, answer), golden.body);
  return answer;
}

/** Ids that are given first come first; after them the ones of `otherwise`. */
export function createIdQueue(otherwise: () => string): { give: (id: string) => void; newId: () => string } {
  const given: string[] = [];
  return { give: id => given.push(id), newId: () => given.shift() ?? otherwise() };
}
