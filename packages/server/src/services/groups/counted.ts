/** Groups with the number of their people, and the groups of a person. */
import { findGroup, type StoredGroup, toStored } from '../../core/groups/find.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Group } from '../../domain/group.ts';
import type { PersonId } from '../../domain/ids.ts';
import { selectGroupsOf } from '../../storage/statements/groups.ts';
import type { Reader } from '../../storage/storage.ts';
import { countGroup } from '../counting.ts';

export interface CountedGroup {
  readonly group: Group;
  /** How many people are in the group, as far as the actor sees them. */
  readonly people: number;
}

/** The group of everybody, which has the organization's id, and those that the person was added to. */
export async function groupsOf(reader: Reader, actor: Actor, personId: PersonId): Promise<readonly CountedGroup[]> {
  const common = await findGroup(reader, actor, { id: actor.organizationId });
  const own = await reader.all(selectGroupsOf, { org: actor.org, personId });
  const groups: CountedGroup[] = common === undefined ? [] : [await counted(reader, actor, common)];
  for (const row of own) groups.push(await counted(reader, actor, toStored(row)));
  return groups;
}

export async function counted(reader: Reader, actor: Actor, stored: StoredGroup): Promise<CountedGroup> {
  return { group: stored.group, people: await countGroup(reader, actor, stored) };
}
