/** The native route that says how each face shows a device, and how this one does. */
import { routes as api, type DeviceFace } from '@heldby/contract';
import { toDeviceNow } from '../../../core/objects.ts';
import { rolesOf } from '../../../core/rights.ts';
import type { NamedAssignment } from '../../../domain/assignment.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import type { Face, Showing, Shows } from '../../../http/dialect/shows.ts';
import { idOf } from '../ids.ts';

/** Everything is shown, to its holders and to administrators. */
export const shows: Shows = async ({ device, holders }) => {
  const common = {
    path: api.getDevice.path.replace('{deviceId}', device.id),
    within: null,
    roles: rolesOf('read devices'),
    scope: api.getDevice.scope,
    body: toDeviceNow(device),
  };
  const views = holders.map(holder => ({ ...common, holder, toHolder: isCaller(holder) }));
  return { views: views.length === 0 ? [{ ...common, holder: null, toHolder: false }] : views, hidden: [] };
};

export function faceRoutes(faces: readonly Face[]): readonly DialectRoute[] {
  return [
    serve(api.listFacesOfDevice, async (call, services) => {
      const { actor } = call;
      const { device, holders, isCut } = await services.devices.withHolders(actor, idOf(call, 'device'));
      const showings = faces.map(async ({ id, shows }) => toFace(id, await shows({ actor, device, holders }, services)));
      return { items: await Promise.all(showings), isCut };
    }),
  ];
}

function isCaller({ owner: { kind } }: NamedAssignment): boolean {
  return kind === 'person' || kind === 'application';
}

function toFace(face: string, { views, hidden }: Showing): DeviceFace {
  return {
    face,
    shown: views.length > 0,
    views: views.map(({ holder, roles, ...view }) => ({ ...view, holder: named(holder), roles: [...roles] })),
    reasons: hidden.map(({ holder, ...reason }) => ({ ...reason, holder: named(holder) })),
  };
}

function named(holder: NamedAssignment | null) {
  return holder && { ...holder.owner, name: holder.names.owner };
}
