/** Lists people: filtered, in either order, as far as the actor sees them. */
import type { Core } from '../../core/core.ts';
import { isBoundToLocations, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import { documentOf } from '../../domain/search/document.ts';
import { membersOfPerson } from '../../domain/search/members.ts';
import { holds } from '../../domain/search/wanted.ts';
import { sortKey } from '../../lib/name-key.ts';
import { type PersonRow, selectPeopleCreatedFrom, toPerson } from '../../storage/statements/people.ts';
import {
  PEOPLE,
  type PeopleStatements,
  SEARCHED_PEOPLE,
  type SearchedPersonRow,
} from '../../storage/statements/people-filters.ts';
import { numbersWithin } from '../created.ts';
import { identifiedBy } from '../identified.ts';
import { isFiltered, type ListPage, type ListRequest, pageOfList, type Walk } from '../lists.ts';
import { walkByNumber } from '../walk.ts';
import { walkByKey } from '../walk-by-key.ts';
import { requireWanted } from '../wanted.ts';
import { type PeopleFilter, toConditions } from './filter.ts';
import { type PeopleQuestion, pathsFor } from './paths.ts';

export type PeopleSort = 'number' | 'createdAt' | 'login' | 'displayName';
export type PeopleRequest = ListRequest<PeopleFilter, PeopleSort>;

export async function listPeople(core: Core, actor: Actor, request: PeopleRequest): Promise<ListPage<Person>> {
  requireRight(actor, 'read people');
  const { filter = {} } = request;
  const search = filter.search ?? null;
  const wanted = search === null ? null : requireWanted(search);
  const identified = await identifiedBy(core.storage, actor.org, 'person', filter.identifiers ?? null);
  const conditions = toConditions(actor, filter, identified, core.clock.now());
  const isExact = !isFiltered(filter) && !isBoundToLocations(actor);
  const question = { conditions, wanted, descending: request.sort?.descending ?? false, isExact };
  if (wanted === null) {
    return pageOfList('people', request, await walkOf<PersonRow>(core, request, question, PEOPLE, () => true), toPerson);
  }
  const matches = (row: SearchedPersonRow) =>
    holds(wanted.inside, documentOf(membersOfPerson({ ...row, details: toPerson(row).details })));
  return pageOfList('people', request, await walkOf(core, request, question, SEARCHED_PEOPLE, matches), toPersonAlone);
}

interface Question extends PeopleQuestion {
  /** Whether everybody matches. */
  readonly isExact: boolean;
}

async function walkOf<Row extends PersonRow>(
  core: Core,
  { sort }: PeopleRequest,
  { isExact, ...question }: Question,
  statements: PeopleStatements<Row>,
  matches: (row: Row) => boolean,
): Promise<Walk<Row>> {
  const { conditions, wanted, descending } = question;
  const { paths, isNarrowed } = await pathsFor(core, question, statements);
  const found = walkByNumber<Row>({
    paths,
    descending,
    within: await numbersWithin(core.storage, 'person', selectPeopleCreatedFrom, conditions),
    isExact,
    matches: wanted === null ? undefined : matches,
  });
  const key = sort?.key;
  if (key !== 'login' && key !== 'displayName') return found;
  return walkByKey(core.storage, {
    statements: statements.sorted[key],
    filter: conditions,
    descending,
    keyOf: KEYS[key],
    found,
    isFound: isNarrowed || conditions.createdAfter !== null || conditions.createdBefore !== null,
    matches,
  });
}

const KEYS = {
  login: ({ login }: PersonRow) => loginKey(login),
  displayName: ({ displayName }: PersonRow) => sortKey(displayName),
} as const;

function toPersonAlone({ extension: _, phoneNumber: __, ...row }: SearchedPersonRow): Person {
  return toPerson(row);
}
