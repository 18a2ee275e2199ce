/** Words that stand for types of events: a type, or all types of a noun. */
import { EVENT_TYPES, type EventType } from './types.ts';

/** `device.*` stands for all types of the noun. Empty for a word that no type fits. */
export function eventTypesOf(word: string): readonly EventType[] {
  return EVENT_TYPES.filter(type => type === word || (word.endsWith('.*') && type.startsWith(word.slice(0, -1))));
}

/** Every word: the types, and the nouns. */
export const EVENT_TYPE_WORDS: readonly string[] = [
  ...EVENT_TYPES,
  ...new Set(EVENT_TYPES.map(type => `${type.slice(0, type.indexOf('.'))}.*`)),
];
