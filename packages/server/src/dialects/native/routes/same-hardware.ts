/** The native route that suggests other registrations of the same hardware. */
import { routes as api, type SameHardware } from '@heldby/contract';
import { toDeviceNow } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import type { Suggestion } from '../../../services/devices/same-hardware.ts';
import { idOf } from '../ids.ts';
import { toHolder } from '../mapping/held.ts';

export const sameHardwareRoutes: readonly DialectRoute[] = [
  serve(api.listSameHardware, async (call, services) => {
    const { items, isCut } = await services.devices.sameHardware(call.actor, idOf(call, 'device'));
    return { items: items.map(toSameHardware), isCut };
  }),
];

function toSameHardware({ device, evidence, differences, holders, strength }: Suggestion): SameHardware {
  return {
    device: toDeviceNow(device),
    strength,
    evidence: [...evidence],
    differences: [...differences],
    holders: holders.map(assignment => toHolder({ assignment, name: assignment.names.owner })),
  };
}
