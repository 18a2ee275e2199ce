/** The mutations of lines on devices, each with the events that it appends. */
import { lineOn } from './operations-world.ts';
import type { TestRegistry } from './registry.ts';
import { aPerson } from './scenario-parts.ts';
import type { Scenario } from './scenarios.ts';

/** A desk phone of one person, on which another one has a line. */
async function aSharedPhone(registry: TestRegistry, name: string) {
  const { services, system } = registry;
  const write = { actor: system };
  const { id: deviceId } = await services.devices.create(write, { kind: 'desk_phone' });
  const [holder, colleague] = [await aPerson(registry, name), await aPerson(registry, `${name} 2`)];
  await services.assignments.create(write, { deviceId, owner: { kind: 'person', id: holder.id }, role: 'owner' });
  await services.assignments.create(write, { deviceId, owner: { kind: 'person', id: colleague.id }, role: 'shared_line' });
  const filter = { deviceId, ownerId: colleague.id };
  const [shared] = (await services.lines.list(system, { limit: 1, cursor: null, filter })).items;
  return { primaryId: await lineOn(registry, deviceId), sharedId: shared?.line.id ?? '' };
}

export const LINE_SCENARIOS: readonly Scenario[] = [
  {
    title: 'giving a line a label',
    prepare: async (registry, name) => {
      const { primaryId } = await aSharedPhone(registry, name);
      return { act: write => registry.services.lines.update(write, primaryId, { label: name }) };
    },
    events: ['line.updated'],
    revised: true,
  },
  {
    title: 'taking a shared line from a device',
    prepare: async (registry, name) => {
      const { sharedId } = await aSharedPhone(registry, name);
      return { act: write => registry.services.lines.end(write, sharedId) };
    },
    events: ['line.ended', 'assignment.ended'],
    revised: true,
  },
];
