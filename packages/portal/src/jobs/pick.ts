/** What pickers of devices load: those that fit a text. It is one function, the same between renders. */
import type { SearchHit } from '@heldby/client';
import { client } from '../data/client.ts';
import type { PickedDevice } from '../kit/picked.ts';
import { nameOfDevice } from '../words/device-name.ts';
import { format } from '../words/format.ts';
import { HOLDING } from '../words/holding.ts';

/** As many as a list shows without becoming a search of its own. */
const MOST = 12;

export interface HeldOrFree extends PickedDevice {
  readonly holders: readonly { readonly id: string; readonly name: string; readonly role: string }[];
}

/** Nothing typed: what is in stock. */
export async function findDevices(text: string, signal: AbortSignal): Promise<readonly HeldOrFree[]> {
  if (text.trim() === '') {
    const { items } = await client.devices.list({ lifecycle: ['in_stock'], holderless: true, limit: MOST }, { signal });
    return items.map(device => asPicked({ ...device, holders: [] }));
  }
  const { items } = await client.search.find({ q: text, type: 'device', limit: MOST }, { signal });
  return items.flatMap(({ device }) => (device === null ? [] : [asPicked(device)]));
}

type Found = Pick<NonNullable<SearchHit['device']>, 'id' | 'kind' | 'name' | 'model' | 'serial' | 'mac' | 'holders'>;

function asPicked({ holders, ...device }: Found): HeldOrFree {
  const held = holders.length === 0 ? HOLDING.inStock : HOLDING.heldBy(format.list(holders.map(({ name }) => name)));
  const about = [device.serial ?? device.mac, held].filter(text => text !== null).join(' · ');
  return { id: device.id, kind: device.kind, name: nameOfDevice(device), about, holders };
}
