/** Where people and devices are: locations (contract webex §5.3 and §5.6). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import { requireRight } from '../../../core/rights.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Location as LocationNoun } from '../../../domain/place.ts';
import { notFound, Problem } from '../../../domain/problem.ts';
import type { Call, DialectRoute } from '../../../http/dialect/dialect.ts';
import type { Places } from '../../../services/places/places.ts';
import type { Services } from '../../../services/services.ts';
import { idOf, renderId, uuidOf } from '../ids.ts';
import { toCallingLocation, toLocation, toLocationWish } from '../mapping/places.ts';
import {
  CalledLocation,
  CallingLocation,
  CallingLocations,
  CreatedLocation,
  ExamplePassword,
  Location,
  LocationInput,
  LocationQuery,
  Locations,
  NewLocation,
} from '../schemas/places.ts';
import { orgId } from '../schemas/requests.ts';
import type { WebexOptions } from './options.ts';
import { paged, serveWebex } from './serve.ts';

const ALL = '/v1/locations';
const WRITE = 'spark-admin:locations_write';
const CALLING = '/v1/telephony/config/locations';
const READ = 'spark-admin:telephony_config_read';
const one = { method: 'GET', query: Type.Object(orgId), status: 200 } as const;
const many = { method: 'GET', query: LocationQuery, status: 200 } as const;

const callingLocations = defineRoute({
  ...many,
  id: 'webex.locations.list',
  path: CALLING,
  summary: 'Where people and devices are.',
  scope: READ,
  reply: CallingLocations,
});

const callingLocation = defineRoute({
  ...one,
  id: 'webex.locations.get',
  path: `${CALLING}/{locationId}`,
  summary: 'One location.',
  scope: READ,
  reply: CallingLocation,
});

const generatePassword = defineRoute({
  id: 'webex.locations.generatePassword',
  method: 'POST',
  path: `${CALLING}/{locationId}/actions/generatePassword/invoke`,
  summary: 'A random SIP password for a phone of another maker.',
  scope: 'spark-admin:telephony_config_write',
  query: Type.Object(orgId),
  status: 200,
  reply: ExamplePassword,
});

const locations = defineRoute({
  ...many,
  id: 'webex.allLocations.list',
  path: ALL,
  summary: 'Where people and devices are, as tools for administrators read it first.',
  scope: 'spark-admin:locations_read',
  reply: Locations,
});

const location = defineRoute({
  ...one,
  id: 'webex.allLocations.get',
  path: `${ALL}/{locationId}`,
  summary: 'One location.',
  scope: 'spark-admin:locations_read',
  reply: Location,
});

const create = defineRoute({
  id: 'webex.allLocations.create',
  method: 'POST',
  path: ALL,
  summary: 'Adds a location.',
  scope: WRITE,
  query: Type.Object(orgId),
  body: NewLocation,
  status: 200,
  reply: Location,
});

const change = defineRoute({
  id: 'webex.allLocations.replace',
  method: 'PUT',
  path: `${ALL}/{locationId}`,
  summary: 'Changes a location.',
  scope: WRITE,
  query: Type.Object(orgId),
  body: LocationInput,
  status: 200,
  reply: Location,
});

const remove = defineRoute({
  id: 'webex.allLocations.delete',
  method: 'DELETE',
  path: `${ALL}/{locationId}`,
  summary: 'Closes a location in which nothing is left.',
  scope: WRITE,
  query: Type.Object(orgId),
  status: 204,
  reply: null,
});

/** Every location of heldby can be called at. */
const enable = defineRoute({
  id: 'webex.locations.enable',
  method: 'POST',
  path: CALLING,
  summary: 'Answers with the location, in which people can be called.',
  scope: 'spark-admin:telephony_config_write',
  query: Type.Object(orgId),
  body: CalledLocation,
  status: 201,
  reply: CreatedLocation,
});

export function placeRoutes(options: WebexOptions): readonly DialectRoute[] {
  const list = (call: Pick<Call, 'actor' | 'request' | 'header'> & { readonly query: LocationQuery }, { places }: Services) =>
    call.query.id === undefined
      ? paged(call, options, page => places.listLocations(call.actor, { ...page, filter: { search: call.query.name ?? null } }))
      : byId(call.actor, uuidOf(call.query.id), call.query.name, places);
  return [
    serveWebex(callingLocations, async (call, services) => ({
      locations: (await list(call, services)).map(each => toCallingLocation(each, call.actor.organizationId)),
    })),
    serveWebex(callingLocation, async (call, { places }) =>
      toCallingLocation(await openLocation(call.actor, idOf(call, 'locationId'), places), call.actor.organizationId),
    ),
    serveWebex(enable, async ({ actor, body }, { places }) => {
      requireRight(actor, 'write desk settings');
      return { id: renderId('LOCATION', (await openLocation(actor, uuidOf(body.id), places)).id) };
    }),
    serveWebex(generatePassword, async (call, { deskSettings }) => ({
      exampleSipPassword: await deskSettings.examplePassword(call.actor, idOf(call, 'locationId')),
    })),
    serveWebex(locations, async (call, services) => ({
      items: (await list(call, services)).map(each => toLocation(each, call.actor.organizationId)),
    })),
    serveWebex(location, async (call, { places }) =>
      toLocation(await openLocation(call.actor, idOf(call, 'locationId'), places), call.actor.organizationId),
    ),
    serveWebex(create, async ({ actor, body, write }, { places }) => {
      const { extras } = toLocationWish(body);
      return toLocation(await places.createLocation(write, { name: body.name, extras }), actor.organizationId);
    }),
    serveWebex(change, async (call, { places }) => {
      const { actor, body, write } = call;
      const { id } = await writableLocation(actor, idOf(call, 'locationId'), places);
      return toLocation(await places.updateLocation(write, id, toLocationWish(body)), actor.organizationId);
    }),
    serveWebex(remove, async (call, { places }) => {
      const { id } = await writableLocation(call.actor, idOf(call, 'locationId'), places);
      await places.closeLocation(call.write, id);
    }),
  ];
}

/** A closed location is none to these clients. */
async function openLocation(actor: Actor, id: string, places: Places): Promise<LocationNoun> {
  const found = await places.getLocation(actor, id);
  if (found.closedAt !== null) throw notFound('location');
  return found;
}

/** Who may not write locations does not learn which ones there are. */
async function writableLocation(actor: Actor, id: string, places: Places): Promise<LocationNoun> {
  requireRight(actor, 'write locations');
  return openLocation(actor, id, places);
}

/** The list with one id: that location, or nothing. */
async function byId(actor: Actor, id: string, name: string | undefined, places: Places): Promise<readonly LocationNoun[]> {
  requireRight(actor, 'read locations');
  try {
    const found = await openLocation(actor, id, places);
    return found.name.toLowerCase().includes((name ?? '').toLowerCase()) ? [found] : [];
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return [];
    throw error;
  }
}
