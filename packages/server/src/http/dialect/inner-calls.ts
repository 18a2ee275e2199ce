/** Calls of other routes as parts of one call. */
import type { Actor } from '../../domain/actor.ts';
import type { Services } from '../../services/services.ts';

export interface InnerCall {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: unknown;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly dryRun: boolean;
  /** Each call is a transaction of its own and stays when others fail. Otherwise only writes that can be undone are parts. */
  readonly standsAlone?: boolean;
}

export interface InnerAnswer {
  readonly status: number;
  /** Those of the handler, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface InnerCalls {
  /** Counts so many calls against the limits of the caller. Throws `rate_limited` if they are too many. */
  readonly count: (calls: number) => void;
  /** Calls the route of the path. Throws what it is refused with. */
  readonly run: (inner: InnerCall, actor: Actor, services: Services) => Promise<InnerAnswer>;
  /** The answer to what `run` threw. */
  readonly refused: (error: unknown, inner: InnerCall) => InnerAnswer;
}
