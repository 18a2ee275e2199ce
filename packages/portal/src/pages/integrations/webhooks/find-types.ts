/** Finds types of events by what is typed of their name or of what they say. */
import { EVENT_CHOICES } from '../../../query/events.ts';
import type { Choice } from '../../../query/grammar.ts';

/** As many as fit below a field. */
const FOUND = 8;

/** Without those that are chosen already, and those that a chosen `device.*` holds. */
export function findTypes(text: string, chosen: readonly string[]): readonly Choice[] {
  const typed = text.trim().toLowerCase().split(/\s+/);
  const isChosen = (type: string) => chosen.includes(type) || chosen.includes(type.replace(/\..*/, '.*'));
  return EVENT_CHOICES.filter(({ value, text: says }) => {
    const whole = `${value} ${says}`.toLowerCase();
    return !isChosen(value) && typed.every(word => whole.includes(word));
  }).slice(0, FOUND);
}
