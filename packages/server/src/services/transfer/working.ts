/** What the work on an import is done with. */
import type { Core } from '../../core/core.ts';
import type { Actor } from '../../domain/actor.ts';

export interface Working {
  readonly core: Core;
  readonly actor: Actor;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => Promise<void> | void;
}
