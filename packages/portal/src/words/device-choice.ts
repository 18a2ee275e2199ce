/** A device as pickers show it: its name, and what tells it from others of that name. */
import type { SearchHit } from '@heldby/client';
import { nameOfDevice } from './device-name.ts';
import { PALETTE } from './palette.ts';

type Found = NonNullable<SearchHit['device']>;

export function describeDevice({ id, kind, name, model, serial, mac, holders }: Found) {
  const names = holders.map(holder => holder.name).join(', ');
  const held = names === '' ? PALETTE.heldByNobody : PALETTE.heldBy(names);
  return { id, kind, name: nameOfDevice({ name, model }), about: [serial ?? mac, held].filter(Boolean).join(' · ') };
}
