/** The People API (contract §5). */
import { defineRoute } from '@heldby/contract';
import Type, { type Static } from 'typebox';
import { notFound, Problem } from '../../../domain/problem.ts';
import type { Role } from '../../../domain/role.ts';
import { isAdministrator } from '../../../core/rights.ts';
import type { Call, DialectRoute } from '../../../http/dialect/dialect.ts';
import type { PersonQuery } from '../../../services/people/search.ts';
import { renderId } from '../ids.ts';
import { roleOf, toPerson } from '../mapping/people.ts';
import { idOf, linkNext, numberOf, orgId, serveWebex, uuidOf } from '../mapping/requests.ts';
import { People, Person } from '../schemas/people.ts';
import type { WebexOptions } from './options.ts';

const READ = 'spark:people_read';
const PATH = '/v1/people';
const MAX = 100;
const MAX_BY_LOCATION = 50;
const MAX_UNFILTERED = 1_000;
const IDS_LIMIT = 85;

const text = Type.Optional(Type.String());
const flag = Type.Optional(Type.Boolean());
const OneQuery = Type.Object({ ...orgId, callingData: flag });
const ListQuery = Type.Object({
  ...orgId,
  email: text,
  displayName: text,
  id: text,
  roles: text,
  locationId: text,
  callingData: flag,
  max: Type.Optional(Type.Integer({ minimum: 1 })),
  cursor: text,
  excludeStatus: flag,
});
type ListQuery = Static<typeof ListQuery>;

const list = defineRoute({
  id: 'webex.people.list',
  method: 'GET',
  path: PATH,
  summary: 'People who fit every filter, a page at a time.',
  scope: READ,
  query: ListQuery,
  status: 200,
  reply: People,
});

const getMe = defineRoute({
  id: 'webex.people.me',
  method: 'GET',
  path: `${PATH}/me`,
  summary: 'The caller himself.',
  scope: READ,
  query: OneQuery,
  status: 200,
  reply: Person,
});

const get = defineRoute({
  id: 'webex.people.get',
  method: 'GET',
  path: `${PATH}/{personId}`,
  summary: 'One person.',
  scope: READ,
  query: OneQuery,
  status: 200,
  reply: Person,
});

export function peopleRoutes(options: WebexOptions): readonly DialectRoute[] {
  const listAt = (id: string, path: string) =>
    serveWebex({ ...list, id, path }, async (call, { peopleSearch }) => {
      const { actor, query } = call;
      const search = toSearch(query, isAdministrator(actor.role));
      const found = await peopleSearch.find(actor, search);
      if (found.next !== null) linkNext(call, options, { max: String(search.limit), cursor: String(found.next) });
      return {
        items: found.people.map(each => toPerson(each, actor.organizationId, query.callingData ?? false)),
        notFoundIds: found.missing.map(id => renderId('PEOPLE', id)),
      };
    });
  const one = async (
    call: Pick<Call, 'actor'> & { query: { callingData?: boolean } },
    id: string,
    services: Parameters<DialectRoute['handle']>[1],
  ) => {
    const { people } = await services.peopleSearch.find(call.actor, { ...EVERYBODY, ids: [id] });
    const [found] = people;
    if (found === undefined) throw notFound('person');
    return toPerson(found, call.actor.organizationId, call.query.callingData ?? false);
  };

  return [
    listAt('webex.people.list', PATH),
    // The JS SDK asks with a slash behind the path (contract §1).
    listAt('webex.people.list.slash', `${PATH}/`),
    serveWebex(getMe, (call, services) => one(call, call.actor.id, services)),
    serveWebex(get, (call, services) => one(call, idOf(call, 'personId'), services)),
  ];
}

const EVERYBODY: PersonQuery = { ids: null, email: null, namePrefix: null, roles: null, locationId: null, limit: MAX, after: 0 };

function toSearch(query: ListQuery, administrator: boolean): PersonQuery {
  const { email, displayName, id, roles, locationId, callingData, max = MAX, cursor } = query;
  if (!administrator && email === undefined && displayName === undefined && id === undefined) {
    throw new Problem('invalid', 'Email, displayName, or id list should be specified.');
  }
  const cap = locationId !== undefined ? MAX_BY_LOCATION : callingData ? MAX : MAX_UNFILTERED;
  return {
    ids: id === undefined ? null : toIds(id),
    email: email ?? null,
    namePrefix: displayName ?? null,
    roles: roles === undefined ? null : toRoles(roles),
    locationId: locationId === undefined ? null : uuidOf(locationId),
    limit: Math.min(max, cap),
    after: cursor === undefined ? 0 : numberOf(cursor),
  };
}

function toIds(text: string): string[] {
  const ids = text.split(',').flatMap(each => each.trim() || []);
  if (ids.length > IDS_LIMIT) throw new Problem('invalid', `At most ${IDS_LIMIT} ids can be given.`);
  return ids.map(uuidOf);
}

/** A role that does not exist here is nobody's. */
function toRoles(text: string): Role[] {
  return text.split(',').flatMap(each => roleOf(uuidOf(each.trim())) ?? []);
}
