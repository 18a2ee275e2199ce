/** The texts of the palette. */

import { APP } from './app.ts';

export const PALETTE = {
  title: 'Search and commands',
  field: APP.search,
  placeholder: 'A name, a serial number, a page …',
  results: 'Results',
  groups: { pages: 'Pages', actions: 'Actions', people: 'People', devices: 'Devices' },
  nothing: 'Nothing found. Try fewer letters, or another part of the name.',
  holds: (count: number) => (count === 1 ? 'holds 1 device' : `holds ${count} devices`),
  heldBy: (names: string) => `held by ${names}`,
  heldByNobody: 'held by nobody',
  left: 'has left',
} as const;
