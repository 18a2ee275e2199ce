/** The core's groups as Apperian's (contract apperian §10). Pure. */
import type { Static } from 'typebox';
import type { GroupInput } from '../../../core/groups/save.ts';
import type { CountedGroup } from '../../../services/groups/counted.ts';
import { findRef, type Ref, renderId } from '../ids.ts';
import type { ChangedGroup, Group } from '../schemas/groups.ts';
import type { SortFields } from './list-request.ts';

/** heldby keeps no apps, so that a group has none. */
const APPS = 0;

export function toGroup({ group, people }: CountedGroup): Static<typeof Group> {
  const { id, number, name, description } = group;
  return { psk: number, id: renderId(id), name, description, app_count: APPS, user_count: people };
}

export const GROUP_FIELDS: SortFields<CountedGroup> = {
  psk: ({ group }) => group.number,
  id: ({ group }) => renderId(group.id),
  name: ({ group }) => group.name,
  description: ({ group }) => group.description,
  app_count: () => APPS,
  user_count: ({ people }) => people,
};

/** Only the members that the request has. */
export function toGroupInput({ group_name, group_description }: Static<typeof ChangedGroup>): Partial<GroupInput> {
  return {
    ...(group_name === undefined ? {} : { name: group_name }),
    ...(group_description === undefined ? {} : { description: group_description }),
  };
}

export type Key = number | string;

/** No object has the number 0: it stands for a key that cannot be one. */
const NOBODY: Ref = { number: 0 };

export function toRefs(keys: readonly Key[]): Ref[] {
  return keys.map(key => findRef(String(key)) ?? NOBODY);
}

/** Splits the keys, as they were sent, into those that succeeded and the others. */
export function partition(keys: readonly Key[], done: readonly boolean[]): { done: Key[]; failed: Key[] } {
  return { done: keys.filter((_, place) => done[place]), failed: keys.filter((_, place) => !done[place]) };
}
