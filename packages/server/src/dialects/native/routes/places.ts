/** The native routes about locations and workspaces. */
import { routes as api } from '@heldby/contract';
import { toLocation, toWorkspace } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toHeldReply } from '../mapping/held.ts';
import { toPage } from '../mapping/pages.ts';
import { asOf, membersOf, pageOf, writeOf } from '../mapping/requests.ts';

export const placeRoutes: readonly DialectRoute[] = [
  serve(api.createLocation, async (call, services) =>
    toLocation(await services.places.createLocation(writeOf(call), { name: call.body.name })),
  ),
  serve(api.listLocations, async ({ actor, query }, services) =>
    toPage(await services.places.listLocations(actor, pageOf(query)), toLocation),
  ),
  serve(api.getLocation, async (call, services) =>
    toLocation(await services.places.getLocation(call.actor, idOf(call, 'location'))),
  ),
  serve(api.createWorkspace, async (call, services) => {
    const { name, locationId = null } = membersOf(call.body);
    return toWorkspace(await services.places.createWorkspace(writeOf(call), { name, locationId }));
  }),
  serve(api.listWorkspaces, async ({ actor, query }, services) =>
    toPage(await services.places.listWorkspaces(actor, pageOf(query)), toWorkspace),
  ),
  serve(api.getWorkspace, async (call, services) =>
    toWorkspace(await services.places.getWorkspace(call.actor, idOf(call, 'workspace'))),
  ),
  serve(api.listDevicesOfWorkspace, async (call, services) => {
    const owner = { kind: 'workspace', id: idOf(call, 'workspace') } as const;
    const held = await services.holdings.devicesInParts(call.actor, owner, asOf(call.query));
    return toHeldReply(held);
  }),
];
