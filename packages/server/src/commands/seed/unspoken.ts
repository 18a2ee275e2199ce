/** Counts what a registry has and no seed has a word for. */
import type { Client, Device, HeldbyError, Person } from '@heldby/client';
import { displayNameOf } from '../../domain/person.ts';

/** By what is counted; null where the caller may not see it, and so cannot be told. */
export type Counts = Readonly<Record<string, number | null>>;

const PAGE = 200;

export async function countUnspoken(client: Client): Promise<Counts> {
  const limit = PAGE;
  const count = async <T>(items: () => AsyncIterable<T>, counts: (item: T) => boolean = () => true) => {
    try {
      let found = 0;
      for await (const item of items()) if (counts(item)) found += 1;
      return found;
    } catch (error) {
      if ((error as HeldbyError).code === 'forbidden') return null;
      throw error;
    }
  };
  return {
    groups: await count(
      () => client.groups.list.all({ limit }),
      ({ forEverybody }) => !forEverybody,
    ),
    'settings of policies': await count(
      () => client.organization.policy.all(),
      ({ source }) => source === 'organization',
    ),
    webhooks: await count(() => client.webhooks.list.all({ limit })),
    'definitions of own fields': await count(() => client.metadataDefinitions.list.all({ limit })),
    'virtual lines': await count(() => client.virtualLines.list.all({ limit })),
    directories: await count(() => client.directories.list.all({ limit })),
    'identity providers': await count(() => client.providers.list.all({ limit })),
    'people who cannot sign in': await count(() => client.people.list.all({ limit, state: 'disabled', fields: ['id'] })),
    'closed locations': await count(() => client.locations.list.all({ limit, state: 'closed' })),
    'closed workspaces': await count(() => client.workspaces.list.all({ limit, state: 'closed' })),
  };
}

const PERSON = ['mobilePhone', 'employeeNumber', 'notes', 'externalIds', 'managedBy'] as const;
const DEVICE = ['macs', 'imei', 'iccid', 'phoneNumber', 'assetTag', 'purchasedAt', 'notes', 'externalIds', 'locationId'] as const;
const BY_HAND: readonly Device['lifecycle'][] = ['in_repair', 'lost', 'retired'];

/** What single people and devices have beside what a seed says of them. */
export function countFurther(people: readonly Person[], devices: readonly Device[]): Readonly<Record<string, number>> {
  const all = [...people, ...devices];
  return {
    'people and devices with own fields': all.filter(({ metadata }) => isThere(metadata)).length,
    'people with a name that is not made of their first and last name': people.filter(isCalledOtherwise).length,
    'people with further numbers, ids or notes': people.filter(each => PERSON.some(name => isThere(each[name]))).length,
    'devices with further numbers, ids, notes or a location': devices.filter(each => DEVICE.some(name => isThere(each[name])))
      .length,
    'devices that are in repair, lost or retired': devices.filter(({ lifecycle }) => BY_HAND.includes(lifecycle)).length,
  };
}

function isCalledOtherwise(person: Person): boolean {
  return person.displayName !== displayNameOf(person);
}

function isThere(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== '';
}
