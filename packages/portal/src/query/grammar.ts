/** What can be asked of a list: its fields, what values they take, and which filter of the API answers them. */

/** One word of a field, as `desk_phone` of `kind:`. */
export interface Choice {
  readonly value: string;
  readonly text: string;
}

interface Named {
  readonly name: string;
  /** What it asks, in a few words. */
  readonly text: string;
}

/**
 * One of a few words, of which an item always has exactly one. Several may be given, and NOT leaves the others.
 * The API takes a list of them.
 */
export interface ChoiceField extends Named {
  readonly type: 'choice';
  readonly filter: string;
  readonly choices: readonly Choice[];
  /** Some items have none of the words, so that NOT can't be said by naming the others. */
  readonly partial?: boolean;
}

/** `is:` and its words. Each sets one filter, and another one where NOT can be answered. */
export interface FlagField extends Named {
  readonly type: 'flags';
  readonly flags: readonly Flag[];
}

export interface Flag extends Choice {
  readonly filter: readonly [name: string, value: string];
  readonly not?: readonly [name: string, value: string];
}

/** A whole value. */
export interface TextField extends Named {
  readonly type: 'text';
  readonly filter: string;
}

/** A day, an instant, or how long ago as `90d`. */
export interface TimeField extends Named {
  readonly type: 'time';
  readonly filter: string;
}

export const REFERENCE_WORDS = ['person', 'location', 'group'] as const;

/** A person, a place or a group, by its id or by what people call it. */
export interface ReferenceField extends Named {
  readonly type: 'reference';
  readonly filter: string;
  readonly of: (typeof REFERENCE_WORDS)[number];
}

export type QueryField = ChoiceField | FlagField | TextField | TimeField | ReferenceField;

export interface Grammar {
  readonly fields: readonly QueryField[];
  /** The longest text that the search takes; 0 where the list can only be filtered. */
  readonly maxSearch: number;
}

export function fieldOf(grammar: Grammar, name: string): QueryField | undefined {
  return grammar.fields.find(field => field.name === name);
}

/** The words of a field; none where it takes any text. */
export function choicesOf(field: QueryField): readonly Choice[] {
  if (field.type === 'choice') return field.choices;
  return field.type === 'flags' ? field.flags : [];
}

/** Whether `-name:value` can be answered. */
export function canNegate(field: QueryField, value?: string): boolean {
  if (field.type === 'choice') return field.partial !== true;
  if (field.type !== 'flags') return false;
  return field.flags.some(flag => flag.not !== undefined && (value === undefined || flag.value === value));
}
