/** Locations of people and devices, and the workspaces in them that own devices. */
import type { Instant } from '../lib/instant.ts';
import type { LocationId, WorkspaceId } from './ids.ts';

export interface Location {
  readonly id: LocationId;
  readonly name: string;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  /** Null while it is open. */
  readonly closedAt: Instant | null;
  /** What dialects keep with it, as JSON by dialect; null for nothing. */
  readonly extras: string | null;
  readonly revision: number;
}

export interface Workspace {
  readonly id: WorkspaceId;
  readonly name: string;
  readonly locationId: LocationId | null;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  /** Null while it is open. */
  readonly closedAt: Instant | null;
  /** What dialects keep with it, as JSON by dialect; null for nothing. */
  readonly extras: string | null;
  readonly revision: number;
}
