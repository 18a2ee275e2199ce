/** Good requests for every operation of every dialect, for tests that spoil one part of each and look at what comes back. */
import type { FastifyInstance } from 'fastify';
import type { Dialect, DialectRoute } from '../../src/http/dialect/dialect.ts';
import { faceOf } from './http.ts';
import { OPERATIONS } from './operations.ts';
import { dialects } from './operations-world.ts';
import type { Ids } from './refusals.ts';

/** As much of JSON Schema as finding members needs. */
export interface MemberSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, MemberSchema>>;
  readonly anyOf?: readonly MemberSchema[];
}

export interface GoodRequest {
  readonly dialect: Dialect;
  readonly route: DialectRoute;
  /** Path parameters with their values. */
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object | undefined;
}

/** One for each operation, with the administrator's credential. */
export function goodRequests(administrator: string, ids: Ids): GoodRequest[] {
  return dialects.flatMap(dialect => dialect.routes.map(route => goodRequest(dialect, route, administrator, ids)));
}

function goodRequest(dialect: Dialect, route: DialectRoute, token: string, ids: Ids): GoodRequest {
  const { path = {}, body } = OPERATIONS[route.id] ?? {};
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const params = Object.fromEntries(names.map(name => [name, ids[path[name] ?? name] ?? path[name] ?? name]));
  const headers = route.scope === null ? {} : faceOf(dialect.id)(token);
  return { dialect, route, params, headers, body: body?.(ids) };
}

/** The URL; `spoiled` replaces a path parameter by text that is encoded already. */
export function urlOf({ route, params }: GoodRequest, spoiled: Readonly<Record<string, string>> = {}): string {
  return route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => spoiled[name] ?? encodeURIComponent(params[name] ?? ''));
}

export function queryNames({ route }: GoodRequest): string[] {
  return Object.keys((route.query as MemberSchema | undefined)?.properties ?? {});
}

/** The members of a body that may be text, with dots where they are nested. */
export function textMembers(schema: MemberSchema | undefined, base = ''): string[] {
  return Object.entries(schema?.properties ?? {}).flatMap(([name, member]) => {
    const path = `${base}${name}`;
    if (member.properties !== undefined) return textMembers(member, `${path}.`);
    return [path];
  });
}

/** The body with one member replaced. */
export function withMember(body: object | undefined, path: string, value: unknown): object {
  const [name = '', ...rest] = path.split('.');
  const given = (body ?? {}) as Readonly<Record<string, unknown>>;
  const inner = rest.length === 0 ? value : withMember(given[name] as object | undefined, rest.join('.'), value);
  return { ...given, [name]: inner };
}

export interface SentRequest {
  readonly url: string;
  readonly contentType?: string;
  readonly payload?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export async function send(server: FastifyInstance, { route, headers }: GoodRequest, sent: SentRequest) {
  const reply = await server.inject({
    method: route.method as 'GET',
    url: sent.url,
    headers: {
      ...headers,
      ...(sent.contentType === undefined ? {} : { 'content-type': sent.contentType }),
      ...sent.headers,
    },
    ...(sent.payload === undefined ? {} : { payload: sent.payload }),
  });
  return { status: reply.statusCode, text: reply.payload };
}
