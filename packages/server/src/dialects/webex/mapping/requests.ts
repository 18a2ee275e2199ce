/** What Webex requests have in common: ids, the organization, pages and links. */
import type { Route } from '@heldby/contract';
import type { Static, TSchema } from 'typebox';
import Type from 'typebox';
import type { Owner } from '../../../domain/owner.ts';
import { Problem } from '../../../domain/problem.ts';
import { type Call, type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { originOf } from '../../../http/dialect/origin.ts';
import type { Services } from '../../../services/services.ts';
import { parseId } from '../ids.ts';
import { malformedId } from '../problems.ts';
import type { WebexOptions } from '../routes/options.ts';

/** In every query: the caller's own organization, or no effect at all. */
export const orgId = { orgId: Type.Optional(Type.String()) };

export const page = {
  max: Type.Optional(Type.Integer({ minimum: 1 })),
  start: Type.Optional(Type.Integer({ minimum: 0 })),
  cursor: Type.Optional(Type.String()),
};

/** Like `serve`, but first holds `orgId` against the caller's organization (contract §1). */
export function serveWebex<R extends Route>(
  route: R,
  handle: (call: Call<R>, services: Services) => Promise<R['reply'] extends TSchema ? Static<R['reply']> : void>,
): DialectRoute {
  return serve(route, async (call, services) => {
    requireOwnOrganization(call as unknown as Call);
    return handle(call, services);
  });
}

function requireOwnOrganization({ actor, query }: Call): void {
  const named = (query as { orgId?: string }).orgId;
  if (named === undefined) return;
  if (uuidOf(named) !== actor.organizationId) throw new Problem('forbidden', 'That is another organization.');
}

/** The UUID in an id; 400 when it cannot be decoded. */
export function uuidOf(id: string): string {
  const uuid = parseId(id);
  if (uuid === undefined) throw malformedId();
  return uuid;
}

export function idOf(call: { readonly params: Readonly<Record<string, string>> }, name: string): string {
  return uuidOf(call.params[name] ?? '');
}

export function personOf(call: { readonly params: Readonly<Record<string, string>> }): Owner {
  return { kind: 'person', id: idOf(call, 'personId') };
}

export function workspaceOf(call: { readonly params: Readonly<Record<string, string>> }): Owner {
  return { kind: 'workspace', id: idOf(call, 'workspaceId') };
}

/** A body's owner: exactly one of the two (contract §1.2). */
export function ownerOf(body: { readonly personId?: string | null; readonly workspaceId?: string | null }): Owner {
  const { personId, workspaceId } = body;
  if (personId && !workspaceId) return { kind: 'person', id: uuidOf(personId) };
  if (workspaceId && !personId) return { kind: 'workspace', id: uuidOf(workspaceId) };
  throw new Problem('invalid', 'Either personId or workspaceId must be provided, but not both.');
}

/** The position in a cursor of our own making: the number of the last thing on the page before. */
export function numberOf(cursor: string): number {
  const number = Number(cursor);
  if (!Number.isSafeInteger(number) || number < 0) throw new Problem('invalid', 'Invalid value for the parameter cursor.');
  return number;
}

/**
 * Sets the one link to the next page: absolute, with every parameter of this request, and with the position from which
 * that page begins (contract §0, item 6).
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
