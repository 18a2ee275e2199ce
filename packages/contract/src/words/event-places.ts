/** What stands in the places of sentences about events: what the event's object has of names, times and numbers. */
import type { NamedEvent } from '../feed.ts';
import { deviceFields } from './device-fields.ts';
import { lifecycleWords, roleWords } from './kinds.ts';
import { personFields } from './person-fields.ts';

/** Dates, numbers and lists in somebody's language and zone. */
export interface EventFormat {
  /** `12 May 2026`. */
  readonly date: (instant: string) => string;
  /** `12 May 2026, 09:30`. */
  readonly dateTime: (instant: string) => string;
  readonly number: (value: number) => string;
  readonly list: (texts: readonly string[]) => string;
}

/** A piece of a sentence: words, or a name, which is set apart. `of` says of what, where the event has its id. */
export type Piece = string | { readonly name: string; readonly of?: 'owner' | 'device' };

/** Only what is known: an erased event has few. */
export type Places = Readonly<Record<string, Piece | undefined>>;

type Payload = Readonly<Record<string, unknown>> | null;

export function placesOf({ type, before, after }: Pick<NamedEvent, 'type' | 'before' | 'after'>, format: EventFormat): Places {
  const object = { ...before, ...after };
  const name = (value: unknown): Piece | undefined => (isText(value) ? { name: value } : undefined);
  const date = (value: unknown) => (isText(value) ? format.date(value) : undefined);
  return {
    name: name(object.name),
    login: name(object.login),
    refusal: isText(object.reason) ? object.reason.replace(/\.$/, '') : undefined,
    was: name(before?.name),
    key: name(object.key),
    host: name(object.host),
    label: name(object.label),
    why: name(after?.disabledReason),
    network: name(object.network),
    extension: name(object.extension),
    attempts: typeof object.attempts === 'number' ? format.number(object.attempts) : undefined,
    due: date(object.dueAt),
    expires: date(after?.expiresAt),
    leaves: date(object.effectiveAt),
    until: isText(object.until) ? format.dateTime(object.until) : undefined,
    role: wordOf(roleWords, after?.role),
    lifecycle: wordOf(lifecycleWords, after?.lifecycle),
    fields: sayFields(type.startsWith('person.') ? personFields : deviceFields, before, format),
  };
}

/** Counters and times of changes are of no interest to people. */
function sayFields(words: Readonly<Record<string, string>>, before: Payload, format: EventFormat): string | undefined {
  const fields = Object.keys(before ?? {}).flatMap(field => words[field] ?? []);
  return fields.length === 0 ? undefined : format.list(fields.map(inSentence));
}

/** `IMEI` stays, `Name` becomes `name`. */
function inSentence(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase() + label.slice(1);
}

function wordOf(words: Readonly<Record<string, string>>, value: unknown): string | undefined {
  return isText(value) ? (words[value] ?? value).toLocaleLowerCase() : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
