/** Makes, reads, lists, changes and closes workspaces with how they are called. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import type { CallingWish } from '../../core/composed/call-owner.ts';
import { changeCalledWorkspace, openCalledWorkspace } from '../../core/composed/called-workspace.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { type Extras, parseExtras } from '../../core/extras.ts';
import { closeWorkspace, type WorkspaceWish } from '../../core/places/change.ts';
import type { WorkspaceInput } from '../../core/places/create.ts';
import { reachesOwner } from '../../core/reach.ts';
import { reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LocationId, WorkspaceId } from '../../domain/ids.ts';
import type { Workspace } from '../../domain/place.ts';
import { notFound } from '../../domain/problem.ts';
import type { Calling } from '../../domain/telephony.ts';
import { type CalledWorkspaceRow, selectCalledWorkspace, selectCalledWorkspaces } from '../../storage/statements/places.ts';
import type { Reader } from '../../storage/storage.ts';
import { pageOfList } from '../lists.ts';
import { pageById } from '../paging.ts';
import { walkById } from '../walk-by-id.ts';

export interface CalledWorkspace {
  readonly workspace: Workspace;
  /** Null for a workspace that cannot be called. */
  readonly calling: Pick<Calling, 'locationId' | 'extension' | 'phoneNumber'> | null;
}

/** All conditions must hold; null matches every workspace. */
export interface CalledWorkspaceFilter {
  readonly name: string | null;
  /** Where it is, or is called. */
  readonly locationId: LocationId | null;
  /** Whether it can be called. */
  readonly isCalled: boolean | null;
  /** A condition on what a dialect keeps with it. `text` says which one it is. */
  readonly kept: { readonly text: string; readonly matches: (extras: Extras) => boolean } | null;
}

export interface CalledWorkspaces {
  /** Not a closed one. */
  readonly get: (actor: Actor, id: WorkspaceId) => Promise<CalledWorkspace>;
  readonly list: (actor: Actor, filter: CalledWorkspaceFilter, page: PageRequest) => Promise<Page<CalledWorkspace>>;
  readonly create: (write: Write, input: WorkspaceInput, calling: CallingWish) => Promise<CalledWorkspace>;
  /** Without `calling`, it is called as before. */
  readonly update: (write: Write, id: WorkspaceId, input: WorkspaceWish, calling?: CallingWish) => Promise<CalledWorkspace>;
  /** Ends what it holds, and how it is called. */
  readonly close: (write: Write, id: WorkspaceId) => Promise<void>;
}

const needs = 'write devices';

export function createCalledWorkspaces(core: Core): CalledWorkspaces {
  const { storage } = core;
  return {
    get: async (actor, id) => {
      requireRight(actor, 'read devices');
      return toCalled(await requireOpen(storage, actor, id));
    },
    list: (actor, filter, page) => listCalled(storage, actor, filter, page),
    create: (write, input, calling) =>
      change(core, write, { name: 'calledWorkspaces.create', needs }, { input, calling }, edit =>
        openCalledWorkspace(edit, input, calling),
      ),
    update: (write, id, input, calling) =>
      change(core, write, { name: 'calledWorkspaces.update', needs }, { id, input, calling }, async edit =>
        changeCalledWorkspace(edit, await before(edit, id), input, calling),
      ),
    close: async (write, id) => {
      await change(core, write, { name: 'calledWorkspaces.close', needs }, { id }, async edit =>
        closeWorkspace(edit, await before(edit, id)),
      );
    },
  };
}

async function before(edit: Edit, id: WorkspaceId): Promise<Workspace> {
  const { workspace } = toCalled(await requireOpen(edit.tx, edit.actor, id));
  checkRevision(edit, workspace);
  return workspace;
}

async function requireOpen(reader: Reader, actor: Actor, id: WorkspaceId): Promise<CalledWorkspaceRow> {
  const row = await reader.one(selectCalledWorkspace, { org: actor.org, id });
  if (row === undefined || !(await reachesOwner(reader, actor, row))) throw notFound('workspace');
  return row;
}

/** A condition on what is kept is not one of the statement, which then is walked. */
async function listCalled(reader: Reader, actor: Actor, filter: CalledWorkspaceFilter, page: PageRequest) {
  requireRight(actor, 'read devices');
  const { kept, isCalled, ...conditions } = filter;
  const key = {
    org: actor.org,
    ...conditions,
    isCalled: isCalled === null ? null : isCalled ? 1 : 0,
    ...reachOf(actor),
  } as const;
  const read = (after: string, limit: number) => reader.all(selectCalledWorkspaces, { ...key, after, limit });
  if (kept === null) return pageById(page, read, toCalled);
  const matches = ({ extras }: CalledWorkspaceRow) => kept.matches(parseExtras(extras));
  const walk = walkById<CalledWorkspaceRow>({ descending: false, read, matches });
  return pageOfList('called workspaces', { ...page, filter: { ...conditions, isCalled, kept: kept.text } }, walk, toCalled);
}

function toCalled({ callingLocationId, extension, phoneNumber, ...workspace }: CalledWorkspaceRow): CalledWorkspace {
  const calling = callingLocationId === null ? null : { locationId: callingLocationId, extension, phoneNumber };
  return { workspace, calling };
}
