/** The licence for calls, who has it, and giving and taking it (contract webex §5.3 and §5.5). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import { notFound } from '../../../domain/problem.ts';
import type { Call, DialectRoute } from '../../../http/dialect/dialect.ts';
import type { Services } from '../../../services/services.ts';
import { idOf, uuidOf } from '../ids.ts';
import { isCallingLicense, toLicense, toLicenseUser, toLicenseWish, toUserLicenses } from '../mapping/licenses.ts';
import { EVERYBODY } from '../mapping/people-search.ts';
import { numberOf } from '../mapping/requests.ts';
import { missingField } from '../problems.ts';
import { License, LicenseChange, LicenseQuery, Licenses, UserLicenses } from '../schemas/licenses.ts';
import { orgId } from '../schemas/requests.ts';
import type { WebexOptions } from './options.ts';
import { linkNext, serveWebex } from './serve.ts';

const READ = 'spark-admin:licenses_read';
const PATH = '/v1/licenses';
/** The vendor's own limit of users in one answer. */
const MAX_USERS = 300;

const licenses = defineRoute({
  id: 'webex.licenses.list',
  method: 'GET',
  path: PATH,
  summary: 'The calling licence, and how many people can be called.',
  scope: READ,
  query: Type.Object(orgId),
  status: 200,
  reply: Licenses,
});

const license = defineRoute({
  id: 'webex.licenses.get',
  method: 'GET',
  path: `${PATH}/{licenseId}`,
  summary: 'One licence, and on request who has it, a page at a time.',
  scope: READ,
  query: LicenseQuery,
  status: 200,
  reply: License,
});

const assign = defineRoute({
  id: 'webex.licenses.assign',
  method: 'PATCH',
  path: `${PATH}/users`,
  summary: 'Gives a person the licence for calls, or takes it away.',
  scope: 'spark-admin:people_write',
  query: Type.Object(orgId),
  body: LicenseChange,
  status: 200,
  reply: UserLicenses,
});

export function licenseRoutes(options: WebexOptions): readonly DialectRoute[] {
  return [
    serveWebex(licenses, async ({ actor }, { peopleSearch }) => ({
      items: [toLicense(actor, await peopleSearch.countCalling(actor))],
    })),
    serveWebex(assign, async ({ actor, body, write }, services) => {
      const wish = toLicenseWish(body);
      const changed = await services.staff.update(write, await personIdOf(actor, body, services), {}, wish);
      return toUserLicenses(changed, actor);
    }),
    serveWebex(license, async (call, { peopleSearch }) => {
      const { actor, query } = call;
      const found = toLicense(actor, await peopleSearch.countCalling(actor));
      if (!isCallingLicense(idOf(call, 'licenseId'))) throw notFound('license');
      if (query.includeAssignedTo === undefined) return found;
      const limit = Math.min(query.limit ?? MAX_USERS, MAX_USERS);
      const after = query.cursor === undefined ? 0 : numberOf(query.cursor);
      const { people, next } = await peopleSearch.find(actor, { ...EVERYBODY, onlyCalled: true, limit, after });
      if (next !== null) linkNext(call, options, { limit: String(limit), cursor: String(next) });
      return { ...found, users: people.map(each => toLicenseUser(each, actor)) };
    }),
  ];
}

/** By id, or else by address. */
async function personIdOf(actor: Call['actor'], { personId, email }: LicenseChange, { peopleSearch }: Services): Promise<string> {
  if (personId) return uuidOf(personId);
  if (!email) throw missingField('personId');
  const [found] = (await peopleSearch.find(actor, { ...EVERYBODY, email })).people;
  if (found === undefined) throw notFound('person');
  return found.person.id;
}
