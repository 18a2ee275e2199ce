/** Events as a table: the history, and the timelines of people, workspaces and devices. */
import type { Column, Item } from '../noun.ts';

export const TIMELINE: readonly Column[] = [
  ['AT', 'at'],
  ['EVENT', 'type'],
  ['BY', byOf],
  ['DEVICE', 'deviceName'],
  ['OWNER', 'ownerName'],
  ['WHY', 'reason'],
];

export const EVENTS: readonly Column[] = [['SEQUENCE', 'sequence'], ...TIMELINE];

function byOf(event: Item): string {
  const { name, kind } = event.actor as { readonly name: string | null; readonly kind: string };
  return name ?? kind;
}
