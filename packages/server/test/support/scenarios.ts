/** Every mutation of the core services, each with the events that it appends, and no others. */

import type { EventType } from '@heldby/contract';
import type { Write } from '../../src/core/change.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { LINE_SCENARIOS } from './line-scenarios.ts';
import { PLACE_SCENARIOS } from './place-scenarios.ts';
import type { TestRegistry } from './registry.ts';
import { aDevice, anAssignment, aPerson, aPhone, aToken, personOf, phoneInput } from './scenario-parts.ts';

export interface Scenario {
  readonly title: string;
  /** Makes what the mutation needs, and gives the mutation itself. */
  readonly prepare: (registry: TestRegistry, name: string) => Promise<Mutation>;
  readonly events: readonly EventType[];
  /** It heeds the revision that the caller has seen. */
  readonly revised?: true;
  /** Its answer holds a secret, so that a resend does not get it again. */
  readonly shownOnce?: true;
}

export interface Mutation {
  /** Who does it; the system where it is left out. */
  readonly actor?: Actor;
  readonly act: (write: Write) => Promise<unknown>;
}

export const SCENARIOS: readonly Scenario[] = [
  {
    title: 'creating a person',
    prepare: async ({ services }, name) => ({ act: write => services.people.create(write, personOf(name)) }),
    events: ['person.created'],
  },
  {
    title: 'changing a person',
    prepare: async (registry, name) => {
      const { id } = await aPerson(registry, name);
      return { act: write => registry.services.people.update(write, id, { lastName: 'May', login: `${name} May` }) };
    },
    events: ['person.updated'],
    revised: true,
  },
  {
    title: 'disabling a person',
    prepare: async (registry, name) => {
      const { id } = await aPerson(registry, name);
      return { act: write => registry.services.people.disable(write, id) };
    },
    events: ['person.disabled'],
    revised: true,
  },
  {
    title: 'disabling a person who is disabled',
    prepare: async (registry, name) => {
      const { id } = await aPerson(registry, name, true);
      return { act: write => registry.services.people.disable(write, id) };
    },
    events: [],
    revised: true,
  },
  {
    title: 'enabling a person',
    prepare: async (registry, name) => {
      const { id } = await aPerson(registry, name, true);
      return { act: write => registry.services.people.enable(write, id) };
    },
    events: ['person.enabled'],
    revised: true,
  },
  {
    title: 'creating a location',
    prepare: async ({ services }, name) => ({ act: write => services.places.createLocation(write, { name }) }),
    events: ['location.created'],
  },
  {
    title: 'creating a workspace',
    prepare: async ({ services }, name) => ({
      act: write => services.places.createWorkspace(write, { name, locationId: null }),
    }),
    events: ['workspace.created'],
  },
  ...PLACE_SCENARIOS,
  ...LINE_SCENARIOS,
  {
    title: 'creating a device',
    prepare: async ({ services }, name) => ({ act: write => services.devices.create(write, { kind: 'mobile', name }) }),
    events: ['device.created'],
  },
  {
    title: 'changing a device',
    prepare: async (registry, name) => {
      const { id } = await aDevice(registry);
      return { act: write => registry.services.devices.update(write, id, { name }) };
    },
    events: ['device.updated'],
    revised: true,
  },
  {
    title: 'disabling a device',
    prepare: async registry => {
      const { id } = await aDevice(registry);
      return { act: write => registry.services.devices.disable(write, id) };
    },
    events: ['device.disabled', 'block.set'],
    revised: true,
  },
  {
    title: 'disabling a device that is disabled',
    prepare: async registry => {
      const { id } = await aDevice(registry, true);
      return { act: write => registry.services.devices.disable(write, id) };
    },
    events: [],
    revised: true,
  },
  {
    title: 'enabling a device',
    prepare: async registry => {
      const { id } = await aDevice(registry, true);
      return { act: write => registry.services.devices.enable(write, id) };
    },
    events: ['device.enabled', 'block.lifted'],
    revised: true,
  },
  {
    title: 'assigning a device',
    prepare: async (registry, name) => {
      const [{ id }, device] = [await aPerson(registry, name), await aDevice(registry)];
      const input = { deviceId: device.id, owner: { kind: 'person', id }, role: 'owner' } as const;
      return { act: write => registry.services.assignments.create(write, input) };
    },
    events: ['assignment.created'],
  },
  {
    title: 'planning the end of an assignment',
    prepare: async (registry, name) => {
      const { id, createdAt } = await anAssignment(registry, name);
      return { act: write => registry.services.assignments.update(write, id, { expiresAt: createdAt + 3_600_000_000 }) };
    },
    events: ['assignment.updated', 'block.set'],
    revised: true,
  },
  {
    title: 'disabling an assignment',
    prepare: async (registry, name) => {
      const { id } = await anAssignment(registry, name);
      return { act: write => registry.services.assignments.disable(write, id) };
    },
    events: ['assignment.disabled', 'block.set'],
    revised: true,
  },
  {
    title: 'enabling an assignment that is not disabled',
    prepare: async (registry, name) => {
      const { id } = await anAssignment(registry, name);
      return { act: write => registry.services.assignments.enable(write, id) };
    },
    events: [],
    revised: true,
  },
  {
    title: 'ending an assignment',
    prepare: async (registry, name) => {
      const { id } = await anAssignment(registry, name);
      return { act: write => registry.services.assignments.end(write, id) };
    },
    events: ['assignment.ended'],
    revised: true,
  },
  {
    title: 'ending an assignment that has ended',
    prepare: async (registry, name) => {
      const { id } = await anAssignment(registry, name);
      await registry.services.assignments.end({ actor: registry.system }, id);
      return { act: write => registry.services.assignments.end(write, id) };
    },
    events: [],
    revised: true,
  },
  {
    title: 'registering a phone',
    prepare: async (registry, name) => {
      const { actor } = await registry.addPerson(name);
      return { actor, act: write => registry.services.phones.register(write, phoneInput(name)) };
    },
    events: ['device.created', 'assignment.created', 'push.registered'],
  },
  {
    title: 'registering a phone that is registered just so',
    prepare: async (registry, name) => {
      const { actor } = await aPhone(registry, name);
      return { actor, act: write => registry.services.phones.register(write, phoneInput(name)) };
    },
    events: [],
  },
  {
    title: 'registering a phone that wants no notifications any more and has another name',
    prepare: async (registry, name) => {
      const { actor } = await aPhone(registry, name);
      const input = phoneInput(name, { acceptNotifications: false, name: 'New' });
      return { actor, act: write => registry.services.phones.register(write, input) };
    },
    events: ['device.updated', 'push.updated'],
  },
  {
    title: 'registering a phone with the token of another person’s phone',
    prepare: async (registry, name) => {
      await aPhone(registry, name);
      const { actor } = await registry.addPerson(`${name} next`);
      return { actor, act: write => registry.services.phones.register(write, phoneInput(name)) };
    },
    events: ['device.created', 'assignment.created', 'push.quarantined', 'push.registered'],
  },
  {
    title: 'giving a phone another token',
    prepare: async (registry, name) => {
      const { actor, phone } = await aPhone(registry, name);
      return { actor, act: write => registry.services.phones.replace(write, phone.deviceId, phoneInput(`${name} new`)) };
    },
    events: ['push.updated'],
  },
  {
    title: 'leaving a phone as it is',
    prepare: async (registry, name) => {
      const { actor, phone } = await aPhone(registry, name);
      return { actor, act: write => registry.services.phones.replace(write, phone.deviceId, null) };
    },
    events: [],
  },
  {
    title: 'removing a phone',
    prepare: async (registry, name) => {
      const { actor, phone } = await aPhone(registry, name);
      return { actor, act: write => registry.services.phones.remove(write, phone.deviceId) };
    },
    events: ['assignment.ended', 'push.ended'],
  },
  {
    title: 'issuing a token',
    prepare: async (registry, name) => {
      const subject = { kind: 'person', id: (await aPerson(registry, name)).id } as const;
      const input = { subject, scopes: ['devices:read'], label: 'x', expiresAt: null } as const;
      return { act: write => registry.services.credentials.issue(write, input) };
    },
    events: ['credential.issued'],
    shownOnce: true,
  },
  {
    title: 'revoking a token',
    prepare: async (registry, name) => {
      const { credential } = await aToken(registry, (await aPerson(registry, name)).id);
      return { act: write => registry.services.credentials.revoke(write, credential.id) };
    },
    events: ['credential.revoked'],
  },
  {
    title: 'revoking a token that is revoked',
    prepare: async (registry, name) => {
      const { credential } = await aToken(registry, (await aPerson(registry, name)).id);
      await registry.services.credentials.revoke({ actor: registry.system }, credential.id);
      return { act: write => registry.services.credentials.revoke(write, credential.id) };
    },
    events: [],
  },
  {
    title: 'registering an application',
    prepare: async ({ services }, name) => ({ act: write => services.applications.create(write, { name }) }),
    events: ['application.created', 'credential.issued'],
    shownOnce: true,
  },
  {
    title: 'changing the settings of the organization',
    prepare: async ({ services }) => ({ act: write => services.organizations.setPolicy(write, { ratePerMinute: 100 }) }),
    events: ['organization.updated'],
  },
];
