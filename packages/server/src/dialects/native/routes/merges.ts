/** The native routes that merge registrations of one device, and undo that. */
import { routes as api, type DeviceMerge } from '@heldby/contract';
import { toDeviceNow } from '../../../core/objects.ts';
import { notFound } from '../../../domain/problem.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { toIso, toIsoOrNull } from '../../../lib/instant.ts';
import { parseUuid } from '../../../lib/uuid.ts';
import type { DeviceMerge as Merged } from '../../../services/devices/merges.ts';
import { idOf } from '../ids.ts';
import { writeOf } from '../mapping/requests.ts';

export const mergeRoutes: readonly DialectRoute[] = [
  serve(api.mergeDevices, async (call, services) => {
    const input = { from: deviceIn(call.body.from), despite: call.body.despite ?? [] };
    return toMerge(await services.devices.merge(writeOf(call), idOf(call, 'device'), input));
  }),
  serve(api.unmergeDevices, async (call, services) => {
    const { from } = call.body ?? {};
    const mergedId = from === undefined ? null : deviceIn(from);
    const { device, things } = await services.devices.unmerge(writeOf(call), idOf(call, 'device'), mergedId);
    return { device: toDeviceNow(device), things: [...things] };
  }),
];

function deviceIn(text: string): string {
  const id = parseUuid(text);
  if (id === undefined) throw notFound('device');
  return id;
}

function toMerge({ device, evidence, differences, conflicts, things, undoUntil, ...ids }: Merged): DeviceMerge {
  return {
    ...ids,
    device: toDeviceNow(device),
    evidence: [...evidence],
    differences: [...differences],
    conflicts: [...conflicts],
    things: things.map(({ until, ...thing }) => ({ ...thing, until: toIsoOrNull(until) })),
    undoUntil: toIso(undoUntil),
  };
}
