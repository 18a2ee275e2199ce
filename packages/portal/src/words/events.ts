/** What happened, in a sentence for every type of event. */
import type { NamedEvent } from '@heldby/client';
import { deviceFields } from './device-fields.ts';
import { EVENT_SENTENCES } from './event-sentences.ts';
import type { Format } from './format.ts';
import { lifecycleWords } from './query.ts';

export type ToldEvent = Pick<NamedEvent, 'type' | 'ownerName' | 'deviceName' | 'before' | 'after'>;

/** A piece of a sentence: words, or a name, which is set apart. */
export type Piece = string | { readonly name: string };

export const EVENTS = {
  somebody: 'somebody',
  someDevice: 'a device without a name',
  system: 'heldby',
  unknown: 'somebody who is not known any more',
} as const;

/** Names stay whole: what somebody is called is never read as a placeholder. */
export function sayEvent(event: ToldEvent, format: Format): readonly Piece[] {
  const texts = textsOf(event, format);
  const pieces = sentenceOf(event)
    .split(/(\{\w+\})/)
    .filter(piece => piece !== '');
  return pieces.map((piece, index): Piece => {
    if (piece === '{owner}') return nameOr(event.ownerName, EVENTS.somebody, index);
    if (piece === '{device}') return nameOr(event.deviceName, EVENTS.someDevice, index);
    return texts[piece] ?? piece;
  });
}

/** Words in place of a name that is not known begin a sentence as any word does. */
function nameOr(name: string | null, words: string, index: number): Piece {
  if (name !== null && name !== '') return { name };
  return index === 0 ? words.charAt(0).toLocaleUpperCase() + words.slice(1) : words;
}

/** One text of it, for what speaks. */
export function sayPlainly(event: ToldEvent, format: Format): string {
  return sayEvent(event, format)
    .map(piece => (typeof piece === 'string' ? piece : piece.name))
    .join('');
}

/** Some types are several things to people. */
function sentenceOf({ type, before, after }: ToldEvent): string {
  if (type === 'assignment.created') return GIVEN[String(after?.role)] ?? EVENT_SENTENCES[type];
  if (type === 'assignment.updated') {
    if (given(after, 'dueAt') !== given(before, 'dueAt')) return after?.dueAt ? SPECIAL.lent : SPECIAL.notLent;
    if (given(after, 'expiresAt') !== given(before, 'expiresAt')) return after?.expiresAt ? SPECIAL.willEnd : SPECIAL.willNotEnd;
  }
  if (type === 'device.updated' && before !== null && changedFields(before).length > 0) return SPECIAL.fields;
  if (type === 'device.lifecycle_changed') return after?.lifecycle ? SPECIAL.lifecycle : SPECIAL.back;
  return EVENT_SENTENCES[type];
}

const GIVEN: Readonly<Record<string, string>> = {
  user: '{owner} may use {device}',
  shared_line: '{owner} got a shared line on {device}',
  guest: '{owner} became a guest at {device}',
};

const SPECIAL = {
  lent: '{device} is lent to {owner} until {due}',
  notLent: '{owner} keeps {device}: it is not lent any more',
  willEnd: '{owner} holds {device} until {expires}',
  willNotEnd: '{owner} holds {device} without a planned end',
  fields: '{device} was changed: {fields}',
  lifecycle: '{device} is {lifecycle}',
  back: '{device} is back',
} as const;

function textsOf({ before, after }: ToldEvent, format: Format): Readonly<Record<string, string>> {
  const day = (value: unknown) => (typeof value === 'string' ? format.date(value) : '');
  return {
    '{due}': day(after?.dueAt),
    '{expires}': day(after?.expiresAt),
    '{fields}': format.list(
      changedFields(before)
        .map(field => deviceFields[field] ?? field)
        .map(inSentence),
    ),
    '{lifecycle}': wordOf(lifecycleWords, after?.lifecycle).toLocaleLowerCase(),
  };
}

/** `IMEI` stays, `Name` becomes `name`. */
function inSentence(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase() + label.slice(1);
}

/** Counters are of no interest to people. */
function changedFields(before: Readonly<Record<string, unknown>> | null): readonly string[] {
  return Object.keys(before ?? {}).filter(field => field in deviceFields);
}

function given(object: Readonly<Record<string, unknown>> | null, member: string): unknown {
  return object?.[member] ?? null;
}

function wordOf(words: Readonly<Record<string, string>>, value: unknown): string {
  return typeof value === 'string' ? (words[value] ?? value) : '';
}
