/** Groups of people: made, changed and ended by administrators, and seen by whoever is in them. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Change, change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { mayActOnOthers, requireAdministrator } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Group, groupKey } from '../../domain/group.ts';
import type { GroupId, PersonId } from '../../domain/ids.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import {
  type CountedGroupRow,
  deleteGroup,
  deleteMembers,
  fromGroup,
  insertGroup,
  selectGroup,
  selectGroupByName,
  selectGroupByNumber,
  selectGroups,
  selectGroupsOf,
  toGroup,
  updateGroup,
} from '../../storage/statements/groups.ts';
import type { Reader } from '../../storage/storage.ts';
import { createMatch, type Listed, type ListRequest, sortBy, sortValues } from '../listing.ts';
import { countPeople } from '../people/count.ts';
import { type PersonRef, requireSelfOrOther } from '../people/refs.ts';

/** A group by id, or by its integer within the organization. */
export type GroupRef = { readonly id: GroupId } | { readonly number: number };

export interface CountedGroup {
  readonly group: Group;
  /** How many people are in it. */
  readonly people: number;
}

export interface GroupInput {
  readonly name: string;
  readonly description: string;
}

export interface Groups {
  /** An administrator's are all of them, everybody else's those that he is in. */
  readonly list: (actor: Actor, request: ListRequest<CountedGroup>) => Promise<Listed<CountedGroup>>;
  readonly get: (actor: Actor, group: GroupRef) => Promise<CountedGroup>;
  /** The groups that a person is in: one's own, and as an administrator anybody's. */
  readonly of: (actor: Actor, person: PersonRef) => Promise<readonly CountedGroup[]>;
  readonly create: (write: Write, input: GroupInput) => Promise<CountedGroup>;
  readonly update: (write: Write, group: GroupRef, input: Partial<GroupInput>) => Promise<CountedGroup>;
  /** Gives the group as it was. */
  readonly remove: (write: Write, group: GroupRef) => Promise<CountedGroup>;
}

export function createGroups(core: Core): Groups {
  const { storage } = core;
  const edit = async (write: Write, operation: string, request: unknown, work: (edit: Change) => Promise<StoredGroup>) => {
    requireAdministrator(write.actor, 'write people');
    return counted(storage, write.actor, await change(core, write, operation, request, work));
  };

  return {
    list: async (actor, request) => {
      const isWanted = createMatch(request.search);
      const seen = await visibleTo(storage, actor);
      const wanted = seen.filter(({ group }) => isWanted([group.name, group.description]));
      const sortable = wanted.map(item => ({ item, values: sortValues(item, request.order) }));
      const page = (await sortBy(sortable, request.order)).slice(request.start, request.start + request.count);
      return { items: page.map(({ item }) => item), total: wanted.length };
    },
    get: async (actor, ref) => {
      const found = await requireGroup(storage, actor, ref);
      if (mayActOnOthers(actor, 'read people')) return counted(storage, actor, found);
      const own = (await groupsOf(storage, actor, actor.id)).find(({ group }) => group.id === found.group.id);
      if (own === undefined) throw notFound('group');
      return own;
    },
    of: async (actor, ref) => {
      const person = await requireSelfOrOther(storage, actor, ref, 'read people');
      return groupsOf(storage, actor, person.id);
    },
    create: (write, input) =>
      edit(write, 'groups.create', input, async each => {
        await requireFreeName(each, input.name);
        const made = { forEverybody: false, createdAt: each.now, modifiedAt: each.now };
        const group: Group = { id: each.newId(), number: each.newNumber(), ...input, ...made };
        each.tx.send(insertGroup, { org: each.org, ...fromGroup(group) });
        each.record({ type: 'group.created', subject: group.id, after: group });
        return { group, members: 0 };
      }),
    update: (write, ref, input) =>
      edit(write, 'groups.update', { ref, input }, async each => {
        const found = await requireGroup(each.tx, write.actor, ref);
        const before = found.group;
        const after: Group = { ...before, ...input, modifiedAt: each.now };
        if (after.name === before.name && after.description === before.description) return found;
        if (after.name !== before.name) await requireRenamable(each, before, after.name);
        const { id, name, nameKey, description, modifiedAt } = fromGroup(after);
        each.tx.send(updateGroup, { org: each.org, id, name, nameKey, description, modifiedAt });
        each.record({ type: 'group.updated', subject: id, before, after });
        return { ...found, group: after };
      }),
    remove: (write, ref) =>
      edit(write, 'groups.remove', { ref }, async each => {
        const found = await requireGroup(each.tx, write.actor, ref);
        const { id, name, forEverybody } = found.group;
        if (forEverybody) throw new Problem('conflict', `The group ${name} cannot be deleted.`);
        const left = await each.tx.returning(deleteMembers, { org: each.org, groupId: id });
        each.tx.send(deleteGroup, { org: each.org, id });
        // One fact, however many were in it: an event for each of them would hold up everybody else's writes.
        const members = left.map(({ personId }) => personId);
        each.record({ type: 'group.removed', subject: id, before: { ...found.group, members } });
        return found;
      }),
  };
}

/** A group with how many people were put into it. */
interface StoredGroup {
  readonly group: Group;
  readonly members: number;
}

/** The group, whoever is in it. */
export async function requireGroup(reader: Reader, actor: Actor, ref: GroupRef): Promise<StoredGroup> {
  const found = await findGroup(reader, actor, ref);
  if (found === undefined) throw notFound('group');
  return found;
}

export async function findGroup(reader: Reader, { org }: Actor, ref: GroupRef): Promise<StoredGroup | undefined> {
  const row =
    'id' in ref ? await reader.one(selectGroup, { org, ...ref }) : await reader.one(selectGroupByNumber, { org, ...ref });
  return row === undefined ? undefined : toStored(row);
}

/** Rows that are read in one go, before others have their turn. */
const BATCH = 250;

async function visibleTo(reader: Reader, actor: Actor): Promise<readonly CountedGroup[]> {
  if (!mayActOnOthers(actor, 'read people')) return groupsOf(reader, actor, actor.id);
  const all: CountedGroup[] = [];
  for (let after = 0; ; await nextTurn()) {
    const rows = await reader.all(selectGroups, { org: actor.org, after, limit: BATCH });
    for (const row of rows) all.push(await counted(reader, actor, toStored(row)));
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return all;
    after = last.number;
  }
}

/** The one for everybody, which has the organization's id, and those into which the person was put. */
async function groupsOf(reader: Reader, actor: Actor, personId: PersonId): Promise<readonly CountedGroup[]> {
  const common = await findGroup(reader, actor, { id: actor.organizationId });
  const own = await reader.all(selectGroupsOf, { org: actor.org, personId });
  const groups: CountedGroup[] = common === undefined ? [] : [await counted(reader, actor, common)];
  for (const row of own) groups.push(await counted(reader, actor, toStored(row)));
  return groups;
}

/** Not within a transaction: everybody is counted in turns. */
async function counted(reader: Reader, { org }: Actor, { group, members }: StoredGroup): Promise<CountedGroup> {
  return { group, people: group.forEverybody ? await countPeople(reader, org) : members };
}

function toStored(row: CountedGroupRow): StoredGroup {
  return { group: toGroup(row), members: row.members };
}

async function requireRenamable(edit: Change, before: Group, name: string): Promise<void> {
  if (before.forEverybody) throw new Problem('conflict', `The group ${before.name} cannot be renamed.`);
  if (groupKey(name) !== groupKey(before.name)) await requireFreeName(edit, name);
}

async function requireFreeName({ tx, org }: Change, name: string): Promise<void> {
  const other = await tx.one(selectGroupByName, { org, nameKey: groupKey(name) });
  if (other !== undefined) throw new Problem('conflict', `There is a group ${name} already.`);
}
