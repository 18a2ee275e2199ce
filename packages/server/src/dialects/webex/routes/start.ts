/** What clients read first: the organization, its licences, its locations (contract webex §5.3). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { idOf, renderId } from '../ids.ts';
import { CALLING_LICENSE } from '../mapping/people.ts';
import { timestamp } from '../mapping/shared.ts';
import { Licenses, Location, Locations, Organizations } from '../schemas/people.ts';
import { orgId, page } from '../schemas/requests.ts';
import type { WebexOptions } from './options.ts';
import { linkNext, serveWebex } from './serve.ts';

const MAX = 100;
/** Clients add nobody when all units are used, and read the number as an integer of 32 bits. */
const UNLIMITED_UNITS = 1_000_000_000;

const organizations = defineRoute({
  id: 'webex.organizations.list',
  method: 'GET',
  path: '/v1/organizations',
  summary: "The caller's organization.",
  scope: 'spark-admin:organizations_read',
  query: Type.Object(orgId),
  status: 200,
  reply: Organizations,
});

const licenses = defineRoute({
  id: 'webex.licenses.list',
  method: 'GET',
  path: '/v1/licenses',
  summary: 'The calling licence, and how many people can be called.',
  scope: 'spark-admin:licenses_read',
  query: Type.Object(orgId),
  status: 200,
  reply: Licenses,
});

const locations = defineRoute({
  id: 'webex.locations.list',
  method: 'GET',
  path: '/v1/telephony/config/locations',
  summary: 'Where people and devices are.',
  scope: 'spark-admin:telephony_config_read',
  query: Type.Object({ ...orgId, ...page }),
  status: 200,
  reply: Locations,
});

const location = defineRoute({
  id: 'webex.locations.get',
  method: 'GET',
  path: '/v1/telephony/config/locations/{locationId}',
  summary: 'One location.',
  scope: 'spark-admin:telephony_config_read',
  query: Type.Object(orgId),
  status: 200,
  reply: Location,
});

export function startRoutes(options: WebexOptions): readonly DialectRoute[] {
  const toLocation = (each: { id: string; name: string }, organizationId: string) => ({
    id: renderId('LOCATION', each.id),
    name: each.name,
    orgId: renderId('ORGANIZATION', organizationId),
  });

  return [
    serveWebex(organizations, async ({ actor }, services) => {
      const { id, name, createdAt } = await services.organizations.get(actor.org);
      return { items: [{ id: renderId('ORGANIZATION', id), displayName: name, created: timestamp(createdAt) }] };
    }),
    serveWebex(licenses, async ({ actor }, { peopleSearch }) => {
      const { people, workspaces } = await peopleSearch.countCalling(actor);
      const units = {
        totalUnits: actor.policy.maxCallings ?? UNLIMITED_UNITS,
        consumedUnits: people + workspaces,
        consumedByUsers: people,
        consumedByWorkspaces: workspaces,
      };
      return { items: [{ id: CALLING_LICENSE, name: 'Webex Calling - Professional', ...units }] };
    }),
    serveWebex(locations, async (call, { places }) => {
      const { max = MAX, cursor } = call.query;
      const limit = Math.min(max, MAX);
      const found = await places.listLocations(call.actor, { limit, cursor: cursor ?? null });
      if (found.nextCursor !== null) linkNext(call, options, { max: String(limit), cursor: found.nextCursor });
      return { locations: found.items.map(each => toLocation(each, call.actor.organizationId)) };
    }),
    serveWebex(location, async (call, { places }) =>
      toLocation(await places.getLocation(call.actor, idOf(call, 'locationId')), call.actor.organizationId),
    ),
  ];
}
