/** The type of a peer: another server with the same people and phones, and its requests for the four calls. */
import type { Caller, LoadRequest } from '../callers.ts';
import type { MeasuredServer } from '../servers.ts';

export const WORKS = ['list', 'get', 'create', 'update'] as const;
export type Work = (typeof WORKS)[number];

export interface Peer {
  readonly server: MeasuredServer;
  readonly callers: (work: Work) => readonly Caller[];
}

/** The number of people and phones in every store. */
export interface World {
  readonly people: number;
  readonly callers: number;
}

/** The people who call, evenly spread over the store. */
export function callersOf({ people, callers }: World): number[] {
  return Array.from({ length: callers }, (_, index) => Math.floor((index * people) / callers));
}

/** Each update has another name than the previous one. */
const VERSIONS = 8;

/** A caller's requests, for peers that read by path and write the same body with another name. */
export function requestsFor(
  work: Work,
  {
    collection,
    list,
    ids,
    headers,
    body,
  }: {
    readonly collection: string;
    readonly list: string;
    readonly ids: readonly string[];
    readonly headers: Readonly<Record<string, string>>;
    readonly body: (version: number) => object;
  },
): LoadRequest[] {
  const json = { ...headers, 'Content-Type': 'application/json' };
  if (work === 'list') return [{ method: 'GET', path: list, headers }];
  if (work === 'get') return ids.map(id => ({ method: 'GET', path: `${collection}/${id}`, headers }));
  if (work === 'create') return [{ method: 'POST', path: collection, headers: json, body: JSON.stringify(body(0)) }];
  return Array.from({ length: VERSIONS }, (_, version) => version).flatMap(version =>
    ids.map(id => ({ method: 'PUT' as const, path: `${collection}/${id}`, headers: json, body: JSON.stringify(body(version)) })),
  );
}
