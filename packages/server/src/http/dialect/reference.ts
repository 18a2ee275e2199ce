/** What a dialect tells the API reference beside its routes: names, security, the shape of its errors, and examples. */
import type { Route } from '@heldby/contract';
import type { TSchema } from 'typebox';

export interface Reference {
  readonly title: string;
  /** In Markdown. */
  readonly description: string;
  /** The named schemas, as their modules export them. What is no object's schema is left out. */
  readonly schemas: Readonly<Record<string, unknown>>;
  /** The body of every error, and its media type. */
  readonly problem: TSchema;
  readonly problemType: string;
  /** How callers authenticate, as an OpenAPI security scheme with its name. */
  readonly security: readonly [name: string, scheme: object];
  /** What each group of routes is about. A group is the second word of its routes' ids. */
  readonly tags: Readonly<Record<string, string>>;
  /** The request headers that a route reads beside the credential. */
  readonly takes?: (route: Route) => readonly RequestHeader[];
  /** Whether a successful answer carries the revision of its object as `ETag`. */
  readonly isTagged?: (route: Route) => boolean;
  /** Calls and their answers, which the goldens of the dialect send to a server. */
  readonly examples: Readonly<Record<string, Example>>;
}

export type RequestHeader = 'If-Match' | 'Idempotency-Key';

export interface Example {
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly status: number;
  readonly body?: unknown;
}
