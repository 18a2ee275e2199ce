/** Lists people for administrators: everybody, or the members of a group; searched, sorted and paged. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '../../core/core.ts';
import { type GroupRef, requireGroup } from '../../core/groups/find.ts';
import type { HandsetHolder } from '../../core/people/holder.ts';
import { isBoundToLocations, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { OrgId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import { type ListedRow, selectListedByNumber, toPerson } from '../../storage/statements/people.ts';
import type { Reader } from '../../storage/storage.ts';
import { countGroup, countPeople, numberBefore } from '../counting.ts';
import { BATCH, createMatch, type Listed, type ListRequest, sortBy, sortValues } from '../listing.ts';
import { everybodyIn, membersIn, peopleFrom } from './candidates.ts';

export type PeopleRequest = ListRequest<HandsetHolder>;

export interface PeopleList {
  /** Everybody that the administrator may see. */
  readonly everybody: (actor: Actor, request: PeopleRequest) => Promise<Listed<HandsetHolder>>;
  /** The members of a group that the administrator may see. */
  readonly members: (actor: Actor, group: GroupRef, request: PeopleRequest) => Promise<Listed<HandsetHolder>>;
}

export function createPeopleList({ storage }: Core): PeopleList {
  const everybody = (actor: Actor, request: PeopleRequest) => {
    const isPlain = request.search === null && request.order.length === 0 && !isBoundToLocations(actor);
    return isPlain ? plainPage(storage, actor.org, request) : search(storage, actor, request, everybodyIn(storage, actor));
  };

  return {
    everybody: async (actor, request) => {
      requireRight(actor, 'read people');
      return everybody(actor, request);
    },
    members: async (actor, ref, request) => {
      requireRight(actor, 'read people');
      const found = await requireGroup(storage, actor, ref);
      const { group } = found;
      if (isBoundToLocations(actor) && (await countGroup(storage, actor, found)) === 0) throw notFound('group');
      if (group.forEverybody) return everybody(actor, request);
      const order = [...request.order, IN_ORDER_OF_CREATION];
      return search(storage, actor, { ...request, order }, membersIn(storage, actor, group.id));
    },
  };
}

/** A page in order of creation for an actor who sees everybody. Its start is found by counting. */
async function plainPage(reader: Reader, org: OrgId, { start, count }: PeopleRequest): Promise<Listed<HandsetHolder>> {
  const total = await countPeople(reader, org);
  if (start >= total || count === 0) return { items: [], total };
  const items: HandsetHolder[] = [];
  for await (const rows of peopleFrom(reader, org, await numberBefore(reader, org, start), Math.min(BATCH, count))) {
    items.push(...rows.slice(0, count - items.length).map(toHolder));
    if (items.length === count) break;
  }
  return { items, total };
}

/** Compares every candidate, keeps only its number and sort values in memory, and reads the people of the page again. */
async function search(
  reader: Reader,
  actor: Actor,
  { search: wanted, order, start, count }: PeopleRequest,
  batches: AsyncIterable<readonly ListedRow[]>,
): Promise<Listed<HandsetHolder>> {
  const isWanted = createMatch(wanted);
  const found: { readonly number: number; readonly values: readonly (string | number)[] }[] = [];
  for await (const rows of batches) {
    for (const row of rows) {
      if (!isWanted([row.login, `${row.firstName} ${row.lastName}`, row.email])) continue;
      found.push({ number: row.number, values: order.length === 0 ? [] : sortValues(toHolder(row), order) });
    }
  }
  const page = (await sortBy(found, order)).slice(start, start + count);
  return { items: await readByNumber(reader, actor.org, page), total: found.length };
}

async function readByNumber(reader: Reader, org: OrgId, page: readonly { readonly number: number }[]): Promise<HandsetHolder[]> {
  const rows: (ListedRow | undefined)[] = [];
  for (let start = 0; start < page.length; start += BATCH) {
    if (start > 0) await nextTurn();
    const batch = page.slice(start, start + BATCH);
    rows.push(...(await Promise.all(batch.map(({ number }) => reader.one(selectListedByNumber, { org, number })))));
  }
  return rows.flatMap(row => (row === undefined ? [] : [toHolder(row)]));
}

const IN_ORDER_OF_CREATION: PeopleRequest['order'][number] = { of: ({ person }) => person.number, descending: false };

function toHolder({ lastCatalogSignInAt, ...row }: ListedRow): HandsetHolder {
  return { person: toPerson(row), lastCatalogSignInAt };
}
