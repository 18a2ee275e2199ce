/** Lists people: filtered, in either order, as far as the actor sees them. */
import type { Core } from '../../core/core.ts';
import { isBoundToLocations, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Person } from '../../domain/person.ts';
import { documentOf } from '../../domain/search/document.ts';
import { membersOfPerson } from '../../domain/search/members.ts';
import { holds, type Wanted } from '../../domain/search/wanted.ts';
import { type PersonRow, selectPeopleCreatedFrom, toPerson } from '../../storage/statements/people.ts';
import {
  PEOPLE,
  type PeopleConditions,
  SEARCHED_PEOPLE,
  type SearchedPersonRow,
} from '../../storage/statements/people-filters.ts';
import { numbersWithin } from '../created.ts';
import { identifiedBy } from '../identified.ts';
import { isFiltered, type ListPage, type ListRequest, pageOfList, type Walk } from '../lists.ts';
import { walkByNumber } from '../walk.ts';
import { requireWanted } from '../wanted.ts';
import { type PeopleFilter, toConditions } from './filter.ts';
import { pathsFor } from './paths.ts';

export type PeopleSort = 'number' | 'createdAt';
export type PeopleRequest = ListRequest<PeopleFilter, PeopleSort>;

export async function listPeople(core: Core, actor: Actor, request: PeopleRequest): Promise<ListPage<Person>> {
  requireRight(actor, 'read people');
  const { filter = {} } = request;
  const search = filter.search ?? null;
  const wanted = search === null ? null : requireWanted(search);
  const identified = await identifiedBy(core.storage, actor.org, 'person', filter.identifiers ?? null);
  const conditions = toConditions(actor, filter, identified, core.clock.now());
  if (wanted === null) return pageOfList('people', request, await walkOf(core, actor, request, conditions), toPerson);
  return pageOfList('people', request, await searchOf(core, request, conditions, wanted), toPersonAlone);
}

async function walkOf(core: Core, actor: Actor, { filter = {}, sort }: PeopleRequest, conditions: PeopleConditions) {
  const descending = sort?.descending ?? false;
  return walkByNumber<PersonRow>({
    paths: await pathsFor(core, { conditions, wanted: null, descending }, PEOPLE),
    descending,
    within: await numbersWithin(core.storage, 'person', selectPeopleCreatedFrom, conditions),
    isExact: !isFiltered(filter) && !isBoundToLocations(actor),
  });
}

async function searchOf(
  core: Core,
  { sort }: PeopleRequest,
  conditions: PeopleConditions,
  wanted: Wanted,
): Promise<Walk<SearchedPersonRow>> {
  const descending = sort?.descending ?? false;
  return walkByNumber<SearchedPersonRow>({
    paths: await pathsFor(core, { conditions, wanted, descending }, SEARCHED_PEOPLE),
    descending,
    within: await numbersWithin(core.storage, 'person', selectPeopleCreatedFrom, conditions),
    matches: row => holds(wanted.inside, documentOf(membersOfPerson({ ...row, details: toPerson(row).details }))),
  });
}

function toPersonAlone({ extension: _, phoneNumber: __, ...row }: SearchedPersonRow): Person {
  return toPerson(row);
}
