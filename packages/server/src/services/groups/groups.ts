/** Groups of people. Administrators create, change and remove them; members can read theirs. */
import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireGroupManagedBy } from '../../core/directory-guards.ts';
import { type GroupRef, requireGroup, type StoredGroup, toStored } from '../../core/groups/find.ts';
import { createGroup, type GroupInput, removeGroup, saveGroup } from '../../core/groups/save.ts';
import { type PersonRef, requireSelfOrOther } from '../../core/people/find.ts';
import { isBoundToLocations, mayAct } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { notFound } from '../../domain/problem.ts';
import { selectGroups } from '../../storage/statements/groups.ts';
import type { Reader } from '../../storage/storage.ts';
import { BATCH, createMatch, inBatches, type Listed, type ListRequest, sortBy, sortValues } from '../listing.ts';
import type { ListPage } from '../lists.ts';
import { type CountedGroup, counted, groupsOf } from './counted.ts';
import { type GroupRequest, listGroups } from './listed.ts';

export interface Groups {
  /** Administrators see all groups, or those with somebody in their locations; everybody else sees their own. */
  readonly list: (actor: Actor, request: ListRequest<CountedGroup>) => Promise<Listed<CountedGroup>>;
  /** The same in keyset pages. */
  readonly page: (actor: Actor, request: GroupRequest) => Promise<ListPage<CountedGroup>>;
  readonly get: (actor: Actor, group: GroupRef) => Promise<CountedGroup>;
  /** The groups of a person: the actor, or anybody for an administrator. */
  readonly of: (actor: Actor, person: PersonRef) => Promise<readonly CountedGroup[]>;
  readonly create: (write: Write, input: GroupInput) => Promise<CountedGroup>;
  readonly update: (write: Write, group: GroupRef, input: Partial<GroupInput>) => Promise<CountedGroup>;
  /** Returns the removed group. */
  readonly remove: (write: Write, group: GroupRef) => Promise<CountedGroup>;
}

export function createGroups(core: Core): Groups {
  const { storage } = core;
  const edit = async (write: Write, name: string, request: unknown, work: (edit: Edit) => Promise<StoredGroup>) =>
    counted(storage, write.actor, await change(core, write, { name, needs: 'write people' }, request, work));

  return {
    list: async (actor, request) => {
      const isWanted = createMatch(request.search);
      const seen = await visibleTo(storage, actor);
      const wanted = seen.filter(({ group }) => isWanted([group.name, group.description]));
      const sortable = wanted.map(item => ({ item, values: sortValues(item, request.order) }));
      const page = (await sortBy(sortable, request.order)).slice(request.start, request.start + request.count);
      return { items: page.map(({ item }) => item), total: wanted.length };
    },
    page: (actor, request) => listGroups(core, actor, request),
    get: async (actor, ref) => {
      const found = await requireGroup(storage, actor, ref);
      if (mayAct(actor, 'read people')) {
        const seen = await counted(storage, actor, found);
        if (!isSeen(actor, seen)) throw notFound('group');
        return seen;
      }
      const own = (await groupsOf(storage, actor, actor.id)).find(({ group }) => group.id === found.group.id);
      if (own === undefined) throw notFound('group');
      return own;
    },
    of: async (actor, ref) => {
      const person = await requireSelfOrOther(storage, actor, ref, 'read people');
      return groupsOf(storage, actor, person.id);
    },
    create: (write, input) =>
      edit(write, 'groups.create', input, async each => ({ group: await createGroup(each, input), members: 0 })),
    update: (write, ref, input) =>
      edit(write, 'groups.update', { ref, input }, async each => {
        const found = await requireGroup(each.tx, each.actor, ref);
        await requireGroupManagedBy(each, found.group);
        return { ...found, group: await saveGroup(each, found.group, input) };
      }),
    remove: (write, ref) =>
      edit(write, 'groups.remove', { ref }, async each => {
        const found = await requireGroup(each.tx, each.actor, ref);
        await requireGroupManagedBy(each, found.group);
        await removeGroup(each, found.group);
        return found;
      }),
  };
}

async function visibleTo(reader: Reader, actor: Actor): Promise<readonly CountedGroup[]> {
  if (!mayAct(actor, 'read people')) return groupsOf(reader, actor, actor.id);
  const batches = inBatches(
    0,
    after => reader.all(selectGroups, { org: actor.org, after, limit: BATCH }),
    row => row.number,
  );
  const all: CountedGroup[] = [];
  for await (const rows of batches) for (const row of rows) all.push(await counted(reader, actor, toStored(row)));
  return all.filter(each => isSeen(actor, each));
}

/** A group is where its members are: a location administrator sees those with somebody within reach, and counts only these. */
function isSeen(actor: Actor, { people }: CountedGroup): boolean {
  return !isBoundToLocations(actor) || people > 0;
}
