/** What the tests of the native API share. */
import assert from 'node:assert/strict';
import { type Api, createApi } from './http.ts';
import type { TestRegistry } from './registry.ts';

export const BASE = '/registry/v1';
export const UNKNOWN_ID = '01980000-0000-7000-8000-00000000dead';

/** An administrator's calls to a registry. */
export async function administratorApi(registry: TestRegistry, login = 'administrator'): Promise<Api> {
  return createApi(await registry.serve(), (await registry.addPerson(login, { role: 'full' })).token);
}

/** Calls, and gives the body of success. */
// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
export async function ok(api: Api, method: string, path: string, body?: unknown, headers = {}): Promise<any> {
  const answer = await api(method, BASE + path, body, headers);
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** Calls, and expects this refusal; gives the problem. */
// biome-ignore lint/suspicious/noExplicitAny: as above.
export async function refused(api: Api, code: string, method: string, path: string, body?: unknown, headers = {}): Promise<any> {
  const answer = await api(method, BASE + path, body, headers);
  assert.equal(answer.body?.code, code, `${method} ${path}: ${answer.status} ${answer.text}`);
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
  return answer.body;
}

/** The only fault of a request that must be refused as invalid: where, what, and in which way. */
export async function onlyFault(api: Api, method: string, path: string, body?: unknown): Promise<[string, string, string]> {
  const { faults } = await refused(api, 'invalid', method, path, body);
  assert.equal(faults?.length, 1, JSON.stringify(faults));
  return [faults[0].where, faults[0].field, faults[0].kind];
}

/** Walks a list from its first page to its last. */
export async function walk(api: Api, path: string, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor = '';
  for (let page = 0; page < 50; page += 1) {
    const { items, nextCursor } = await ok(api, 'GET', `${path}?limit=${limit}${cursor}`);
    assert.ok(items.length <= limit);
    ids.push(...items.map((item: { id: string }) => item.id));
    if (nextCursor === null) return ids;
    cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
  }
  throw new Error('the list has no end');
}
