/** Lists people with all that is told of them, for administrators: everybody, or the members of a group. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '../../core/core.ts';
import { type GroupRef, requireGroup } from '../../core/groups/find.ts';
import type { HandsetHolder } from '../../core/people/holder.ts';
import { requireRight, seesLocation } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { GroupId, OrgId } from '../../domain/ids.ts';
import {
  type ListedRow,
  selectListed,
  selectListedByNumber,
  selectListedMembers,
  toPerson,
} from '../../storage/statements/people.ts';
import { countPeople, numberBefore } from '../counting.ts';
import { createMatch, type Listed, type ListRequest, sortBy, sortValues } from '../listing.ts';

export type PeopleRequest = ListRequest<HandsetHolder>;

export interface PeopleList {
  /** Everybody whom the administrator sees. */
  readonly everybody: (actor: Actor, request: PeopleRequest) => Promise<Listed<HandsetHolder>>;
  /** The same of a group. */
  readonly members: (actor: Actor, group: GroupRef, request: PeopleRequest) => Promise<Listed<HandsetHolder>>;
}

/** Rows that are read in one go, before others have their turn. */
const BATCH = 250;

export function createPeopleList(core: Core): PeopleList {
  const { storage } = core;
  const byNumber = (org: OrgId, start: number, limit: number) =>
    inBatches(
      start,
      row => row.number,
      after => storage.all(selectListed, { org, after, limit }),
    );
  const membersOf = (org: OrgId, groupId: GroupId) =>
    inBatches(
      '',
      row => row.id,
      after => storage.all(selectListedMembers, { org, groupId, after, limit: BATCH }),
    );

  /** The page of a list that is in nobody's order and hides nobody: found by counting, whatever the organization's size. */
  const plainPage = async (org: number, { start, count }: PeopleRequest): Promise<Listed<HandsetHolder>> => {
    const total = await countPeople(storage, org);
    if (start >= total || count === 0) return { items: [], total };
    const items: HandsetHolder[] = [];
    for await (const rows of byNumber(org, await numberBefore(storage, org, start), Math.min(BATCH, count))) {
      items.push(...rows.slice(0, count - items.length).map(toHolder));
      if (items.length === count) break;
    }
    return { items, total };
  };

  /** Looks at each of them, keeps no more than it is found by, and reads again who stands on the page. */
  const searched = async (actor: Actor, request: PeopleRequest, batches: AsyncIterable<ListedRow[]>) => {
    const isWanted = createMatch(request.search);
    const found: { readonly number: number; readonly values: readonly (string | number)[] }[] = [];
    for await (const rows of batches) {
      for (const row of rows) {
        if (!sees(actor, row) || !isWanted([row.login, `${row.firstName} ${row.lastName}`, row.email])) continue;
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
    const isPlain = request.search === null && request.order.length === 0 && actor.role !== 'location_admin';
    if (isPlain) return plainPage(org, request);
    return searched(actor, request, byNumber(org, 0, BATCH));
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
      return searched(actor, { ...request, order }, membersOf(actor.org, group.id));
    },
  };
}

const IN_ORDER_OF_CREATION: PeopleRequest['order'][number] = { of: ({ person }) => person.number, descending: false };

async function* inBatches<K>(
  start: K,
  keyOf: (row: ListedRow) => K,
  read: (after: K) => Promise<ListedRow[]>,
): AsyncGenerator<ListedRow[]> {
  let after = start;
  for (;;) {
    const rows = await read(after);
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = keyOf(last);
    await nextTurn();
  }
}

function toHolder({ lastCatalogSignInAt, ...row }: ListedRow): HandsetHolder {
  return { person: toPerson(row), lastCatalogSignInAt };
}

function sees(actor: Actor, { id, locationId }: ListedRow): boolean {
  return actor.id === id || seesLocation(actor, locationId);
}
