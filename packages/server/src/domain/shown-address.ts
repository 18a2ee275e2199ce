/** The e-mail address that faces show which always show one: the person's own, or one that is made from their login. */
import type { Policy } from './organization.ts';
import { loginKey, type Person } from './person.ts';

/** Of made addresses, if the organization names no domain. Nobody can own it (RFC 2606 §2), so no mail reaches a stranger. */
export const EMAIL_DOMAIN = 'no-email.invalid';

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A login that is an address already stays as it is. */
export function shownAddress({ login, email }: Pick<Person, 'login' | 'email'>, policy: Policy): string {
  return email ?? (ADDRESS.test(login) ? login : `${encodeURIComponent(login)}@${domainOf(policy)}`);
}

/** The logins from which the address may be made. */
export function loginsBehind(address: string, policy: Policy): string[] {
  const [local, domain] = splitAddress(address);
  const made = domain.toLowerCase() === domainOf(policy).toLowerCase() ? decoded(local) : undefined;
  return [...new Set([address, ...(made === undefined ? [] : [made])])];
}

/** Whether that is the address that is shown for the person, in any letter case. */
export function isShownAddress(address: string, person: Pick<Person, 'login' | 'email'>, policy: Policy): boolean {
  return loginKey(shownAddress(person, policy)) === loginKey(address);
}

function domainOf({ emailDomain = EMAIL_DOMAIN }: Policy): string {
  return emailDomain;
}

function splitAddress(address: string): [local: string, domain: string] {
  const at = address.lastIndexOf('@');
  return at === -1 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)];
}

function decoded(local: string): string | undefined {
  try {
    return decodeURIComponent(local);
  } catch {
    return undefined;
  }
}
