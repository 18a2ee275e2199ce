/** Lists people: filtered, in either order, as far as the actor sees them. */
import type { Core } from '../../core/core.ts';
import { isBoundToLocations, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Person } from '../../domain/person.ts';
import { type PersonRow, selectPeopleCreatedFrom, toPerson } from '../../storage/statements/people.ts';
import { countMembersUpTo, PEOPLE_PATHS, type PeopleConditions } from '../../storage/statements/people-filters.ts';
import type { Reader } from '../../storage/storage.ts';
import { numbersWithin } from '../created.ts';
import { identifiedBy } from '../identified.ts';
import { createMatch } from '../listing.ts';
import { isFiltered, type ListPage, type ListRequest, pageOfList } from '../lists.ts';
import { bindPath } from '../paths.ts';
import { type Path, walkByNumber } from '../walk.ts';
import { type PeopleFilter, pathsOf, toConditions } from './filter.ts';

export type PeopleSort = 'number' | 'createdAt';
export type PeopleRequest = ListRequest<PeopleFilter, PeopleSort>;

export async function listPeople({ storage }: Core, actor: Actor, request: PeopleRequest): Promise<ListPage<Person>> {
  requireRight(actor, 'read people');
  const { filter = {}, sort } = request;
  const identified = await identifiedBy(storage, actor.org, 'person', filter.identifiers ?? null);
  const conditions = toConditions(actor, filter, identified);
  const descending = sort?.descending ?? false;
  const walk = walkByNumber<PersonRow>({
    paths: await pathsFor(storage, conditions, descending),
    descending,
    within: await numbersWithin(storage, selectPeopleCreatedFrom, conditions),
    isExact: !isFiltered(filter) && !isBoundToLocations(actor),
    matches: matcher(filter.search ?? null),
  });
  return pageOfList('people', request, walk, toPerson);
}

async function pathsFor(reader: Reader, conditions: PeopleConditions, descending: boolean): Promise<Path<PersonRow>[]> {
  const names = (await isSmallGroup(reader, conditions)) ? (['group'] as const) : pathsOf(conditions);
  return names.map(name => bindPath(reader, PEOPLE_PATHS[name], conditions, descending));
}

/** Members are not stored in the order of their numbers: they are sorted for each statement, and with more it is cheaper to ask everybody. */
const SORTED_MEMBERS = 5_000;

async function isSmallGroup(reader: Reader, { org, groupId }: PeopleConditions): Promise<boolean> {
  if (groupId === null) return false;
  const counted = await reader.one(countMembersUpTo, { org, groupId, most: SORTED_MEMBERS + 1 });
  return counted !== undefined && counted.total <= SORTED_MEMBERS;
}

function matcher(search: string | null): ((row: PersonRow) => boolean) | undefined {
  if (search === null) return undefined;
  const matches = createMatch(search);
  return ({ displayName, firstName, lastName, login, email }) => matches([displayName, firstName, lastName, login, email]);
}
