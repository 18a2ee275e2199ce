/** An organization that does not live in this store, though rows of it are there: it has moved away, or has not arrived yet. */
import type { Instant } from '../lib/instant.ts';
import { Problem } from './problem.ts';

export interface Elsewhere {
  /** `left`: it lives in another store now. `removed`: the same, and its rows are gone. `arriving`: it is being moved into this one. */
  readonly state: 'left' | 'removed' | 'arriving';
  readonly moveId: string;
  /** Where the other store is, for the operator: without a password. */
  readonly place: string;
  /** Where callers find it, where the operator has said so. */
  readonly address: string | null;
  /** What closed it before it left; null if it was open. */
  readonly closed: { readonly at: Instant; readonly reason: string | null } | null;
}

/** The resource of a refusal because the organization lives elsewhere. */
export const ELSEWHERE = 'organization elsewhere';

export function parseElsewhere(text: string | null): Elsewhere | null {
  return text === null ? null : (JSON.parse(text) as Elsewhere);
}

/** Throws `unavailable` with where it is, unless the organization lives here. */
export function requireHere(elsewhere: string | null): void {
  const found = parseElsewhere(elsewhere);
  if (found !== null) throw new Problem('unavailable', sentenceOf(found), { resource: ELSEWHERE });
}

/** Whether something was refused because the organization lives elsewhere: trying again here is of no use. */
export function isElsewhere(error: unknown): boolean {
  return error instanceof Problem && error.details.resource === ELSEWHERE;
}

export function sentenceOf({ state, address }: Pick<Elsewhere, 'state' | 'address'>): string {
  if (state === 'arriving') return 'This organization is being moved here, and is not here yet: call it where it was.';
  if (address !== null) return `This organization has moved to ${address}: call it there.`;
  return 'This organization has moved to another server: ask its operator for the new address.';
}
