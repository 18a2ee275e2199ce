/** What happened, in a sentence for every type of event. */
import type { NamedEvent } from '../feed.ts';
import { type EventFormat, type Piece, type Places, placesOf } from './event-places.ts';
import { EVENT_SENTENCES } from './event-sentences.ts';
import { preciseSentence } from './event-variants.ts';

export type ToldEvent = Pick<NamedEvent, 'type' | 'ownerName' | 'deviceName' | 'before' | 'after'>;

export type { Piece };

/** For what has no name. */
export const UNNAMED = {
  somebody: 'somebody',
  someDevice: 'a device without a name',
  system: 'heldby',
  unknown: 'somebody who is not known any more',
} as const;

/** Names stay whole: what somebody is called is never read as a placeholder. */
export function sayEvent(event: ToldEvent, format: EventFormat): readonly Piece[] {
  const places = placesOf(event, format);
  const sentence = preciseSentence(event, places) ?? EVENT_SENTENCES[event.type];
  const pieces = sentence.split(/(\{\w+\})/).filter(piece => piece !== '');
  return pieces.map((piece, index) => fill(piece, event, places, index));
}

function fill(piece: string, event: ToldEvent, places: Places, index: number): Piece {
  if (piece === '{owner}') return nameOr(event.ownerName, 'owner', UNNAMED.somebody, index);
  if (piece === '{device}') return nameOr(event.deviceName, 'device', UNNAMED.someDevice, index);
  return places[piece.slice(1, -1)] ?? piece;
}

/** Words in place of a name that is not known begin a sentence as any word does. */
function nameOr(name: string | null, of: 'owner' | 'device', words: string, index: number): Piece {
  if (name !== null && name !== '') return { name, of };
  return index === 0 ? words.charAt(0).toLocaleUpperCase() + words.slice(1) : words;
}

/** One text of it, for what speaks. */
export function sayPlainly(event: ToldEvent, format: EventFormat): string {
  return sayEvent(event, format)
    .map(piece => (typeof piece === 'string' ? piece : piece.name))
    .join('');
}
