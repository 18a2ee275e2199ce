/** Merges of two records of one person: one goes on, and the other's id leads there. Also what an undo needs. */
import type { Instant } from '../lib/instant.ts';
import type { GroupId, LocationId, OwnerId, PersonId } from './ids.ts';
import type { Restricted, Touched } from './merge.ts';
import type { Person } from './person.ts';
import type { Calling } from './telephony.ts';

export type PersonThingKind = 'assignment' | 'identity' | 'block' | 'group' | 'calling' | 'access' | 'identifier';

/** One thing of the record that goes, and what becomes of it. */
export interface PersonThing {
  readonly kind: PersonThingKind;
  readonly id: string;
  /** By which people know it. */
  readonly name: string;
  readonly becomes: 'moves' | 'cut' | 'absorbed' | 'ends' | 'stays';
  readonly why: string | null;
}

/** A person without what dialects keep with them: that may be words about others, who would be erased everywhere but here. */
export type PersonFacts = Omit<Person, 'extras'>;

/** What an undo brings back. Without secrets. */
export interface PersonRestore {
  readonly merged: PersonFacts;
  readonly keptBefore: PersonFacts;
  readonly keptAfter: PersonFacts;
  readonly touched: readonly Touched[];
  readonly identities: readonly string[];
  readonly blocks: readonly string[];
  /** Not in what was stored by older versions. */
  readonly restricted?: readonly Restricted[];
  /** The groups of the record that went. */
  readonly groups: readonly GroupId[];
  /** Those of them in which the person was not before. */
  readonly joined: readonly GroupId[];
  readonly locations: readonly LocationId[];
  readonly calling: Calling | null;
  readonly callingMoved: boolean;
}

export interface PersonMerge {
  readonly id: string;
  readonly number: number;
  readonly keptId: PersonId;
  readonly mergedId: PersonId;
  readonly reason: string | null;
  readonly createdAt: Instant;
  /** Null for the system. */
  readonly createdBy: OwnerId | null;
  readonly undoUntil: Instant;
  /** When it was undone. */
  readonly closedAt: Instant | null;
  /** Null when it cannot be undone any more. */
  readonly restore: PersonRestore | null;
}
