/** The People API (contract webex §5). */
import { defineRoute } from '@heldby/contract';
import { isAdministrator } from '../../../core/rights.ts';
import { notFound } from '../../../domain/problem.ts';
import type { Call, DialectRoute } from '../../../http/dialect/dialect.ts';
import { idOf, renderId } from '../ids.ts';
import { toPerson } from '../mapping/people.ts';
import { EVERYBODY, toSearch } from '../mapping/people-search.ts';
import { toCallingWish, toChange, toNewPerson } from '../mapping/staff.ts';
import { ListQuery, NewPerson, OneQuery, People, Person, PersonInput } from '../schemas/people.ts';
import type { WebexOptions } from './options.ts';
import { linkNext, serveWebex } from './serve.ts';

const READ = 'spark:people_read';
const WRITE = 'spark-admin:people_write';
const PATH = '/v1/people';

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
  summary: 'The calling person.',
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

const hire = defineRoute({
  id: 'webex.people.create',
  method: 'POST',
  path: PATH,
  summary: 'Adds a person, who can be called if they get the licence for it.',
  scope: WRITE,
  query: OneQuery,
  body: NewPerson,
  status: 200,
  reply: Person,
});

const change = defineRoute({
  id: 'webex.people.replace',
  method: 'PUT',
  path: `${PATH}/{personId}`,
  summary: 'Changes a person, and with their licences whether they can be called.',
  scope: WRITE,
  query: OneQuery,
  body: PersonInput,
  status: 200,
  reply: Person,
});

const remove = defineRoute({
  id: 'webex.people.delete',
  method: 'DELETE',
  path: `${PATH}/{personId}`,
  summary: 'Off-boards a person: takes their devices and credentials.',
  scope: WRITE,
  query: OneQuery,
  status: 204,
  reply: null,
});

export function peopleRoutes(options: WebexOptions): readonly DialectRoute[] {
  const listAt = (id: string, path: string) =>
    serveWebex({ ...list, id, path }, async (call, { peopleSearch }) => {
      const { actor, query } = call;
      const search = toSearch(query, isAdministrator(actor.role));
      const found = await peopleSearch.find(actor, search);
      if (found.next !== null) linkNext(call, options, { max: String(search.limit), cursor: String(found.next) });
      return {
        items: found.people.map(each => toPerson(each, actor, query.callingData ?? false)),
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
    return toPerson(found, call.actor, call.query.callingData ?? false);
  };

  return [
    listAt('webex.people.list', PATH),
    // The JS SDK sends a trailing slash (contract webex §1).
    listAt('webex.people.list.slash', `${PATH}/`),
    serveWebex(getMe, (call, services) => one(call, call.actor.id, services)),
    serveWebex(get, (call, services) => one(call, idOf(call, 'personId'), services)),
    serveWebex(hire, async ({ actor, body, query, write }, { staff }) => {
      const hired = await staff.hire(write, toNewPerson(body), toCallingWish(body) ?? null);
      return toPerson(hired, actor, query.callingData ?? false);
    }),
    serveWebex(change, async (call, { staff }) => {
      const { actor, body, query, write } = call;
      const changed = await staff.update(write, idOf(call, 'personId'), toChange(body), toCallingWish(body));
      return toPerson(changed, actor, query.callingData ?? false);
    }),
    serveWebex(remove, async (call, { accounts }) => {
      await accounts.remove(call.write, { id: idOf(call, 'personId') });
    }),
  ];
}
