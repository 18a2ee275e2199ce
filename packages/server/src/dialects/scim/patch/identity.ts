/** Which elements of a list are the same, and which one is the first choice. */
import type { Attribute } from '../schemas/attribute.ts';
import type { Document } from '../schemas/document.ts';
import { findAttribute } from '../schemas/resolve.ts';

/** A member is its value. A mail address may stand in the list once as work and once as home. */
export function identityOf(attribute: Attribute, element: Document): string {
  const { value, type } = element;
  if (value === undefined) return JSON.stringify(attribute.subAttributes.map(({ name }) => element[name] ?? null));
  return isMember(attribute) ? String(value) : JSON.stringify([value, type]);
}

function isMember(attribute: Attribute): boolean {
  return findAttribute(attribute.subAttributes, 'value')?.mutability === 'immutable';
}

/** At most one is the first choice (RFC 7643 §2.4): the last of those just sent, or else the last. */
export function withOnePrimary(elements: readonly Document[], sentValues: ReadonlySet<unknown>): readonly Document[] {
  const primaries = elements.filter(({ primary }) => primary === true);
  if (primaries.length < 2) return elements;
  const chosen = primaries.findLast(({ value }) => sentValues.has(value)) ?? primaries.at(-1);
  const others = new Set(primaries.filter(element => element !== chosen));
  return elements.map(element => (others.has(element) ? { ...element, primary: false } : element));
}
