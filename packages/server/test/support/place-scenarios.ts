/** The mutations of locations, workspaces, virtual lines and groups, each with the events that it appends. */

import type { TestRegistry } from './registry.ts';
import { aPerson } from './scenario-parts.ts';
import type { Scenario } from './scenarios.ts';

const aLocation = ({ services, system }: TestRegistry, name: string) =>
  services.places.createLocation({ actor: system }, { name });
const aWorkspace = ({ services, system }: TestRegistry, name: string) =>
  services.places.createWorkspace({ actor: system }, { name, locationId: null });
const aLine = async (registry: TestRegistry, name: string) => {
  const { id: locationId } = await aLocation(registry, name);
  const input = { firstName: name, lastName: 'Line', locationId };
  return registry.services.virtualLines.create({ actor: registry.system }, input);
};
const aGroup = async ({ services, system }: TestRegistry, name: string) =>
  (await services.groups.create({ actor: system }, { name, description: '' })).group;

export const PLACE_SCENARIOS: readonly Scenario[] = [
  {
    title: 'renaming a location',
    prepare: async (registry, name) => {
      const { id } = await aLocation(registry, name);
      return { act: write => registry.services.places.updateLocation(write, id, { name: `${name} 2` }) };
    },
    events: ['location.updated'],
    revised: true,
  },
  {
    title: 'closing a location in which nothing is',
    prepare: async (registry, name) => {
      const { id } = await aLocation(registry, name);
      return { act: write => registry.services.places.closeLocation(write, id) };
    },
    events: ['location.closed'],
    revised: true,
  },
  {
    title: 'closing a location from which a person moves',
    prepare: async (registry, name) => {
      const [from, to] = [await aLocation(registry, name), await aLocation(registry, `${name} 2`)];
      const person = await aPerson(registry, name);
      await registry.services.people.update({ actor: registry.system }, person.id, { locationId: from.id });
      return { act: write => registry.services.places.closeLocation(write, from.id, to.id) };
    },
    events: ['person.updated', 'location.closed'],
    revised: true,
  },
  {
    title: 'opening a location again',
    prepare: async (registry, name) => {
      const { places } = registry.services;
      const { id } = await aLocation(registry, name);
      await places.closeLocation({ actor: registry.system }, id);
      return { act: write => places.reopenLocation(write, id) };
    },
    events: ['location.reopened'],
    revised: true,
  },
  {
    title: 'moving a workspace',
    prepare: async (registry, name) => {
      const [{ id }, location] = [await aWorkspace(registry, name), await aLocation(registry, name)];
      return { act: write => registry.services.places.updateWorkspace(write, id, { locationId: location.id }) };
    },
    events: ['workspace.updated'],
    revised: true,
  },
  {
    title: 'closing a workspace that holds a device and can be called',
    prepare: async (registry, name) => {
      const { services, system } = registry;
      const [{ id }, location] = [await aWorkspace(registry, name), await aLocation(registry, name)];
      const owner = { kind: 'workspace', id } as const;
      await services.calling.set({ actor: system }, owner, { locationId: location.id });
      const device = await services.devices.create({ actor: system }, { kind: 'desk_phone' });
      await services.assignments.create({ actor: system }, { deviceId: device.id, owner, role: 'owner' });
      return { act: write => services.places.closeWorkspace(write, id) };
    },
    events: ['workspace.closed', 'assignment.ended', 'line.ended', 'calling.removed'],
    revised: true,
  },
  {
    title: 'opening a workspace again',
    prepare: async (registry, name) => {
      const { places } = registry.services;
      const { id } = await places.createWorkspace({ actor: registry.system }, { name, locationId: null });
      await places.closeWorkspace({ actor: registry.system }, id);
      return { act: write => places.reopenWorkspace(write, id) };
    },
    events: ['workspace.reopened'],
    revised: true,
  },
  {
    title: 'renaming a virtual line',
    prepare: async (registry, name) => {
      const { id } = await aLine(registry, name);
      return { act: write => registry.services.virtualLines.update(write, id, { lastName: 'Other' }) };
    },
    events: ['virtual_line.updated'],
    revised: true,
  },
  {
    title: 'closing a virtual line',
    prepare: async (registry, name) => {
      const { id } = await aLine(registry, name);
      return { act: write => registry.services.virtualLines.close(write, id) };
    },
    events: ['virtual_line.closed', 'calling.removed'],
    revised: true,
  },
  {
    title: 'opening a virtual line again',
    prepare: async (registry, name) => {
      const { id } = await aLine(registry, name);
      await registry.services.virtualLines.close({ actor: registry.system }, id);
      return { act: write => registry.services.virtualLines.reopen(write, id) };
    },
    events: ['virtual_line.reopened'],
    revised: true,
  },
  {
    title: 'adding people to a group',
    prepare: async (registry, name) => {
      const [{ id }, person] = [await aGroup(registry, name), await aPerson(registry, name)];
      return { act: write => registry.services.groupMembers.add(write, { id }, [{ id: person.id }]) };
    },
    events: ['group.member_added'],
  },
];
