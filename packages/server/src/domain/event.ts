/** One thing that happened, committed with the state that it changed. The contract lists the types and what each of them says. */
import type { DeviceId } from './ids.ts';
import type { Owner } from './owner.ts';

/** What a change says of itself; the transaction adds who, when, why and the sequence. */
export interface Occurrence<T extends string = string> {
  readonly type: T;
  /** The id of what changed: the word before the dot in `type` says what it is. */
  readonly subject: string;
  readonly device?: DeviceId | null | undefined;
  readonly owner?: Owner | null | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
}
