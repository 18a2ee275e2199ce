/** Makes passwords for machines. */
import { machineRandom, type Random } from './random.ts';

/** Digits, letters of both cases and symbols that need no escape in a URL: phones and vendors ask for one of each. */
const CLASSES = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '-_.~'] as const;
/** About 120 bits, and short enough to type on a phone. */
const CHARACTERS = 20;

/** At least one character of each class, in random order. */
export function randomPassword(random: Random = machineRandom): string {
  const all = CLASSES.join('');
  const characters = Array.from({ length: CHARACTERS }, (_, index) => oneOf(random, CLASSES[index] ?? all));
  for (let index = characters.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    [characters[index], characters[other]] = [characters[other] ?? '', characters[index] ?? ''];
  }
  return characters.join('');
}

function oneOf(random: Random, text: string): string {
  return text.charAt(random.below(text.length));
}
