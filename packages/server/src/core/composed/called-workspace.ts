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
  return { workspace, calling: await callAs(edit, ownerOf(workspace), undefined, wish) };
}

/** Without a wish for calls, it is called as before. */
export async function changeCalledWorkspace(
  edit: Edit,
  before: Workspace,
  input: WorkspaceWish,
  wish: CallingWish | undefined,
): Promise<WorkspaceWithCalling> {
  const workspace = await changeWorkspace(edit, before, input);
  const calling = await findCalling(edit.tx, edit.org, before);
  return { workspace, calling: wish === undefined ? (calling ?? null) : await callAs(edit, ownerOf(before), calling, wish) };
}

function ownerOf({ id }: Workspace): Owner {
  return { kind: 'workspace', id };
}
