/** Serves the routes of this dialect: within the caller's organization, and with links to the next page. */
import type { Route } from '@heldby/contract';
import type { Static, TSchema } from 'typebox';
import type { Page, PageRequest } from '../../../core/core.ts';
import { Problem } from '../../../domain/problem.ts';
import { type Call, type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { originOf } from '../../../http/dialect/origin.ts';
import type { Services } from '../../../services/services.ts';
import { uuidOf } from '../ids.ts';
import { acceptingNull, withoutNull } from '../schemas/optional.ts';
import type { WebexOptions } from './options.ts';

/**
 * Like `serve`, but first checks that `orgId`, in the query or in the body, is the caller's organization, and takes null for an optional member as left out
 * (contract webex §1).
 */
export function serveWebex<R extends Route>(
  route: R,
  handle: (call: Call<R>, services: Services) => Promise<R['reply'] extends TSchema ? Static<R['reply']> : void>,
): DialectRoute {
  const { body } = route;
  const served: R = body === undefined ? route : { ...route, body: acceptingNull(body) };
  return serve(served, async (call, services) => {
    requireOwnOrganization(call as unknown as Call);
    return handle(body === undefined ? call : { ...call, body: withoutNull(body, call.body) }, services);
  });
}

function requireOwnOrganization({ actor, query, body }: Call): void {
  for (const holder of [query, body]) {
    const named = (holder as { readonly orgId?: unknown } | null | undefined)?.orgId ?? undefined;
    if (named === undefined) continue;
    if (uuidOf(String(named)) !== actor.organizationId) throw new Problem('forbidden', 'That is another organization.');
  }
}

/**
 * Sets the one link to the next page: absolute, with every parameter of this request, and with the position from which
 * that page begins (contract webex §0, item 6).
 */
export function linkNext(
  call: Pick<Call, 'request' | 'header'>,
  options: WebexOptions,
  position: Readonly<Record<string, string>>,
): void {
  const origin = originOf(options, call.request);
  const { pathname, search } = new URL(call.request.url, origin);
  const url = new URL(pathname + search, origin);
  for (const [name, value] of Object.entries(position)) url.searchParams.set(name, value);
  call.header('Link', `<${url.href}>; rel="next"`);
}

/** The most entries of a page of places. */
const MAX = 100;

/** The part of a whole list that `start` and `max` ask for; links the next one. */
export function partOf<T>(
  call: Pick<Call, 'request' | 'header'> & { readonly query: { readonly max?: number; readonly start?: number } },
  options: WebexOptions,
  all: readonly T[],
  most: number,
): readonly T[] {
  const { start = 0, max = most } = call.query;
  const end = start + Math.min(max, most);
  if (end < all.length) linkNext(call, options, { start: String(end), max: String(end - start) });
  return all.slice(start, end);
}

/** Reads the page that is asked for, and links the next one. */
export async function paged<T>(
  call: Pick<Call, 'request' | 'header'> & { readonly query: { readonly max?: number; readonly cursor?: string } },
  options: WebexOptions,
  read: (page: PageRequest) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const limit = Math.min(call.query.max ?? MAX, MAX);
  const { items, nextCursor } = await read({ limit, cursor: call.query.cursor ?? null });
  if (nextCursor !== null) linkNext(call, options, { max: String(limit), cursor: nextCursor });
  return items;
}
