/** Where people and devices are: locations and workspaces (contract webex §5.3). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import type { Page } from '../../../core/core.ts';
import type { Call, DialectRoute } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toCallingLocation, toLocation, toWorkspace, toWorkspaceFilter } from '../mapping/places.ts';
import {
  CallingLocation,
  CallingLocations,
  ExamplePassword,
  Location,
  LocationQuery,
  Locations,
  Workspace,
  WorkspaceQuery,
  Workspaces,
} from '../schemas/places.ts';
import { orgId } from '../schemas/requests.ts';
import type { WebexOptions } from './options.ts';
import { linkNext, serveWebex } from './serve.ts';

const MAX = 100;
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
  path: '/v1/locations',
  summary: 'Where people and devices are, as tools for administrators read it first.',
  scope: 'spark-admin:locations_read',
  reply: Locations,
});

const location = defineRoute({
  ...one,
  id: 'webex.allLocations.get',
  path: '/v1/locations/{locationId}',
  summary: 'One location.',
  scope: 'spark-admin:locations_read',
  reply: Location,
});

const workspaces = defineRoute({
  ...many,
  id: 'webex.workspaces.list',
  path: '/v1/workspaces',
  summary: 'Rooms and shared places, and whether they can be called.',
  scope: 'spark-admin:workspaces_read',
  query: WorkspaceQuery,
  reply: Workspaces,
});

const workspace = defineRoute({
  ...one,
  id: 'webex.workspaces.get',
  path: '/v1/workspaces/{workspaceId}',
  summary: 'One workspace.',
  scope: 'spark-admin:workspaces_read',
  reply: Workspace,
});

export function placeRoutes(options: WebexOptions): readonly DialectRoute[] {
  /** Reads the page that is asked for, and links the next one. */
  const paged = async <T>(
    call: Pick<Call, 'request' | 'header'> & { readonly query: { readonly max?: number; readonly cursor?: string } },
    read: (page: { limit: number; cursor: string | null }) => Promise<Page<T>>,
  ): Promise<readonly T[]> => {
    const limit = Math.min(call.query.max ?? MAX, MAX);
    const { items, nextCursor } = await read({ limit, cursor: call.query.cursor ?? null });
    if (nextCursor !== null) linkNext(call, options, { max: String(limit), cursor: nextCursor });
    return items;
  };

  return [
    serveWebex(callingLocations, async (call, { places }) => {
      const found = await paged(call, page => places.listLocations(call.actor, page));
      return { locations: found.map(each => toCallingLocation(each, call.actor.organizationId)) };
    }),
    serveWebex(callingLocation, async (call, { places }) =>
      toCallingLocation(await places.getLocation(call.actor, idOf(call, 'locationId')), call.actor.organizationId),
    ),
    serveWebex(generatePassword, async (call, { deskSettings }) => ({
      exampleSipPassword: await deskSettings.examplePassword(call.actor, idOf(call, 'locationId')),
    })),
    serveWebex(locations, async (call, { places }) => {
      const found = await paged(call, page => places.listLocations(call.actor, page));
      return { items: found.map(each => toLocation(each, call.actor.organizationId)) };
    }),
    serveWebex(location, async (call, { places }) =>
      toLocation(await places.getLocation(call.actor, idOf(call, 'locationId')), call.actor.organizationId),
    ),
    serveWebex(workspaces, async (call, { calledWorkspaces }) => {
      const filter = toWorkspaceFilter(call.query);
      const found = await paged(call, page => calledWorkspaces.list(call.actor, filter, page));
      return { items: found.map(each => toWorkspace(each, call.actor.organizationId)) };
    }),
    serveWebex(workspace, async (call, { calledWorkspaces }) =>
      toWorkspace(await calledWorkspaces.get(call.actor, idOf(call, 'workspaceId')), call.actor.organizationId),
    ),
  ];
}
