/** The declaration of a route. Validation, serialization, the API reference, the client and the security tests derive from it. */
import type { TSchema } from 'typebox';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Route {
  /** Unique among all routes of all dialects: `native.people.list`. */
  readonly id: string;
  readonly method: Method;
  /** Path parameters in braces: `/registry/v1/people/{personId}`. */
  readonly path: string;
  /** One sentence for the API reference. */
  readonly summary: string;
  /** The scope that a credential needs, in the dialect's words; null if no credential is needed. */
  readonly scope: string | null;
  readonly query?: TSchema;
  /** If absent, a body is read and ignored. */
  readonly body?: TSchema;
  /** The body is a form (application/x-www-form-urlencoded) rather than JSON. */
  readonly form?: boolean;
  /** The body is a file of one of these media types. It is read as it comes, and not checked by a schema. */
  readonly uploads?: readonly string[];
  /** Requests without a body are accepted. */
  readonly bodyOptional?: boolean;
  /** The status of a successful reply. */
  readonly status: number;
  /** Null if a successful reply has no body. */
  readonly reply: TSchema | null;
  /** The media type of a successful reply that is a stream of bytes; `reply` is null then. */
  readonly streams?: string;
  /** The reply is text/csv where the caller prefers it. */
  readonly csv?: boolean;
  /** Why the write cannot be a part of a batch; only for one that takes `dryRun`. */
  readonly alone?: string;
  /** How large a body may be, where it is not the usual limit. */
  readonly maxBodyBytes?: number;
}

/** Preserves the exact types of the schemas, from which handlers and clients get theirs. */
export function defineRoute<const R extends Route>(route: R): R {
  return route;
}
