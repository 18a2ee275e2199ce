import type { PhoneInput } from '../../src/core/composed/register-phone.ts';
import type { TestRegistry } from './registry.ts';

export const PUSH_TOKEN = 'push-token-that-nobody-else-may-see';

export function phoneInput(token: string, changes: Partial<PhoneInput> = {}): PhoneInput {
  const facts = { name: 'Phone', make: 'Acme', model: 'One', platform: 'ios' } as const;
  return {
    ...facts,
    token: `${PUSH_TOKEN} ${token}`,
    notificationId: 'n',
    acceptNotifications: true,
    sessionHash: null,
    ...changes,
  };
}

export const personOf = (login: string) => ({ login, firstName: login, lastName: 'Lee' });

export async function aPerson({ services, system }: TestRegistry, login: string, isDisabled = false) {
  const person = await services.people.create({ actor: system }, personOf(login));
  return isDisabled ? services.people.disable({ actor: system }, person.id) : person;
}

export async function aDevice({ services, system }: TestRegistry, isDisabled = false) {
  const device = await services.devices.create({ actor: system }, { kind: 'mobile' });
  return isDisabled ? services.devices.disable({ actor: system }, device.id) : device;
}

export async function anAssignment(registry: TestRegistry, login: string) {
  const { services, system } = registry;
  const [person, device] = [await aPerson(registry, login), await aDevice(registry)];
  const owner = { kind: 'person', id: person.id } as const;
  return services.assignments.create({ actor: system }, { deviceId: device.id, owner, role: 'owner' });
}

/** A person whose app has registered a phone. */
export async function aPhone(registry: TestRegistry, login: string) {
  const { actor } = await registry.addPerson(login);
  const phone = await registry.services.phones.register({ actor }, phoneInput(login));
  return { actor, phone };
}

export async function aToken({ services, system }: TestRegistry, subjectId: string) {
  const subject = { kind: 'person', id: subjectId } as const;
  return services.credentials.issue({ actor: system }, { subject, scopes: ['devices:read'], label: 'a', expiresAt: null });
}
