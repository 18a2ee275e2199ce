/** Authenticates the caller, counts the request against its limit, and checks the scope: the first of three checks of rights. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/actor.ts';
import { Problem } from '../../domain/problem.ts';
import { hasScope, type Scope } from '../../domain/scope.ts';
import type { Authentication } from '../../services/identity/authentication.ts';
import type { Dialect, DialectRoute } from '../dialect/dialect.ts';
import { noCredential } from '../replies/problems.ts';
import { identify } from './identify.ts';
import type { MountOptions } from './mount-options.ts';
import type { RateLimiter } from './rate-limit.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The caller as the credential identifies them; undefined on routes that need none. */
    actor: Actor | undefined;
  }
  interface FastifyContextConfig {
    routeId?: string | undefined;
    dialectId?: string | undefined;
  }
}

type Hook = (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => void;

/** What every route of a dialect shares. */
export interface Admission {
  readonly authentication: Authentication;
  /** One per dialect: a credential has a separate limit on each face. */
  readonly limiter: RateLimiter;
}

/** Runs before the body is read. Synchronous while the credential is cached. */
export function authenticate(dialect: Dialect, route: DialectRoute, admission: Admission, options: MountOptions): Hook {
  const { authentication, limiter } = admission;
  const needed = requiredScope(dialect, route);
  const admit = (actor: Actor, request: FastifyRequest, reply: FastifyReply) => {
    request.actor = actor;
    countRequest(dialect.rateLimit, limiter, actor, reply, options);
    if (hasScope(actor.scopes, needed)) return;
    throw new Problem('forbidden', 'The credential does not have the scope for this.', {
      scopes: acceptedWords(dialect, needed),
    });
  };

  return (request, reply, done) => {
    const token = dialect.credential(request);
    const cached = token === undefined ? undefined : authentication.authenticateCached(token);
    if (cached !== undefined) return settle(() => admit(cached, request, reply), done);
    const refusal = refusalByAddress(request, options, token);
    if (refusal !== undefined) return done(refusal);
    if (token === undefined) {
      options.addresses.count(request.ip);
      return done(noCredential());
    }
    identify(token, request.ip, authentication, options.addresses).then(
      actor => settle(() => admit(actor, request, reply), done),
      done,
    );
  };
}

/** For routes that need no credential: their callers are limited by address. */
export function countAnonymous(options: MountOptions): Hook {
  return (request, _reply, done) => {
    const refusal = refusalByAddress(request, options);
    if (refusal === undefined) options.addresses.count(request.ip);
    done(refusal);
  };
}

function refusalByAddress(request: FastifyRequest, { addresses, traffic }: MountOptions, token?: string) {
  const refusal = addresses.refusal(request.ip, token);
  if (refusal !== undefined) traffic.refusals.addressRate += 1;
  return refusal;
}

function settle(action: () => void, done: (error?: Error) => void): void {
  let refusal: Error | undefined;
  try {
    action();
  } catch (error) {
    refusal = error as Error;
  }
  done(refusal);
}

function countRequest(
  rateLimit: Dialect['rateLimit'],
  limiter: RateLimiter,
  actor: Actor,
  reply: FastifyReply,
  options: MountOptions,
): void {
  const own = actor.policy[rateLimit.policy];
  const limit = (typeof own === 'number' ? own : null) ?? options.ratePerMinute ?? rateLimit.perMinute;
  const state = limiter.count(actor.credentialId ?? actor.id, limit, Date.now());
  reply.headers(rateLimit.headers(state));
  if (state.used <= limit) return;
  options.traffic.refusals.credentialRate += 1;
  throw new Problem('rate_limited', 'Too many requests.', { limit, retryAfterSeconds: state.resetSeconds });
}

function requiredScope(dialect: Dialect, route: DialectRoute): Scope {
  const scope = route.scope === null ? undefined : dialect.scopes[route.scope];
  if (scope === undefined) throw new Error(`route ${route.id}: the ${dialect.id} dialect has no scope ${route.scope}`);
  return scope;
}

/** Every scope word of the dialect that would have sufficed. */
function acceptedWords(dialect: Dialect, needed: Scope): string[] {
  const [noun] = needed.split(':');
  const enough = (scope: Scope) => scope === needed || scope === `${noun}:write`;
  return Object.entries(dialect.scopes).flatMap(([word, scope]) => (enough(scope) ? [word] : []));
}
