/** Makes and changes a workspace together with how it is called. */
import type { Owner } from '../../domain/owner.ts';
import type { Workspace } from '../../domain/place.ts';
import type { Calling } from '../../domain/telephony.ts';
import type { Edit } from '../change.ts';
import { changeWorkspace, type WorkspaceWish } from '../places/change.ts';
import { createWorkspace, type WorkspaceInput } from '../places/create.ts';
import { findCalling } from '../telephony/find-calling.ts';
import { type CallingWish, callAs } from './call-owner.ts';

export interface WorkspaceWithCalling {
  readonly workspace: Workspace;
  readonly calling: Calling | null;
}

export async function openCalledWorkspace(edit: Edit, input: WorkspaceInput, wish: CallingWish): Promise<WorkspaceWithCalling> {
  const workspace = await createWorkspace(edit, input);
  return { workspace, calling: await callWorkspace(edit, workspace, undefined, wish) };
}

/** Without a wish for calls, it is called as before. A location that was only shown for it, and comes back, is not kept. */
export async function changeCalledWorkspace(
  edit: Edit,
  before: Workspace,
  input: WorkspaceWish,
  wish: CallingWish | undefined,
): Promise<WorkspaceWithCalling> {
  const calling = await findCalling(edit.tx, edit.org, before);
  const { locationId, ...others } = input;
  const comesBack = wish !== null && before.locationId === null && locationId === calling?.locationId;
  const workspace = await changeWorkspace(edit, before, locationId === undefined || comesBack ? others : input);
  return { workspace, calling: wish === undefined ? (calling ?? null) : await callWorkspace(edit, workspace, calling, wish) };
}

/** A workspace that is not called yet is called where it is, unless the wish names a location. */
function callWorkspace(
  edit: Edit,
  workspace: Workspace,
  before: Calling | undefined,
  wish: CallingWish,
): Promise<Calling | null> {
  const { locationId } = workspace;
  const isThere = wish !== null && before === undefined && locationId !== null;
  return callAs(edit, ownerOf(workspace), before, isThere ? { locationId, ...wish } : wish);
}

function ownerOf({ id }: Workspace): Owner {
  return { kind: 'workspace', id };
}
