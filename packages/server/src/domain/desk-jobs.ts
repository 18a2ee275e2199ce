/** Jobs on many desk phones, which a person asks for. */
import type { Instant } from '../lib/instant.ts';
import type { LocationId } from './ids.ts';

/** Their phones apply changed settings, build their configuration anew, or get other line keys. */
export const DESK_JOBS = ['desk_settings', 'rebuild_phones', 'key_layouts'] as const;
export type DeskJobKind = (typeof DESK_JOBS)[number];

/** What such a job is asked for with, and stored as its payload. */
export interface DeskJobRequest {
  /** Null: all phones of the organization. */
  readonly locationId: LocationId | null;
  /** Who asked: a person or an application. */
  readonly askedBy: string;
  readonly askedAt: Instant;
  /** The request by which they asked. */
  readonly requestId: string;
  /** Of changed settings of a location: whether they count there, or those of the organization do. */
  readonly enabled?: boolean;
  /** Of line keys: which, and on which phones. */
  readonly keys?: KeysRequest;
}

export interface KeysRequest {
  /** As it is kept with a device, by dialect. */
  readonly layout: Readonly<Record<string, unknown>>;
  /** Whether other members of the same parts stay, such as the keys of modules. */
  readonly keepsOthers: boolean;
  /** Only phones of these models; null for every one. */
  readonly models: readonly string[] | null;
  /** Only phones in these; null for everywhere. */
  readonly locationIds: readonly LocationId[] | null;
  /** Only phones with one of these tags, unless there are none. */
  readonly tags: readonly string[];
  readonly withoutTags: readonly string[];
  /** Not the phones that keep this already; null for none. */
  readonly unless: Readonly<Record<string, unknown>> | null;
}

/** What came of it. */
export interface DeskJobResult {
  readonly phones: number;
}
