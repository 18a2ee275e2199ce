/** Lists groups in keyset pages, as far as the actor sees them. */
import type { Core } from '../../core/core.ts';
import { toStored } from '../../core/groups/find.ts';
import { isBoundToLocations, mayAct } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { selectGroups } from '../../storage/statements/groups.ts';
import { countGroup } from '../counting.ts';
import { createMatch } from '../listing.ts';
import { type ListPage, type ListRequest, pageOfList, type Walk } from '../lists.ts';
import { type CountedGroup, groupsOf } from './counted.ts';

export interface GroupFilter {
  /** A part of the name or of the description. */
  readonly search: string | null;
}

export type GroupRequest = ListRequest<GroupFilter, 'number'>;

/** Groups that one statement reads. */
const STRIDE = 200;

export function listGroups(core: Core, actor: Actor, request: GroupRequest): Promise<ListPage<CountedGroup>> {
  const matches = createMatch(request.filter?.search ?? null);
  const descending = request.sort?.descending ?? false;
  const read = async (after: number | null, limit: number) => {
    const found: CountedGroup[] = [];
    for await (const each of inOrder(core, actor, after, descending)) {
      const { number, name, description } = each.group;
      const isBehind = after === null || (descending ? number < after : number > after);
      if (isBehind && matches([name, description])) found.push(each);
      if (found.length === limit) break;
    }
    return found;
  };
  const walk: Walk<CountedGroup> = {
    read: (after, limit) => read(after === null ? null : Number(after[0]), limit),
    count: async () => (await read(null, Number.MAX_SAFE_INTEGER)).length,
    positionOf: ({ group }) => [group.number],
    kinds: ['number'],
  };
  return pageOfList('groups', request, walk, each => each);
}

/** An organization has some hundred groups at most: they are read in whole for the descending order. */
async function* inOrder(core: Core, actor: Actor, after: number | null, descending: boolean): AsyncGenerator<CountedGroup> {
  const seen = mayAct(actor, 'read people') ? everyGroup(core, actor, descending ? 0 : (after ?? 0)) : ownGroups(core, actor);
  if (!descending) return yield* seen;
  const all: CountedGroup[] = [];
  for await (const each of seen) all.push(each);
  yield* all.toReversed();
}

/** A group is where its members are: a location administrator sees those with somebody within reach. */
async function* everyGroup({ storage }: Core, actor: Actor, first: number): AsyncGenerator<CountedGroup> {
  for (let after = first; ; ) {
    const rows = await storage.all(selectGroups, { org: actor.org, after, limit: STRIDE });
    for (const row of rows) {
      const stored = toStored(row);
      const people = await countGroup(storage, actor, stored);
      if (!isBoundToLocations(actor) || people > 0) yield { group: stored.group, people };
      after = row.number;
    }
    if (rows.length < STRIDE) return;
  }
}

async function* ownGroups({ storage }: Core, actor: Actor): AsyncGenerator<CountedGroup> {
  yield* (await groupsOf(storage, actor, actor.id)).toSorted((one, other) => one.group.number - other.group.number);
}
