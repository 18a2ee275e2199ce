/**
 * The search index: what the rest of the program sees of it, and what its two kinds have in common. It is made of the rows, so it is
 * in no backup and can be built again at any time; what it finds is compared with the rows before anybody sees it.
 */
import type { OrgId } from '../../domain/ids.ts';
import type { Condition } from '../../domain/search/wanted.ts';

/** What is searched apart from one another. `former`: people who have left. */
export const SEARCHED_NOUNS = ['person', 'former', 'device'] as const;
export type SearchedNoun = (typeof SEARCHED_NOUNS)[number];

/** Which numbers are asked for: those strictly between two, in this order. */
export interface NumberRange {
  readonly above: number;
  readonly below: number;
  readonly descending: boolean;
  readonly limit: number;
}

export interface IndexQuestion extends NumberRange {
  readonly org: OrgId;
  readonly noun: SearchedNoun;
  readonly wanted: Condition;
  /** What is left out of it; null for nothing. */
  readonly without: Condition | null;
}

/** Asks for devices that have a mark. */
export interface MarkQuestion extends NumberRange {
  readonly org: OrgId;
  readonly mark: DeviceMark;
}

/** What is true of few devices and is in no column of theirs. `free`: nobody has been given it, or they have all given it back. */
export const DEVICE_MARKS = ['free'] as const;
export type DeviceMark = (typeof DEVICE_MARKS)[number];

/** Up to where an organization is indexed. */
export interface IndexPosition {
  readonly sequence: number;
  /** The chain after that event: tells this history from another one, where the store was replaced by an older copy. */
  readonly chain: Uint8Array | null;
  /** Which row comes next while the index is built; null when it is complete. */
  readonly building: Building | null;
}

export interface Building {
  readonly noun: 'person' | 'device';
  /** Rows with a number up to this one are indexed. */
  readonly after: number;
}

export interface IndexedDocument {
  readonly noun: SearchedNoun;
  readonly number: number;
  /** Null: it is taken out. */
  readonly text: string | null;
}

/** Whether a device has a mark. */
export interface IndexedMark {
  readonly mark: DeviceMark;
  readonly number: number;
  readonly isSet: boolean;
}

/** A part of the work on an organization. */
export interface IndexStep {
  readonly documents: readonly IndexedDocument[];
  readonly marks: readonly IndexedMark[];
  /** The organization's documents go first. */
  readonly clear?: boolean;
  readonly position: IndexPosition;
  /** Another step has to follow: it took as much as a step takes, or belongs to building the index. */
  readonly hasMore?: boolean;
}

/** What an organization needs after a step; `elsewhere` where none was taken, because another node was taking one. */
export type Advanced = 'more' | 'done' | 'elsewhere';

/** How the index is written. Only the thread that feeds it does. */
export interface IndexWriter {
  /**
   * Takes one step for an organization, whose position is null before the first one. The step and its position are kept together.
   * `step` gives null where there is nothing to do.
   */
  readonly advance: (org: OrgId, step: (position: IndexPosition | null) => Promise<IndexStep | null>) => Promise<Advanced>;
  readonly close: () => Promise<void>;
}

/** How the index is asked. */
export interface IndexFinder {
  readonly find: (question: IndexQuestion) => Promise<number[]>;
  readonly marked: (question: MarkQuestion) => Promise<number[]>;
  /** Undefined before anything of the organization is indexed. */
  readonly position: (org: OrgId) => Promise<IndexPosition | undefined>;
  readonly close: () => Promise<void>;
}

/** How the index finds parts of words: by SQLite's FTS5, by PostgreSQL's extension, or by arrays where that is not to be had. */
export type IndexKind = 'fts5' | 'pg_trgm' | 'arrays';

/** Above every number of a person or device. */
export const BEYOND_NUMBERS = 2 ** 40 - 1;
