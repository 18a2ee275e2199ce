/** Mutations of blocks, and the hand-over of a device, each with the events that it appends. */

import { aDevice, anAssignment, aPerson } from './scenario-parts.ts';
import type { Scenario } from './scenarios.ts';

export const BLOCK_SCENARIOS: readonly Scenario[] = [
  {
    title: 'handing a device over',
    prepare: async (registry, name) => {
      const [{ id }, { deviceId }] = [await aPerson(registry, `${name} next`), await anAssignment(registry, name)];
      const input = { deviceId, owner: { kind: 'person', id }, role: 'owner', handOver: true } as const;
      return { act: write => registry.services.assignments.create(write, input) };
    },
    events: ['assignment.ended', 'assignment.created'],
  },
  {
    title: 'blocking somebody on a device that they do not hold',
    prepare: async (registry, name) => {
      const [{ id }, device] = [await aPerson(registry, name), await aDevice(registry)];
      const input = { deviceId: device.id, owner: { kind: 'person', id } } as const;
      return { act: write => registry.services.blocks.set(write, input) };
    },
    events: ['block.set'],
  },
  {
    title: 'lifting a block',
    prepare: async (registry, name) => {
      const { services, system } = registry;
      const { deviceId, owner, id } = await anAssignment(registry, name);
      await services.assignments.disable({ actor: system }, id);
      const block = await services.blocks.set({ actor: system }, { deviceId, owner });
      return { act: write => services.blocks.lift(write, block.id) };
    },
    events: ['block.lifted', 'assignment.enabled'],
    revised: true,
  },
];
