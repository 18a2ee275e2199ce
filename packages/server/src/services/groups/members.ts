/** Adds people to groups and removes them. Each addition and removal is an event. */
import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireGroupManagedBy } from '../../core/directory-guards.ts';
import { findGroup, type GroupRef, requireGroup } from '../../core/groups/find.ts';
import { addMember, removeMember } from '../../core/groups/members.ts';
import { findPerson, type PersonRef, requirePerson } from '../../core/people/find.ts';
import { Problem } from '../../domain/problem.ts';

export interface GroupMembers {
  /** Returns for each of the people whether they are in the group now; false for unknown people. */
  readonly add: (write: Write, group: GroupRef, people: readonly PersonRef[]) => Promise<readonly boolean[]>;
  /** Returns for each of the people whether they were removed. */
  readonly remove: (write: Write, group: GroupRef, people: readonly PersonRef[]) => Promise<readonly boolean[]>;
  /** Returns for each of the groups whether the person is in it now. */
  readonly addTo: (write: Write, person: PersonRef, groups: readonly GroupRef[]) => Promise<readonly boolean[]>;
}

export function createGroupMembers(core: Core): GroupMembers {
  const edit = (write: Write, name: string, request: unknown, work: (edit: Edit) => Promise<boolean[]>) =>
    change(core, write, { name, needs: 'write people' }, request, work);

  return {
    add: (write, ref, people) =>
      edit(write, 'groupMembers.add', { ref, people }, async each => {
        const { group } = await requireGroup(each.tx, each.actor, ref);
        await requireGroupManagedBy(each, group);
        return inTurn(people, async person => {
          const row = await findPerson(each.tx, each.actor, person);
          if (row !== undefined) await addMember(each, group, row.id);
          return row !== undefined;
        });
      }),
    remove: (write, ref, people) =>
      edit(write, 'groupMembers.remove', { ref, people }, async each => {
        const { group } = await requireGroup(each.tx, each.actor, ref);
        await requireGroupManagedBy(each, group);
        if (group.forEverybody) throw new Problem('conflict', `Everybody is in the group ${group.name}.`);
        return inTurn(people, async person => {
          const row = await findPerson(each.tx, each.actor, person);
          return row !== undefined && removeMember(each, group, row.id);
        });
      }),
    addTo: (write, ref, groups) =>
      edit(write, 'groupMembers.addTo', { ref, groups }, async each => {
        const person = await requirePerson(each.tx, each.actor, ref);
        return inTurn(groups, async one => {
          const found = await findGroup(each.tx, each.actor, one);
          if (found === undefined) return false;
          await requireGroupManagedBy(each, found.group);
          await addMember(each, found.group, person.id);
          return true;
        });
      }),
  };
}

/** One after the other, because a transaction runs one statement at a time. */
async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<boolean>): Promise<boolean[]> {
  const results: boolean[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
