/** Jobs on many desk phones, which a person asks for. */
import type { Instant } from '../lib/instant.ts';
import type { DeviceId, LocationId } from './ids.ts';
import type { StoredActor } from './stored-actor.ts';

/** Their phones apply changed settings, build their configuration anew, or get other line keys. */
export const DESK_JOBS = ['desk_settings', 'rebuild_phones', 'key_layouts'] as const;
export type DeskJobKind = (typeof DESK_JOBS)[number];

/** What such a job is asked for with, and how far it is; stored as its payload. */
export interface DeskJobRequest {
  /** Null: all phones of the organization. */
  readonly locationId: LocationId | null;
  readonly askedBy: StoredActor;
  readonly askedAt: Instant;
  /** The request by which they asked. */
  readonly requestId: string;
  /** Of changed settings of a location: whether they count there, or those of the organization do. */
  readonly enabled?: boolean;
  /** Of line keys: which, and on which phones. */
  readonly keys?: KeysRequest;
  /** Where it goes on; not there before its first phones. */
  readonly done?: DeskJobDone;
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

/** What a job has done so far. It is stored in the transaction in which it was done, so that no phone is done twice. */
export interface DeskJobDone {
  /** The number of the last device. */
  readonly after: number;
  readonly phones: number;
  /** How many phones cannot have what was asked for. */
  readonly refused: number;
  /** The first of these. */
  readonly refusals: readonly DeskRefusal[];
}

export const NOTHING_DONE: DeskJobDone = { after: 0, phones: 0, refused: 0, refusals: [] };

/** Enough to see what is wrong. All of them are stored again with each further step of the job. */
export const REFUSALS_KEPT = 100;

export interface DeskRefusal {
  readonly deviceId: DeviceId;
  /** Why, for people. */
  readonly problem: string;
}

/** What came of it. */
export type DeskJobResult = Pick<DeskJobDone, 'phones' | 'refused'>;
