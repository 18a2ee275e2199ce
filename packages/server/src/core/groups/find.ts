/** Finds groups by id or number. */
import type { Actor } from '../../domain/actor.ts';
import type { Group } from '../../domain/group.ts';
import type { GroupId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import { type CountedGroupRow, selectGroup, selectGroupByNumber, toGroup } from '../../storage/statements/groups.ts';
import type { Reader } from '../../storage/storage.ts';

/** A group by id, or by its number within the organization. */
export type GroupRef = { readonly id: GroupId } | { readonly number: number };

/** A group with the number of its stored members. */
export interface StoredGroup {
  readonly group: Group;
  readonly members: number;
}

export async function requireGroup(reader: Reader, actor: Pick<Actor, 'org'>, ref: GroupRef): Promise<StoredGroup> {
  const found = await findGroup(reader, actor, ref);
  if (found === undefined) throw notFound('group');
  return found;
}

export async function findGroup(reader: Reader, { org }: Pick<Actor, 'org'>, ref: GroupRef): Promise<StoredGroup | undefined> {
  const row =
    'id' in ref ? await reader.one(selectGroup, { org, ...ref }) : await reader.one(selectGroupByNumber, { org, ...ref });
  return row === undefined ? undefined : toStored(row);
}

export function toStored(row: CountedGroupRow): StoredGroup {
  return { group: toGroup(row), members: row.members };
}
