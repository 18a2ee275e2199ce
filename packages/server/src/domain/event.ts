/** An event before it is stored. The contract declares the types and their payloads. */
import type { DeviceId } from './ids.ts';
import type { Owner } from './owner.ts';

/** The transaction adds actor, time, reason and sequence. */
export interface Occurrence<T extends string = string> {
  readonly type: T;
  /** The id of the changed object. The word before the dot in `type` says of which kind it is. */
  readonly subject: string;
  readonly device?: DeviceId | null | undefined;
  readonly owner?: Owner | null | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
}
