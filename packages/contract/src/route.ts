/** A route as a value: validation, serialization, the API reference, the client's types and the security tests are read from it. */
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
  /** The scope that a credential needs, in the dialect's own words; null where no credential is needed. */
  readonly scope: string | null;
  readonly query?: TSchema;
  /** Absent: a body is read and ignored. */
  readonly body?: TSchema;
  /** The body is a form (application/x-www-form-urlencoded) rather than JSON. */
  readonly form?: boolean;
  /** A request without a body is served too. */
  readonly bodyOptional?: boolean;
  /** The status of success. */
  readonly status: number;
  /** Null: success has no body. */
  readonly reply: TSchema | null;
}

/** Keeps the exact types of the schemas, so that handlers and clients are typed by them. */
export function defineRoute<const R extends Route>(route: R): R {
  return route;
}
