/** Finds devices by what is typed, with who holds them, to tell them apart. */
import type { PickedDevice } from '../kit/pickers.tsx';
import { describeDevice } from '../words/device-choice.ts';
import { client } from './client.ts';

/** As many as fit below a field. */
const FOUND = 8;

export async function findDevices(text: string, signal: AbortSignal): Promise<readonly PickedDevice[]> {
  if (text.trim() === '') return [];
  const { items } = await client.search.find({ q: text, type: 'device', limit: FOUND }, { signal });
  return items.flatMap(({ device }) => (device === null ? [] : [describeDevice(device)]));
}
