/** Reads the people that a list considers, in batches, limited to the actor's reach. */
import { isBoundToLocations, reachOf } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { GroupId, OrgId } from '../../domain/ids.ts';
import {
  type ListedRow,
  selectListed,
  selectListedInReach,
  selectListedMembers,
  selectPersonNumberAfter,
} from '../../storage/statements/people.ts';
import type { Reader } from '../../storage/storage.ts';
import { BATCH, inBatches } from '../listing.ts';
import { inStrides } from '../walk.ts';

type Batches = AsyncIterable<readonly ListedRow[]>;

/** Everybody after a number, without checking whether the actor may see them. */
export function peopleFrom(reader: Reader, org: OrgId, start: number, limit = BATCH): Batches {
  const read = (after: number) => reader.all(selectListed, { org, after, limit });
  return inBatches(start, read, row => row.number);
}

/** Everybody that the actor may see, in order of creation. */
export function everybodyIn(reader: Reader, actor: Actor): Batches {
  const { org } = actor;
  if (!isBoundToLocations(actor)) return peopleFrom(reader, org, 0);
  const key = { org, ...reachOf(actor) };
  return inStrides(
    {
      edge: async (start, skip) => (await reader.one(selectPersonNumberAfter, { org, start, skip }))?.number,
      read: ({ above, below }, limit) => reader.all(selectListedInReach, { ...key, after: above, upTo: below - 1, limit }),
    },
    0,
  );
}

/** The members of a group that the actor may see, by id. */
export async function* membersIn(reader: Reader, actor: Actor, groupId: GroupId): AsyncGenerator<readonly ListedRow[]> {
  const key = { org: actor.org, groupId, limit: BATCH, ...reachOf(actor) };
  const read = (after: string) => reader.all(selectListedMembers, { ...key, after });
  for await (const rows of inBatches('', read, row => row.id)) yield rows.filter(row => row.inReach === 1).map(toListed);
}

function toListed({ inReach: _, ...row }: ListedRow & { readonly inReach: number }): ListedRow {
  return row;
}
