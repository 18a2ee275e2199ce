/** The native routes about locations and workspaces. */
import { routes as api } from '@heldby/contract';
import { toLocation, toWorkspace } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { heldReply } from '../mapping/held.ts';
import { idIn, listRequest, toListPage } from '../mapping/lists.ts';
import { membersOf, writeOf } from '../mapping/requests.ts';
import { tagged } from '../mapping/tags.ts';

const locationRoutes: readonly DialectRoute[] = [
  serve(api.createLocation, async (call, { places }) =>
    tagged(call, toLocation(await places.createLocation(writeOf(call), { name: call.body.name }))),
  ),
  serve(api.listLocations, async ({ actor, query }, { places }) => {
    const filter = { state: query.state ?? null, search: query.q ?? null };
    return toListPage(await places.listLocations(actor, listRequest(query, filter)), query.fields, toLocation);
  }),
  serve(api.getLocation, async (call, { places }) =>
    tagged(call, toLocation(await places.getLocation(call.actor, idOf(call, 'location')))),
  ),
  serve(api.updateLocation, async (call, { places }) =>
    tagged(call, toLocation(await places.updateLocation(writeOf(call), idOf(call, 'location'), membersOf(call.body)))),
  ),
  serve(api.closeLocation, async (call, { places }) => {
    const moveTo = idIn(call.body?.moveTo);
    return tagged(call, toLocation(await places.closeLocation(writeOf(call), idOf(call, 'location'), moveTo)));
  }),
  serve(api.reopenLocation, async (call, { places }) =>
    tagged(call, toLocation(await places.reopenLocation(writeOf(call), idOf(call, 'location')))),
  ),
];

const workspaceRoutes: readonly DialectRoute[] = [
  serve(api.createWorkspace, async (call, { places }) => {
    const { name, locationId = null } = membersOf(call.body);
    return tagged(call, toWorkspace(await places.createWorkspace(writeOf(call), { name, locationId })));
  }),
  serve(api.listWorkspaces, async ({ actor, query }, { places }) => {
    const filter = { locationId: idIn(query.location), state: query.state ?? null, search: query.q ?? null };
    return toListPage(await places.listWorkspaces(actor, listRequest(query, filter)), query.fields, toWorkspace);
  }),
  serve(api.getWorkspace, async (call, { places }) =>
    tagged(call, toWorkspace(await places.getWorkspace(call.actor, idOf(call, 'workspace')))),
  ),
  serve(api.updateWorkspace, async (call, { places }) =>
    tagged(call, toWorkspace(await places.updateWorkspace(writeOf(call), idOf(call, 'workspace'), membersOf(call.body)))),
  ),
  serve(api.closeWorkspace, async (call, { places }) =>
    tagged(call, toWorkspace(await places.closeWorkspace(writeOf(call), idOf(call, 'workspace')))),
  ),
  serve(api.reopenWorkspace, async (call, { places }) =>
    tagged(call, toWorkspace(await places.reopenWorkspace(writeOf(call), idOf(call, 'workspace')))),
  ),
  serve(api.listDevicesOfWorkspace, async (call, services) => {
    const owner = { kind: 'workspace', id: idOf(call, 'workspace') } as const;
    return heldReply(services.holdings, call.actor, owner, call.query);
  }),
];

export const placeRoutes: readonly DialectRoute[] = [...locationRoutes, ...workspaceRoutes];
