/** Who is in which group: people are put in and taken out by administrators, and each of it is an event. */

import { type Change, change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireAdministrator } from '../../core/rights.ts';
import type { Group } from '../../domain/group.ts';
import type { PersonId } from '../../domain/ids.ts';
import { personOwner } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import { deleteMember, insertMember } from '../../storage/statements/groups.ts';
import { findPerson, type PersonRef, requirePerson } from '../people/refs.ts';
import { findGroup, type GroupRef, requireGroup } from './groups.ts';

export interface GroupMembers {
  /** For each of the people whether he is in the group now; whoever is unknown is not. */
  readonly add: (write: Write, group: GroupRef, people: readonly PersonRef[]) => Promise<readonly boolean[]>;
  /** For each of the people whether he was taken out of the group. */
  readonly remove: (write: Write, group: GroupRef, people: readonly PersonRef[]) => Promise<readonly boolean[]>;
  /** For each of the groups whether the person is in it now. */
  readonly addTo: (write: Write, person: PersonRef, groups: readonly GroupRef[]) => Promise<readonly boolean[]>;
}

export function createGroupMembers(core: Core): GroupMembers {
  const edit = async (write: Write, operation: string, request: unknown, work: (edit: Change) => Promise<boolean[]>) => {
    requireAdministrator(write.actor, 'write people');
    return change(core, write, operation, request, work);
  };

  return {
    add: (write, ref, people) =>
      edit(write, 'groupMembers.add', { ref, people }, async each => {
        const { group } = await requireGroup(each.tx, write.actor, ref);
        return inTurn(people, async person => {
          const row = await findPerson(each.tx, write.actor, person);
          if (row !== undefined) await putIn(each, group, row.id);
          return row !== undefined;
        });
      }),
    remove: (write, ref, people) =>
      edit(write, 'groupMembers.remove', { ref, people }, async each => {
        const { group } = await requireGroup(each.tx, write.actor, ref);
        if (group.forEverybody) throw new Problem('conflict', `Everybody is in the group ${group.name}.`);
        return inTurn(people, async person => {
          const row = await findPerson(each.tx, write.actor, person);
          return row !== undefined && takeOut(each, group, row.id);
        });
      }),
    addTo: (write, ref, groups) =>
      edit(write, 'groupMembers.addTo', { ref, groups }, async each => {
        const person = await requirePerson(each.tx, write.actor, ref);
        return inTurn(groups, async one => {
          const found = await findGroup(each.tx, write.actor, one);
          if (found !== undefined) await putIn(each, found.group, person.id);
          return found !== undefined;
        });
      }),
  };
}

/** A transaction does one thing after the other. */
async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<boolean>): Promise<boolean[]> {
  const results: boolean[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** Whoever is in the group already stays there, and nothing is told of it. */
async function putIn(edit: Change, group: Group, personId: PersonId): Promise<void> {
  if (group.forEverybody) return;
  const { tx, org, now } = edit;
  if ((await tx.run(insertMember, { org, groupId: group.id, personId, now })) === 0) return;
  edit.record({ type: 'group.member_added', subject: group.id, owner: personOwner(personId) });
}

async function takeOut(edit: Change, group: Group, personId: PersonId): Promise<boolean> {
  const { tx, org } = edit;
  if ((await tx.run(deleteMember, { org, groupId: group.id, personId })) === 0) return false;
  edit.record({ type: 'group.member_removed', subject: group.id, owner: personOwner(personId) });
  return true;
}
