/** Apperian's two spellings of an id (contract apperian §4): 22 characters of base64url, or the decimal psk. Pure. */
import { notFound } from '../../domain/problem.ts';
import { uuidFromBase64Url, uuidToBase64Url } from '../../lib/uuid.ts';

const ID_CHARACTERS = 22;
const PSK = /^\d{1,15}$/;

export type Ref = { readonly id: string } | { readonly number: number };

export const renderId = uuidToBase64Url;

/** Reads a path segment. A malformed id is answered like an unknown one. */
export function refOf(text: string, resource: string): Ref {
  const ref = findRef(text);
  if (ref === undefined) throw notFound(resource);
  return ref;
}

/** Text of 22 characters is read as an id before it is read as a number. */
export function findRef(text: string): Ref | undefined {
  const id = text.length === ID_CHARACTERS ? uuidFromBase64Url(text) : undefined;
  if (id !== undefined) return { id };
  return PSK.test(text) ? { number: Number(text) } : undefined;
}

/** An organization's psk: 31 bits of its id. No request refers to an organization by its psk, so that a collision does no harm. */
export function organizationPsk(uuid: string): number {
  return Number.parseInt(uuid.slice(-8), 16) & 0x7fffffff;
}

/** Reads a path segment of a resource that has no numbers. */
export function idOf(text: string, resource: string): string {
  const id = uuidFromBase64Url(text);
  if (id === undefined) throw notFound(resource);
  return id;
}
