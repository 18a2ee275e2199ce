/** Values of the fields that the organization has defined, as a form changes them. */
import type { MetadataDefinition } from '@heldby/client';

export type OwnValue = string | number | boolean;
/** Only those that somebody touched. Null clears one. */
export type OwnChange = Readonly<Record<string, OwnValue | null>>;

/** As the client has it: the keys are the organization's. */
export type OwnValues = object | undefined;

/** What is no number is sent as it is typed: the server says what it must be. */
export function readOwn(type: MetadataDefinition['type'], typed: string): OwnValue | null {
  const text = typed.trim();
  if (text === '') return null;
  if (type === 'boolean') return text === 'true';
  const number = type === 'number' ? Number(text) : Number.NaN;
  return Number.isNaN(number) ? text : number;
}

export function ownValue(values: OwnValues, key: string): OwnValue | null {
  return (values as Readonly<Record<string, OwnValue>> | undefined)?.[key] ?? null;
}

/** Those that are not as they were. */
export function changedOwn(change: OwnChange, before: OwnValues): OwnChange {
  return Object.fromEntries(Object.entries(change).filter(([key, value]) => value !== ownValue(before, key)));
}

/** The same keys as they were. */
export function ownBefore(change: OwnChange, before: OwnValues): OwnChange {
  return Object.fromEntries(Object.keys(change).map(key => [key, ownValue(before, key)]));
}

/** The member of a request that makes something, where one of them was filled in. */
export function ownGiven(change: OwnChange): { readonly metadata?: OwnChange } {
  const metadata = changedOwn(change, undefined);
  return Object.keys(metadata).length === 0 ? {} : { metadata };
}
