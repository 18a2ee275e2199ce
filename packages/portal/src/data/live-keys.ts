/** Which answers an event makes old, by the beginnings of their keys. */
import type { NamedEvent } from '@heldby/client';

type Told = Pick<NamedEvent, 'type' | 'subject' | 'deviceId' | 'ownerId'>;

/** Nouns of events that have answers of another name. */
const NAMES: Readonly<Record<string, string>> = {
  person: 'people',
  assignment: 'assignments',
  block: 'blocks',
  off_boarding: 'off-boardings',
};

/** By these, somebody becomes a leaver or is none any more. */
const LEAVING: readonly string[] = ['person.removed', 'person.restored', 'person.rehired', 'person.erased'];

/** The object, its owner and its device; lists and reports are asked for again when they are opened. */
export function keysOf({ type, subject, deviceId, ownerId }: Told): readonly string[] {
  const noun = type.slice(0, type.indexOf('.'));
  const keys = [`${NAMES[noun] ?? `${noun}s`}/${subject}`];
  if (LEAVING.includes(type)) keys.push('off-boardings');
  if (deviceId !== null) keys.push(`devices/${deviceId}`);
  if (ownerId !== null) keys.push(`people/${ownerId}`);
  return [...new Set(keys)];
}
