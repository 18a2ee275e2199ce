/** A dialect: one way of speaking HTTP. Each vendor's API, OAuth and the native API are values of this one type. */
import type { Readable } from 'node:stream';
import type { Route } from '@heldby/contract';
import type { FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Write } from '../../core/change.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Services } from '../../services/services.ts';
import type { CsvReply } from './csv-reply.ts';
import type { EventStream } from './event-stream.ts';
import type { InnerCalls } from './inner-calls.ts';
import type { LongReply } from './long-reply.ts';
import type { PolicyPart } from './policy.ts';
import type { Reference } from './reference.ts';
import type { Shows } from './shows.ts';

/** The part of a request that is known before anything is done for it. */
export type Asked = Pick<FastifyRequest, 'headers'>;

/** How callers identify themselves, what errors look like, which routes exist. */
export interface Dialect {
  readonly id: string;
  /** Beginnings of this dialect's paths, in whole segments. They decide whose error body an unknown path gets. `/` is the root alone. */
  readonly prefixes: readonly string[];
  /** Which paths under the prefixes are its own, where it shares a prefix with a dialect after it. */
  readonly narrows?: (path: string, asked: Asked) => boolean;
  /** Whether a request for a path that no dialect owns is for this one, by what the request carries. */
  readonly recognizes?: (asked: Asked) => boolean;
  /** For a vendor whose paths have several spellings: the one that the routes know. Applied before routing. */
  readonly canonicalUrl?: (url: string, asked: Asked) => string;
  /** What the caller presents to authenticate; undefined for nothing. */
  readonly credential: (asked: Asked) => string | undefined;
  /** Whether the operator may call it through their socket, without a token. */
  readonly operator?: OperatorRules;
  /** The caller's own id of the request, which the answer then carries instead of ours; undefined where they gave none. */
  readonly callerRequestId?: (asked: Asked) => string | undefined;
  /** Without a valid credential, an unknown path is 401 like every known one, not 404. */
  readonly hidesUnknownPaths?: boolean;
  /** Whether a path that fits a route is none: where an id would be, it has the name of a resource that is not served. */
  readonly isOtherResource?: (route: string, params: Readonly<Record<string, string>>) => boolean;
  /** The vendor's answer to a problem. */
  readonly problem: (problem: Problem, context: ProblemContext) => ProblemReply;
  /** Told of every refusal on its paths. It must not throw, and costs the answer nothing. */
  readonly refused?: (problem: Problem, request: FastifyRequest, services: Services) => void;
  /** The vendor's scope words and the scope of the core that each of them needs. */
  readonly scopes: Readonly<Record<string, Scope>>;
  /** Headers of every answer, errors included. */
  readonly headers: (requestId: string) => Readonly<Record<string, string>>;
  readonly cors: CorsRules;
  /** Its part of the organization's policy, where it has one. */
  readonly policy?: PolicyPart;
  readonly rateLimit: RateRules;
  /** The forms in which bodies are accepted; others are 415. */
  readonly bodies: readonly BodyForm[];
  /**
   * The parameters of queries that may be empty, which means the same as leaving them out: paging, sorting and switches. Every other
   * parameter must not be empty, because a filter with nothing in it would find everybody.
   */
  readonly mayBeEmpty: 'all' | readonly string[];
  readonly routes: readonly DialectRoute[];
  /** How it shows a device; left out where it shows none. */
  readonly shows?: Shows;
  /** What the API reference says beside the routes. */
  readonly reference: Reference;
}

export type BodyForm = 'json' | 'form';

export interface ProblemContext {
  /** The caller's id of the request where the dialect takes one, otherwise a UUID. */
  readonly requestId: string;
  /** The route that was called, where one was found. */
  readonly routeId: string | undefined;
  readonly method: string;
}

export interface ProblemReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent unchanged, with the content type that `headers` names. */
  readonly body: object | string;
}

/** An answer for people's browsers: a page, or with `Location` a redirect. */
export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly html: string;
}

export interface CorsRules {
  /** Which pages may call: all, or those of the origins that the organization lists in its policy. */
  readonly origins: 'all' | 'listed';
  readonly exposeHeaders: readonly string[];
}

export interface OperatorRules {
  /** Whether the route is about the installation as a whole. The operator need not say in which organization they call it. */
  readonly isOfInstallation: (route: Pick<Route, 'path'>) => boolean;
}

export interface RateRules {
  /** Requests a minute for one person or application, unless the organization or the installation sets another limit. */
  readonly perMinute: number;
  /** The member of the organization's policy that sets it: the core's, or one of the dialect's own. */
  readonly policy: string;
  /** Each application of a person has this limit, and the person ten times as much over all of them. */
  readonly perApplication?: boolean;
  readonly headers: (state: RateState) => Readonly<Record<string, string>>;
}

export interface RateState {
  readonly limit: number;
  readonly used: number;
  readonly resetSeconds: number;
}

/** One call of a route, after all checks: the caller, and what was sent in the types of the route's schemas. */
export interface Call<R extends Route = Route> {
  readonly actor: Actor;
  readonly params: Readonly<Record<string, string>>;
  readonly query: R['query'] extends TSchema ? Static<R['query']> : Record<string, never>;
  readonly body: R['body'] extends TSchema
    ? R['bodyOptional'] extends true
      ? Static<R['body']> | undefined
      : Static<R['body']>
    : undefined;
  /** Passed to the service by a call that changes something. */
  readonly write: Write;
  readonly request: FastifyRequest;
  readonly header: (name: string, value: string) => void;
  /** The present in milliseconds since 1970. */
  readonly nowMs: () => number;
  /**
   * Awaits an event that may be long in coming, as a long poll does. Until then the call takes no place among the requests at
   * work, and its wait is not taken for slow work.
   */
  readonly waiting: <T>(event: Promise<T>) => Promise<T>;
  /** A signal that is aborted when the client has gone, or the server stops. Ask for it only to wait. */
  readonly ended: () => AbortSignal;
  /** Calls other routes as parts of this call. */
  readonly inner: () => InnerCalls;
}

export interface DialectRoute extends Route {
  readonly handle: (call: Call, services: Services) => Promise<unknown>;
  /** The handler returns a `Page`, whose status may differ from the route's. */
  readonly isPage?: boolean;
}

/** Joins a handler to a route. The handler maps in, calls one service and maps out; nothing else. A list may come in parts. */
export function serve<R extends Route>(
  route: R,
  handle: (
    call: Call<R>,
    services: Services,
  ) => Promise<R['reply'] extends TSchema ? Static<R['reply']> | LongReply<Static<R['reply']>> | EventStream | CsvReply : void>,
): DialectRoute {
  return { ...route, handle: handle as unknown as DialectRoute['handle'] };
}

/** Does the same for a route whose reply is a stream of bytes. */
export function serveStream<R extends Route>(
  route: R,
  handle: (call: Call<R>, services: Services) => Promise<Readable>,
): DialectRoute {
  return { ...route, handle: handle as unknown as DialectRoute['handle'] };
}

/** Does the same for a route that people's browsers visit. */
export function servePage<R extends Route>(route: R, handle: (call: Call<R>, services: Services) => Promise<Page>): DialectRoute {
  return { ...route, isPage: true, handle: handle as unknown as DialectRoute['handle'] };
}
