/** Lists people with all that administrators see of them: everybody, or the members of a group. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '../../core/core.ts';
import { type GroupRef, requireGroup } from '../../core/groups/find.ts';
import type { HandsetHolder } from '../../core/people/holder.ts';
import { isBoundToLocations, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { type ListedRow, selectListedByNumber, toPerson } from '../../storage/statements/people.ts';
import { countPeople, numberBefore } from '../counting.ts';
import { BATCH, createMatch, type Listed, type ListRequest, sortBy, sortValues } from '../listing.ts';
import { everybodyIn, membersIn, peopleFrom } from './candidates.ts';

export type PeopleRequest = ListRequest<HandsetHolder>;

export interface PeopleList {
  /** Everybody that the administrator sees. */
  readonly everybody: (actor: Actor, request: PeopleRequest) => Promise<Listed<HandsetHolder>>;
  /** The same of a group. */
  readonly members: (actor: Actor, group: GroupRef, request: PeopleRequest) => Promise<Listed<HandsetHolder>>;
}

export function createPeopleList(core: Core): PeopleList {
  const { storage } = core;
  /** A page in order of creation, for those who see everybody: found by counting, whatever the organization's size. */
  const plainPage = async (org: number, { start, count }: PeopleRequest): Promise<Listed<HandsetHolder>> => {
    const total = await countPeople(storage, org);
    if (start >= total || count === 0) return { items: [], total };
    const items: HandsetHolder[] = [];
    for await (const rows of peopleFrom(storage, org, await numberBefore(storage, org, start), Math.min(BATCH, count))) {
      items.push(...rows.slice(0, count - items.length).map(toHolder));
      if (items.length === count) break;
    }
    return { items, total };
  };

  /** Looks at each of them, keeps only what they are sorted by, and reads the people of the page again. */
  const searched = async (actor: Actor, request: PeopleRequest, batches: AsyncIterable<readonly ListedRow[]>) => {
    const isWanted = createMatch(request.search);
    const found: { readonly number: number; readonly values: readonly (string | number)[] }[] = [];
    for await (const rows of batches) {
      for (const row of rows) {
        if (!isWanted([row.login, `${row.firstName} ${row.lastName}`, row.email])) continue;
        const values = request.order.length === 0 ? [] : sortValues(toHolder(row), request.order);
        found.push({ number: row.number, values });
      }
    }
    const sorted = await sortBy(found, request.order);
    const page = sorted.slice(request.start, request.start + request.count);
    return { items: await readAgain(actor.org, page), total: found.length };
  };

  const readAgain = async (org: number, page: readonly { readonly number: number }[]): Promise<HandsetHolder[]> => {
    const rows: (ListedRow | undefined)[] = [];
    for (let start = 0; start < page.length; start += BATCH) {
      if (start > 0) await nextTurn();
      const batch = page.slice(start, start + BATCH);
      rows.push(...(await Promise.all(batch.map(({ number }) => storage.one(selectListedByNumber, { org, number })))));
    }
    return rows.flatMap(row => (row === undefined ? [] : [toHolder(row)]));
  };

  const everybody = (actor: Actor, request: PeopleRequest) => {
    const { org } = actor;
    const isPlain = request.search === null && request.order.length === 0 && !isBoundToLocations(actor);
    if (isPlain) return plainPage(org, request);
    return searched(actor, request, everybodyIn(storage, actor));
  };

  return {
    everybody: async (actor, request) => {
      requireRight(actor, 'read people');
      return everybody(actor, request);
    },
    members: async (actor, ref, request) => {
      requireRight(actor, 'read people');
      const { group } = await requireGroup(storage, actor, ref);
      if (group.forEverybody) return everybody(actor, request);
      const order = [...request.order, IN_ORDER_OF_CREATION];
      return searched(actor, { ...request, order }, membersIn(storage, actor, group.id));
    },
  };
}

const IN_ORDER_OF_CREATION: PeopleRequest['order'][number] = { of: ({ person }) => person.number, descending: false };

function toHolder({ lastCatalogSignInAt, ...row }: ListedRow): HandsetHolder {
  return { person: toPerson(row), lastCatalogSignInAt };
}
