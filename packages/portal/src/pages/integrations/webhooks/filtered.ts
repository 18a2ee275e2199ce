/** Reads what a webhook is limited to, which is stored by ids alone. */
import type { Location } from '@heldby/client';
import { client } from '../../../data/client.ts';
import type { FoundOwner } from '../../../data/find-owners.ts';
import type { PickedDevice } from '../../../kit/pickers.tsx';
import { nameOfDevice } from '../../../words/device-name.ts';

/** An application or a virtual line has no page of its own: its id stands for it. */
export async function readOwner(id: string, signal: AbortSignal): Promise<FoundOwner> {
  const person = client.people
    .get(id, { signal })
    .then(({ displayName, login }) => ({ kind: 'person' as const, id, name: displayName, login }));
  const room = () =>
    client.workspaces.get(id, { signal }).then(({ name }) => ({ kind: 'workspace' as const, id, name, login: null }));
  return person.catch(room).catch(() => ({ kind: 'application' as const, id, name: id, login: null }));
}

export async function readDevice(id: string, signal: AbortSignal): Promise<PickedDevice> {
  const device = await client.devices.get(id, { signal });
  return { id, kind: device.kind, name: nameOfDevice(device), about: device.serial ?? device.mac ?? '' };
}

export function readLocation(id: string, signal: AbortSignal): Promise<Location> {
  return client.locations.get(id, { signal });
}
