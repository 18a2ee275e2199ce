/** The groups of a directory: read, added, changed and deleted by it. */
import type { Write } from '../../core/change.ts';
import {
  deleteProvisionedGroup,
  type GroupWish,
  type ProvisionedGroup,
  provisionGroup,
  requireProvisionedGroup,
  reviseGroup,
} from '../../core/composed/provision-group.ts';
import type { Core } from '../../core/core.ts';
import type { Actor } from '../../domain/actor.ts';
import { groupKey } from '../../domain/group.ts';
import type { GroupId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import {
  countProvisionedGroups,
  type ProvisionedGroupRow,
  selectProvisionedGroup,
  selectProvisionedGroupByName,
  selectProvisionedGroupsAfter,
  selectProvisionedGroupsByExternalId,
  selectProvisionedMembers,
  toProvisionedGroup,
} from '../../storage/statements/directory-members.ts';
import type { Reader } from '../../storage/storage.ts';
import { callingDirectory, changeAsDirectory } from './caller.ts';

/** What groups are found by without reading all of them. */
export interface GroupLookup {
  readonly attribute: 'id' | 'displayName' | 'externalId';
  readonly value: string;
}

/** Without `members`, the list of them is empty, and is not read. */
type Parts = { readonly members: boolean };

export interface ProvisionedGroups {
  readonly count: (actor: Actor) => Promise<number>;
  /** In order of creation, behind a number. */
  readonly after: (actor: Actor, number: number, limit: number, parts?: Parts) => Promise<readonly ProvisionedGroup[]>;
  readonly find: (actor: Actor, lookup: GroupLookup, parts?: Parts) => Promise<readonly ProvisionedGroup[]>;
  readonly get: (actor: Actor, id: GroupId, parts?: Parts) => Promise<ProvisionedGroup>;
  readonly create: (write: Write, wish: GroupWish) => Promise<ProvisionedGroup>;
  /** `to`: how the directory wants the group, which is as it is in the same transaction. */
  readonly revise: (
    write: Write,
    id: GroupId,
    request: object,
    to: (before: ProvisionedGroup) => GroupWish,
  ) => Promise<ProvisionedGroup>;
  /** `check`: throws if the group is not as the directory thinks. */
  readonly remove: (write: Write, id: GroupId, check?: (before: ProvisionedGroup) => void) => Promise<void>;
}

const WHOLE: Parts = { members: true };

export function createProvisionedGroups(core: Core): ProvisionedGroups {
  const { storage } = core;
  const shown = (actor: Actor, rows: readonly ProvisionedGroupRow[], parts: Parts) =>
    Promise.all(rows.map(row => toShown(storage, actor, row, parts)));

  return {
    count: async actor => {
      const { id: directoryId } = await callingDirectory(storage, actor);
      return (await storage.one(countProvisionedGroups, { org: actor.org, directoryId }))?.total ?? 0;
    },
    after: async (actor, after, limit, parts = WHOLE) => {
      const { id: directoryId } = await callingDirectory(storage, actor);
      return shown(actor, await storage.all(selectProvisionedGroupsAfter, { org: actor.org, directoryId, after, limit }), parts);
    },
    find: async (actor, lookup, parts = WHOLE) => {
      const { id: directoryId } = await callingDirectory(storage, actor);
      return shown(actor, await findRows(storage, { org: actor.org, directoryId }, lookup), parts);
    },
    get: async (actor, id, parts = WHOLE) => {
      const { id: directoryId } = await callingDirectory(storage, actor);
      const row = await storage.one(selectProvisionedGroup, { org: actor.org, directoryId, id });
      if (row === undefined) throw notFound('group');
      return toShown(storage, actor, row, parts);
    },
    create: (write, wish) =>
      changeAsDirectory(core, write, 'groups.create', wish, (edit, directory) => provisionGroup(edit, directory, wish)),
    revise: (write, id, request, to) =>
      changeAsDirectory(core, write, 'groups.revise', { id, request }, async (edit, directory) => {
        const before = await requireProvisionedGroup(edit, directory, id);
        return reviseGroup(edit, directory, before, to(before));
      }),
    remove: (write, id, check) =>
      changeAsDirectory(core, write, 'groups.remove', { id }, async (edit, directory) => {
        const before = await requireProvisionedGroup(edit, directory, id);
        check?.(before);
        await deleteProvisionedGroup(edit, directory, before);
      }),
  };
}

async function toShown(reader: Reader, { org }: Actor, row: ProvisionedGroupRow, { members }: Parts): Promise<ProvisionedGroup> {
  const { directoryId, groupId } = row;
  const read = members ? await reader.all(selectProvisionedMembers, { org, directoryId, groupId }) : [];
  return { ...toProvisionedGroup(row), members: read };
}

function findRows(
  reader: Reader,
  key: { readonly org: number; readonly directoryId: string },
  { attribute, value }: GroupLookup,
): Promise<ProvisionedGroupRow[]> {
  switch (attribute) {
    case 'id':
      return reader.all(selectProvisionedGroup, { ...key, id: value });
    case 'displayName':
      return reader.all(selectProvisionedGroupByName, { ...key, nameKey: groupKey(value) });
    case 'externalId':
      return reader.all(selectProvisionedGroupsByExternalId, { ...key, externalId: value });
  }
}
