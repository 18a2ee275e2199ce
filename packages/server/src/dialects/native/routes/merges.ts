/** The native routes that merge registrations of one device, or records of one person, and undo that. */
import { routes as api, type DeviceMerge } from '@heldby/contract';
import { toDeviceNow, toPerson } from '../../../core/objects.ts';
import { notFound } from '../../../domain/problem.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { toIso, toIsoOrNull } from '../../../lib/instant.ts';
import { parseUuid } from '../../../lib/uuid.ts';
import type { DeviceMerge as Merged } from '../../../services/devices/merges.ts';
import { idOf } from '../ids.ts';
import { writeOf } from '../mapping/requests.ts';

export const mergeRoutes: readonly DialectRoute[] = [
  serve(api.mergeDevices, async (call, services) => {
    const input = { from: idIn(call.body.from, 'device'), despite: call.body.despite ?? [] };
    return toMerge(await services.devices.merge(writeOf(call), idOf(call, 'device'), input));
  }),
  serve(api.unmergeDevices, async (call, services) => {
    const { from } = call.body ?? {};
    const mergedId = from === undefined ? null : idIn(from, 'device');
    const { device, things } = await services.devices.unmerge(writeOf(call), idOf(call, 'device'), mergedId);
    return { device: toDeviceNow(device), things: [...things] };
  }),
  serve(api.mergePeople, async (call, services) => {
    const from = idIn(call.body.from, 'person');
    const { person, things, undoUntil, ...ids } = await services.people.merge(writeOf(call), idOf(call, 'person'), from);
    return { ...ids, person: toPerson(person), things: [...things], undoUntil: toIso(undoUntil) };
  }),
  serve(api.unmergePeople, async (call, services) => {
    const { from, login } = call.body ?? {};
    const wish = { mergedId: from === undefined ? null : idIn(from, 'person'), ...(login === undefined ? {} : { login }) };
    const { person, things } = await services.people.unmerge(writeOf(call), idOf(call, 'person'), wish);
    return { person: toPerson(person), things: [...things] };
  }),
];

function idIn(text: string, resource: 'device' | 'person'): string {
  const id = parseUuid(text);
  if (id === undefined) throw notFound(resource);
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
