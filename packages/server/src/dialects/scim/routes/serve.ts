/** Serves a route of SCIM: with its media type, and with every answer noted for the organization's administrators. */
import type { Route } from '@heldby/contract';
import type { FastifyRequest } from 'fastify';
import { type Call, type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { originOf } from '../../../http/dialect/origin.ts';
import type { Services } from '../../../services/services.ts';
import { metaHeaders, type Times } from '../mapping/meta.ts';
import { SCIM_MEDIA_TYPE } from '../problems.ts';
import type { Asked } from './kinds.ts';
import type { ScimOptions } from './options.ts';

export const SCIM = '/scim/v2';

export function serveScim<R extends Route>(
  route: R,
  handle: (call: Call<R>, services: Services) => Promise<unknown>,
): DialectRoute {
  const noting = async (call: Call<R>, services: Services) => {
    const answer = await handle(call, services);
    if (answer !== undefined) call.header('Content-Type', SCIM_MEDIA_TYPE);
    const { method, url } = call.request;
    // Without the query: filters name people, and what was done for them is kept by ids alone.
    const [path = url] = url.split('?', 1);
    services.provisioning.calls.answered(call.actor, { method, path, status: route.status });
    return answer;
  };
  return { ...serve(route as Route, noting as never) };
}

/** What every address of a resource begins with. */
export function baseOf(options: ScimOptions, { request }: Pick<Call, 'request'>): string {
  return `${originOf(options, request)}${SCIM}`;
}

/** A cursor that is given and empty asks for the first page by cursor. Everywhere else, empty is left out. */
export function askedIn({ query, request }: { readonly query: Asked; readonly request: FastifyRequest }): Asked {
  const { cursor } = request.query as { readonly cursor?: unknown };
  return cursor === '' ? { ...query, cursor } : query;
}

/** Sets what tells the version of a resource, and where it is. */
export function tagged(call: Pick<Call, 'header'>, times: Times, location?: unknown): void {
  for (const [name, value] of Object.entries(metaHeaders(times, location))) call.header(name, value);
}
