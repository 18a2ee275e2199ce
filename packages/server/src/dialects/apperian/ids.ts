/** Apperian's two spellings of an id (contract apperian §4): 22 characters of base64url, or the decimal psk. Pure. */
import { notFound } from '../../domain/problem.ts';
import { uuidFromBase64Url, uuidToBase64Url } from '../../lib/uuid.ts';

const ID_CHARACTERS = 22;
const PSK = /^\d{1,15}$/;

export type Ref = { readonly id: string } | { readonly number: number };

export const renderId = uuidToBase64Url;

/** What stands in a path; a malformed one is an unknown one. */
export function refOf(text: string, resource: string): Ref {
  const ref = findRef(text);
  if (ref === undefined) throw notFound(resource);
  return ref;
}

/** Text of 22 characters is an id first. */
export function findRef(text: string): Ref | undefined {
  const id = text.length === ID_CHARACTERS ? uuidFromBase64Url(text) : undefined;
  if (id !== undefined) return { id };
  return PSK.test(text) ? { number: Number(text) } : undefined;
}

/** An organization's psk: 31 of its 128 bits, because nothing here takes one back. */
export function organizationPsk(uuid: string): number {
  return Number.parseInt(uuid.slice(-8), 16) & 0x7fffffff;
}

/** What stands in a path where there are no numbers. */
export function idOf(text: string, resource: string): string {
  const id = uuidFromBase64Url(text);
  if (id === undefined) throw notFound(resource);
  return id;
}
