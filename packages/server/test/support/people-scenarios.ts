/** The mutations of accounts, groups and off-boarding, each with the events that it appends, and no others. */

import type { TestRegistry } from './registry.ts';
import type { Scenario } from './scenarios.ts';

const PASSWORD = 'correct horse battery';

const accountOf = (login: string) => ({ login, firstName: login, lastName: 'Lee' });

async function anAccount({ services, system }: TestRegistry, login: string) {
  return services.accounts.create({ actor: system }, { ...accountOf(login), password: PASSWORD });
}

async function aGroup({ services, system }: TestRegistry, name: string) {
  return (await services.groups.create({ actor: system }, { name, description: '' })).group;
}

/** A group with somebody in it. */
async function aCrew(registry: TestRegistry, name: string) {
  const [group, person] = [await aGroup(registry, name), await anAccount(registry, name)];
  const members = [{ number: person.number }];
  await registry.services.groupMembers.add({ actor: registry.system }, { id: group.id }, members);
  return { group, person, members };
}

export const PEOPLE_SCENARIOS: readonly Scenario[] = [
  {
    title: 'creating an account with a password',
    prepare: async ({ services }, name) => ({
      act: write => services.accounts.create(write, { ...accountOf(name), password: PASSWORD }),
    }),
    events: ['person.created', 'person.password_set'],
  },
  {
    title: 'changing an account with its password',
    prepare: async (registry, name) => {
      const { number } = await anAccount(registry, name);
      const input = { firstName: 'Other', password: 'another password' };
      return { act: write => registry.services.accounts.update(write, { number }, input) };
    },
    events: ['person.updated', 'person.password_set'],
    revised: true,
  },
  {
    title: 'giving an account another password',
    prepare: async (registry, name) => {
      const { id } = await anAccount(registry, name);
      return { act: write => registry.services.accounts.update(write, { id }, { password: 'another password' }) };
    },
    events: ['person.password_set'],
    revised: true,
  },
  {
    title: 'disabling an account by its number',
    prepare: async (registry, name) => {
      const { number } = await anAccount(registry, name);
      return { act: write => registry.services.accounts.disable(write, { number }) };
    },
    events: ['person.disabled'],
    revised: true,
  },
  {
    title: 'off-boarding somebody who is in a group',
    prepare: async (registry, name) => {
      const { person } = await aCrew(registry, name);
      return { act: write => registry.services.accounts.remove(write, { id: person.id }) };
    },
    events: ['group.member_removed', 'person.removed'],
    revised: true,
  },
  {
    title: 'erasing somebody who left',
    prepare: async (registry, name) => {
      const { id } = await anAccount(registry, name);
      await registry.services.accounts.remove({ actor: registry.system }, { id });
      return { act: write => registry.services.erasures.erase(write, id, { offBoard: false, hardware: false }) };
    },
    events: ['person.erased'],
    revised: true,
  },
  {
    title: 'creating a group',
    prepare: async ({ services }, name) => ({ act: write => services.groups.create(write, { name, description: 'x' }) }),
    events: ['group.created'],
  },
  {
    title: 'changing a group',
    prepare: async (registry, name) => {
      const { id } = await aGroup(registry, name);
      return { act: write => registry.services.groups.update(write, { id }, { description: 'new' }) };
    },
    events: ['group.updated'],
  },
  {
    title: 'removing a group that somebody is in',
    prepare: async (registry, name) => {
      const { group } = await aCrew(registry, name);
      return { act: write => registry.services.groups.remove(write, { id: group.id }) };
    },
    events: ['group.removed'],
  },
  {
    title: 'putting somebody into a group',
    prepare: async (registry, name) => {
      const [{ id }, person] = [await aGroup(registry, name), await anAccount(registry, name)];
      return { act: write => registry.services.groupMembers.add(write, { id }, [{ id: person.id }]) };
    },
    events: ['group.member_added'],
  },
  {
    title: 'putting somebody into a group that they are in',
    prepare: async (registry, name) => {
      const { group, members } = await aCrew(registry, name);
      return { act: write => registry.services.groupMembers.add(write, { id: group.id }, members) };
    },
    events: [],
  },
  {
    title: 'taking somebody out of a group',
    prepare: async (registry, name) => {
      const { group, members } = await aCrew(registry, name);
      return { act: write => registry.services.groupMembers.remove(write, { id: group.id }, members) };
    },
    events: ['group.member_removed'],
  },
];
