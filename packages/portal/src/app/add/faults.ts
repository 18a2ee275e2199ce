/** What the server says about the members of a form, for the fields that they are in. */
import type { HeldbyError } from '@heldby/client';
import { sayFault } from '../say-fault.ts';

/** A field that the organization has defined: forms of people and devices have all of them. */
const OWN = /(?:^|\.)metadata\../;

type Refusal = Pick<HeldbyError, 'message' | 'faults'>;

/** The fault of a member, also where the form was sent inside of a batch. */
export function faultAt(error: Refusal | undefined, member: string): string | undefined {
  const fault = error?.faults.find(({ where, field }) => where === 'body' && `.${field}`.endsWith(`.${member}`));
  return sayFault(fault);
}

/** What belongs to no field of the form. */
export function restOf(error: Refusal | undefined, members: readonly string[]): string | undefined {
  if (error === undefined) return undefined;
  const isShown =
    error.faults.some(({ field }) => OWN.test(field)) || members.some(member => faultAt(error, member) !== undefined);
  return isShown ? undefined : error.message;
}

/** The members that somebody filled in. */
export function filledIn<M extends Readonly<Record<string, string>>>(members: M): Partial<Record<keyof M, string>> {
  const filled = Object.entries(members).map(([name, value]) => [name, value.trim()]);
  return Object.fromEntries(filled.filter(([, value]) => value !== '')) as Partial<Record<keyof M, string>>;
}
