/** What is typed about a sign-in provider, and what is sent of it. */
import type { IdentityProvider } from '@heldby/client';

type Known = Pick<IdentityProvider, 'name' | 'domains' | 'loginClaim' | 'verifiedAsText' | 'groupsClaim' | 'newPeople'>;

export interface Draft extends Omit<Known, 'domains' | 'groupsClaim' | 'newPeople'> {
  /** Empty: none is read. */
  readonly groupsClaim: string;
  /** The role of people that a first sign-in adds; empty: it adds nobody. */
  readonly newRole: string;
  /** Where they belong. */
  readonly newLocationId: string | null;
  /** One in a line. */
  readonly domains: string;
}

export const NEW: Draft = {
  name: '',
  domains: '',
  loginClaim: 'email',
  verifiedAsText: false,
  groupsClaim: '',
  newRole: '',
  newLocationId: null,
};

export function draftOf({ domains, groupsClaim, newPeople, ...rest }: Known): Draft {
  const { name, loginClaim, verifiedAsText } = rest;
  const more = { groupsClaim: groupsClaim ?? '', newRole: newPeople?.role ?? '', newLocationId: newPeople?.locationId ?? null };
  return { name, domains: domains.join('\n'), loginClaim, verifiedAsText, ...more };
}

export function membersOf({ name, domains, loginClaim, verifiedAsText, ...draft }: Draft): Known {
  const each = domains.split(/[\s,;]+/).filter(domain => domain !== '');
  const { groupsClaim, newRole, newLocationId } = draft;
  const role = newRole as NonNullable<Known['newPeople']>['role'];
  const newPeople = newRole === '' ? null : { role, locationId: newLocationId };
  const claim = groupsClaim.trim();
  const known = { name: name.trim(), domains: each, loginClaim: loginClaim.trim(), verifiedAsText };
  return { ...known, groupsClaim: claim === '' ? null : claim, newPeople };
}

export function isWhole({ name, loginClaim }: Draft): boolean {
  return name.trim() !== '' && loginClaim.trim() !== '';
}
