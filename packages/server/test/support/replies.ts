/**
 * Watches every reply of a server under test: success must be what the route declares, without undeclared members and
 * unchanged by the serializer; failure must be the dialect's error body. Nobody has to ask for it.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Compile, type Validator } from 'typebox/compile';
import type { Dialect, DialectRoute } from '../../src/http/dialect/dialect.ts';
import { ERROR_BODIES } from './error-bodies.ts';

type Schema = { [name: string]: unknown };
type Check = (value: unknown) => string[];

/** The list of what was wrong, which grows while the server is used. */
export function checkReplies(server: FastifyInstance, dialects: readonly Dialect[]): readonly string[] {
  const violations: string[] = [];
  const routes = new Map(dialects.flatMap(dialect => dialect.routes.map(route => [route.id, route] as const)));
  const checks = new Map([...routes.values()].map(route => [route.id, createReplyCheck(route)]));
  const unserialized = new WeakMap<FastifyRequest, string>();
  const complain = (request: FastifyRequest, text: string) =>
    violations.push(`${request.method} ${request.url.slice(0, 80)}: ${text}`);

  server.addHook('preSerialization', async (request, reply, payload) => {
    const route = routes.get(request.routeOptions.config.routeId ?? '');
    unserialized.set(request, JSON.stringify(payload));
    if (reply.statusCode < 400 && route !== undefined) {
      if (reply.statusCode !== route.status) complain(request, `answered ${reply.statusCode}, declares ${route.status}`);
      for (const fault of checks.get(route.id)?.(payload) ?? []) if (!isLeftOut(request, fault)) complain(request, fault);
    }
    return payload;
  });
  server.addHook('onSend', async (request, reply, payload) => {
    const { routeId, dialectId } = request.routeOptions.config;
    const before = unserialized.get(request);
    if (before !== undefined && typeof payload === 'string' && !sameJson(before, payload)) {
      complain(request, `the serializer made ${payload} of ${before}`);
    }
    if (routes.get(routeId ?? '')?.isPage) {
      for (const fault of faultsOfPage(reply, payload)) complain(request, fault);
      return payload;
    }
    if (routes.get(routeId ?? '')?.streams !== undefined) return payload;
    if (routeId !== undefined && routes.get(routeId)?.reply === null && reply.statusCode < 400 && payload) {
      complain(request, 'success has a body, and declares none');
    }
    if (reply.statusCode >= 400 && dialectId !== undefined && typeof payload === 'string') {
      const isError = ERROR_BODIES[dialectId]?.check;
      if (isError === undefined) complain(request, `test/support/error-bodies.ts does not know the dialect ${dialectId}`);
      for (const fault of isError?.(JSON.parse(payload), reply.statusCode) ?? []) complain(request, fault);
    }
    return payload;
  });
  return violations;
}

/** A list gives of each item only the members that were asked for. */
function isLeftOut({ query }: FastifyRequest, fault: string): boolean {
  return (query as { fields?: string }).fields !== undefined && /^\/items\/\d+ must have required properties /.test(fault);
}

/** A page carries its own policy and cannot be framed; an error says so where assistive technology listens. */
function faultsOfPage(reply: FastifyReply, payload: unknown): string[] {
  const faults: string[] = [];
  const html = String(payload);
  const policy = String(reply.getHeader('content-security-policy'));
  if (!/^text\/html; charset=utf-8$/.test(String(reply.getHeader('content-type')))) faults.push('a page that is no HTML');
  if (!policy.includes("default-src 'none'") || !policy.includes("frame-ancestors 'none'")) faults.push(`policy ${policy}`);
  if (reply.statusCode >= 400 && !html.includes('role="alert"')) faults.push('an error page without an alert');
  if (/\n\s+at |node_modules|\.ts:\d/.test(html)) faults.push('a page with a stack trace');
  return faults;
}

/** Compiling is dear, most replies of a file are of few routes, and every server of the file has the same ones. */
const compiledReplies = new WeakMap<object, Validator>();

/** What is wrong with a success body; objects are held to their declared members. */
export function createReplyCheck(route: Pick<DialectRoute, 'reply' | 'id'>): Check {
  const { reply } = route;
  if (reply === null) return () => [`${route.id} declares no body`];
  return value => {
    const compiled = compiledReplies.get(reply) ?? Compile(closeObjects(JSON.parse(JSON.stringify(reply))));
    compiledReplies.set(reply, compiled);
    const plain = JSON.parse(JSON.stringify(value));
    if (compiled.Check(plain)) return [];
    return [...compiled.Errors(plain)].map(error => `${error.instancePath || 'the body'} ${error.message}`);
  };
}

/** The same schema, in which no object may have members that it does not declare. */
function closeObjects(schema: Schema): Schema {
  const closed: Schema = {};
  for (const [name, value] of Object.entries(schema)) {
    closed[name] = name === 'enum' || name === 'required' || name === 'type' ? value : closeWithin(value);
  }
  return 'properties' in closed ? { ...closed, additionalProperties: false } : closed;
}

function closeWithin(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closeWithin);
  return typeof value === 'object' && value !== null ? closeObjects(value as Schema) : value;
}

function sameJson(one: string, other: string): boolean {
  return canonical(JSON.parse(one)) === canonical(JSON.parse(other));
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
