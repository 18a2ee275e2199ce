/** What the palette offers for a text: pages, commands, and what the search finds. */
import type { SearchHit } from '@heldby/client';
import type { IconPath } from '../kit/icon-path.ts';
import { nameOfDevice } from '../words/device-name.ts';
import { PALETTE } from '../words/palette.ts';

export interface Entry {
  readonly id: string;
  readonly group: keyof typeof PALETTE.groups;
  readonly text: string;
  /** What tells it from others of the same name. */
  readonly about?: string;
  readonly icon?: IconPath;
  /** Of a device: its icon follows from it. */
  readonly kind?: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** Every word of the text begins a word of the entry: `sig ou` finds “Sign out”. */
export function fits(entry: string, text: string): boolean {
  const words = wordsOf(entry);
  return wordsOf(text).every(typed => words.some(word => word.startsWith(typed)));
}

function wordsOf(text: string): string[] {
  return text
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
}

/**
 * The entries whose name begins with the text, then those with a word that does, then the others in the order of the search. Those of
 * one group stay together, because that is how they are shown and how the arrows move.
 */
export function nearestFirst<E extends Pick<Entry, 'group' | 'text'>>(entries: readonly E[], text: string): readonly E[] {
  const typed = text.trim().toLocaleLowerCase();
  const distance = (entry: E) => (entry.text.toLocaleLowerCase().startsWith(typed) ? 0 : fits(entry.text, typed) ? 1 : 2);
  const sorted = entries.toSorted((a, b) => distance(a) - distance(b));
  return [...Map.groupBy(sorted, ({ group }) => group).values()].flat();
}

/** The name of what was found, what to tell it by, and where it is. */
export function describeHit({ person, device }: SearchHit): { text: string; about: string; path: string } | undefined {
  if (person !== null) {
    const known = person.removedAt === null ? PALETTE.holds(person.deviceCount) : PALETTE.left;
    return {
      text: person.displayName,
      about: [person.login, person.extension, known].filter(isGiven).join(' · '),
      path: `people/${person.id}`,
    };
  }
  if (device === null) return undefined;
  const holders = device.holders.map(({ name }) => name).join(', ');
  const held = holders === '' ? PALETTE.heldByNobody : PALETTE.heldBy(holders);
  const text = nameOfDevice(device);
  return { text, about: [device.serial ?? device.mac, held].filter(isGiven).join(' · '), path: `devices/${device.id}` };
}

function isGiven(text: string | null): text is string {
  return text !== null && text !== '';
}

/** Round from the last to the first. */
export function moveChoice(chosen: number, count: number, key: string): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return (chosen + 1) % count;
    case 'ArrowUp':
      return (chosen + count - 1) % count;
    case 'PageDown':
      return Math.min(count - 1, chosen + PAGE);
    case 'PageUp':
      return Math.max(0, chosen - PAGE);
    default:
      return undefined;
  }
}

const PAGE = 8;
