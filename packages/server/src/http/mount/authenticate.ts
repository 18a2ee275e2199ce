/** Authenticates the caller, counts the request against its limit, and checks the scope: the first of three checks of rights. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/actor.ts';
import { Problem } from '../../domain/problem.ts';
import { hasScope, type Scope } from '../../domain/scope.ts';
import { allowsEndpoint, type TokenLimits } from '../../domain/token-limits.ts';
import { networkOf } from '../../lib/network.ts';
import type { Authentication } from '../../services/identity/authentication.ts';
import type { Operator } from '../../services/installation/operator.ts';
import type { Dialect, DialectRoute, RateState } from '../dialect/dialect.ts';
import { noCredential, OVERLOADED } from '../replies/problems.ts';
import type { Share } from '../socket/shares.ts';
import type { ConcurrencyLimit } from './concurrency-limit.ts';
import { identify } from './identify.ts';
import type { MountOptions } from './mount-options.ts';
import { isOperator, operatorOf } from './operator.ts';
import type { RateLimiter } from './rate-limit.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The caller as the credential identifies them; undefined on routes that need none. */
    actor: Actor | undefined;
    /** What else the actor has asked for; undefined on routes without a credential. */
    share: Share | undefined;
    /** How long it has waited for events, before `waitingSince`. */
    waitedMs: number;
    /** Since when it waits; 0 while it does not. */
    waitingSince: number;
    /** As what it is counted and logged, where no route takes it. */
    answeredAs: Pick<FastifyContextConfig, 'dialectId'> | undefined;
  }
  interface FastifyContextConfig {
    routeId?: string | undefined;
    dialectId?: string | undefined;
    /** How large a body may be, where it is not the usual limit. */
    maxBodyBytes?: number | undefined;
    /** The media types of the files that it takes as a body. */
    uploads?: readonly string[] | undefined;
  }
}

type Hook = (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => void;

/** What every route of a dialect shares. */
export interface Admission {
  readonly authentication: Authentication;
  readonly operator: Operator;
  /** One per dialect: a caller has a separate limit on each face. */
  readonly limiter: RateLimiter;
  readonly concurrency: ConcurrencyLimit;
}

/** Runs before the body is read. Synchronous while the credential is cached. */
export function authenticate(dialect: Dialect, route: DialectRoute, admission: Admission, options: MountOptions): Hook {
  const { authentication, operator, limiter, concurrency } = admission;
  const needed = requiredScope(dialect, route);
  const admit = (actor: Actor, request: FastifyRequest, reply: FastifyReply) => {
    request.actor = actor;
    // Counted first: what is refused for its rate takes time, too.
    request.share = requireShare(actor.id, concurrency, options);
    countRequest(dialect.rateLimit, limiter, actor, reply, options);
    if (actor.limits !== null) requireWithinLimits(actor.limits, route, request.query);
    requireScope(dialect, needed, actor);
  };

  return (request, reply, done) => {
    const token = dialect.credential(request);
    const cached = token === undefined ? undefined : authentication.authenticateCached(token);
    if (cached !== undefined) return settle(() => admit(cached, request, reply), done);
    if (isOperator(dialect, request)) return admitOperator(operatorOf(dialect, route, request, operator), request, done);
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

/** What the token is limited to, on whichever face. The core asks for the dry run again. */
export function requireWithinLimits(limits: TokenLimits, route: DialectRoute, query: unknown): void {
  if (!allowsEndpoint(limits, route)) throw new Problem('forbidden', 'Your token is limited to other endpoints.');
  if (!limits.dryRunOnly || route.method === 'GET') return;
  const { dryRun } = query as { readonly dryRun?: unknown };
  if (dryRun !== 'true') throw new Problem('forbidden', 'Your token only tries things out: add dryRun=true.');
}

/** Refuses a credential without the scope that a route needs. */
export function requireScope(dialect: Dialect, needed: Scope, actor: Actor): void {
  if (hasScope(actor.scopes, needed)) return;
  throw new Problem('forbidden', 'The credential does not have the scope for this.', {
    scopes: acceptedWords(dialect, needed),
  });
}

/** The operator has every scope, and no limits: they could change the limits. */
function admitOperator(found: Promise<Actor>, request: FastifyRequest, done: (error?: Error) => void): void {
  found.then(actor => {
    request.actor = actor;
    done();
  }, done);
}

/** For routes that need no credential: their callers are limited by address. */
export function countAnonymous({ concurrency }: Admission, options: MountOptions): Hook {
  return (request, _reply, done) => {
    const refusal = refusalByAddress(request, options);
    if (refusal !== undefined) return done(refusal);
    options.addresses.count(request.ip);
    settle(() => {
      requireShare(networkOf(request.ip), concurrency, options);
    }, done);
  };
}

/** Counts the request. Where there is little room left, callers who ask for more than others are refused. */
function requireShare(caller: string, concurrency: ConcurrencyLimit, { shares }: MountOptions): Share {
  const share = shares.count(caller);
  if (!concurrency.hasRoom() && shares.isGreedy(caller)) throw OVERLOADED;
  return share;
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
  units = 1,
): void {
  const own = actor.policy[rateLimit.policy];
  const limit = (typeof own === 'number' ? own : null) ?? options.ratePerMinute ?? rateLimit.perMinute;
  const nowMs = options.rateMs();
  const state = limiter.count(actor, limit, nowMs, units);
  reply.headers(rateLimit.headers(state));
  if (state.used > state.limit) {
    options.traffic.refusals.callerRate += 1;
    throw tooMany('You have sent too many requests, over all of your tokens.', state);
  }
  const whole = options.countOrganization(actor.organizationId, nowMs, units);
  if (whole === undefined || whole.used <= whole.limit) return;
  options.traffic.refusals.organizationRate += 1;
  throw tooMany('Your organization has sent too many requests.', whole);
}

/** Counts the calls that are parts of one. The operator's are not counted. */
export function chargeParts(
  { rateLimit }: Dialect,
  { limiter }: Pick<Admission, 'limiter'>,
  actor: Actor,
  calls: number,
  reply: FastifyReply,
  options: MountOptions,
): void {
  if (actor.kind !== 'system' && calls > 0) countRequest(rateLimit, limiter, actor, reply, options, calls);
}

/** So many bytes of an answer are worth one more request. Few pages of any list have as many. */
const BYTES_OF_REQUEST = 256 * 1024;

/** Counts a long answer as several requests: it costs as much. */
export function charge(admission: Pick<Admission, 'limiter'>, actor: Actor, bytes: number, options: MountOptions): void {
  const units = Math.floor(bytes / BYTES_OF_REQUEST);
  if (units === 0) return;
  const nowMs = options.rateMs();
  admission.limiter.count(actor, Number.POSITIVE_INFINITY, nowMs, units);
  options.countOrganization(actor.organizationId, nowMs, units);
}

function tooMany(message: string, { limit, resetSeconds }: RateState): Problem {
  return new Problem('rate_limited', message, { limit, retryAfterSeconds: resetSeconds });
}

/** The scope of the core that the route needs. */
export function requiredScope(dialect: Dialect, route: DialectRoute): Scope {
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
