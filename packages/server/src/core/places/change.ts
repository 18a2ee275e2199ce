/** Renames, moves and opens locations and workspaces, and closes workspaces. */
import type { LocationId } from '../../domain/ids.ts';
import { tidyName } from '../../domain/names.ts';
import type { Location, Workspace } from '../../domain/place.ts';
import { Problem } from '../../domain/problem.ts';
import type { Edit } from '../change.ts';
import { type Extras, type Fit, fitted, mergeStoredExtras } from '../extras.ts';
import { requireKnownLocation } from '../locations.ts';
import { saveLocation, saveWorkspace } from './save.ts';

export interface LocationWish {
  readonly name?: string;
  /** Members that are given replace those of the same dialect and name. */
  readonly extras?: Extras | undefined;
  readonly fit?: Fit<Pick<Location, 'extras'>>;
}

export interface WorkspaceWish extends LocationWish {
  readonly locationId?: LocationId | null;
}

export function changeLocation(edit: Edit, before: Location, { name, extras, fit }: LocationWish): Location {
  requireOpen(before, 'location');
  const named = name === undefined ? before : { ...before, name: tidyName('name', name) };
  return saveLocation(edit, before, { ...named, extras: mergeStoredExtras(before.extras, fitted(extras, before, fit)) });
}

export function reopenLocation(edit: Edit, before: Location): Location {
  return saveLocation(edit, before, { ...before, closedAt: null });
}

export async function changeWorkspace(edit: Edit, before: Workspace, wish: WorkspaceWish): Promise<Workspace> {
  const { name, locationId, extras, fit } = wish;
  requireOpen(before, 'workspace');
  if (locationId !== undefined && locationId !== before.locationId) await requireKnownLocation(edit.tx, edit.actor, locationId);
  const kept = { ...before, extras: mergeStoredExtras(before.extras, fitted(extras, before, fit)) };
  const wanted = { ...kept, ...(name === undefined ? {} : { name: tidyName('name', name) }) };
  return saveWorkspace(edit, before, locationId === undefined ? wanted : { ...wanted, locationId });
}

export async function closeWorkspace(edit: Edit, before: Workspace): Promise<Workspace> {
  return before.closedAt === null ? saveWorkspace(edit, before, { ...before, closedAt: edit.now }) : before;
}

/** Back with its name. What it held stays ended. Its location must be open. */
export async function reopenWorkspace(edit: Edit, before: Workspace): Promise<Workspace> {
  if (before.closedAt !== null) await requireKnownLocation(edit.tx, edit.actor, before.locationId);
  return saveWorkspace(edit, before, { ...before, closedAt: null });
}

function requireOpen({ closedAt }: Pick<Location, 'closedAt'>, what: string): void {
  if (closedAt !== null) throw new Problem('conflict', `The ${what} is closed: open it again first.`);
}
