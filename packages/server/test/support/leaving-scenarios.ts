/** The mutations by which devices change hands and people leave and return, each with the events that it appends, and no others. */
import { personOwner } from '../../src/domain/owner.ts';
import { FAR_AWAY } from './operations-world.ts';
import type { TestRegistry } from './registry.ts';
import { anAssignment, aPerson } from './scenario-parts.ts';
import type { Scenario } from './scenarios.ts';

const NOW_WISH = { effectiveAt: null, handTo: null, keepLogin: false };

async function aLeaver({ services, system }: TestRegistry, personId: string, effectiveAt: number | null) {
  return services.offBoardings.offBoard({ actor: system }, personId, { ...NOW_WISH, effectiveAt });
}

export const LEAVING_SCENARIOS: readonly Scenario[] = [
  {
    title: 'handing a device over',
    prepare: async (registry, name) => {
      const { deviceId } = await anAssignment(registry, name);
      const { id } = await aPerson(registry, `${name}'s heir`);
      const wish = { to: personOwner(id), role: 'owner' } as const;
      return { act: write => registry.services.assignments.handOver(write, deviceId, wish) };
    },
    events: ['assignment.ended', 'assignment.created'],
    revised: true,
  },
  {
    title: 'off-boarding a person now',
    prepare: async (registry, name) => {
      const { id } = await aPerson(registry, name);
      return { act: write => registry.services.offBoardings.offBoard(write, id, NOW_WISH) };
    },
    events: ['person.removed'],
    revised: true,
  },
  {
    title: 'planning that a person leaves',
    prepare: async (registry, name) => {
      const { id } = await aPerson(registry, name);
      return { act: write => registry.services.offBoardings.offBoard(write, id, { ...NOW_WISH, effectiveAt: FAR_AWAY }) };
    },
    events: ['off_boarding.planned'],
    revised: true,
  },
  {
    title: 'changing a planned off-boarding',
    prepare: async (registry, name) => {
      const { id } = await aLeaver(registry, (await aPerson(registry, name)).id, FAR_AWAY);
      return { act: write => registry.services.offBoardingPlans.update(write, id, { keepLogin: true }) };
    },
    events: ['off_boarding.updated'],
    revised: true,
  },
  {
    title: 'cancelling a planned off-boarding',
    prepare: async (registry, name) => {
      const { id } = await aLeaver(registry, (await aPerson(registry, name)).id, FAR_AWAY);
      return { act: write => registry.services.offBoardingPlans.cancel(write, id) };
    },
    events: ['off_boarding.cancelled'],
    revised: true,
  },
  {
    title: 'undoing an off-boarding',
    prepare: async (registry, name) => {
      const { id } = await aLeaver(registry, (await aPerson(registry, name)).id, null);
      return { act: write => registry.services.offBoardings.undo(write, id) };
    },
    events: ['person.restored'],
    revised: true,
  },
  {
    title: 'hiring somebody again',
    prepare: async (registry, name) => {
      const { id } = await aPerson(registry, name);
      await aLeaver(registry, id, null);
      return { act: write => registry.services.offBoardings.rehire(write, id, {}) };
    },
    events: ['person.rehired'],
  },
];
