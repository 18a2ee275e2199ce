/** Which events tell a person something: not each check-in, token and registration, of which there are many. */
import type { NamedEvent } from '@heldby/client';

const NOUNS: readonly string[] = [
  'organization',
  'location',
  'workspace',
  'person',
  'off_boarding',
  'group',
  'application',
  'device',
  'assignment',
  'block',
  'guest_session',
  'sign_in',
];

/** As the feed takes it. */
export const TYPES = NOUNS.map(noun => `${noun}.*`).join(',');

export function isOfInterest(type: NamedEvent['type']): boolean {
  return NOUNS.includes(type.slice(0, type.indexOf('.')));
}

/** Each once, the newest at the top. */
export function newestFirst(events: readonly NamedEvent[], most: number): readonly NamedEvent[] {
  const bySequence = new Map(events.map(event => [event.sequence, event]));
  return [...bySequence.values()].toSorted((a, b) => b.sequence - a.sequence).slice(0, most);
}
