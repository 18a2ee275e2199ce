/** Which provider is asked about somebody: the one that has their domain. A domain never proves who somebody is. */
import { asciiDomain } from '../lib/domain-names.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { Person } from './person.ts';

type WithDomains = Pick<IdentityProvider, 'id' | 'domains'>;

/** In ASCII and lower case; null where the text has none. */
export function domainOf(text: string): string | null {
  const at = text.lastIndexOf('@');
  return at < 0 ? null : asciiDomain(text.slice(at + 1)) || null;
}

/** Whether a first sign-in there adds somebody with this login: people of its domains alone. */
export function addsPeopleOf({ newPeople, domains }: Pick<IdentityProvider, 'newPeople' | 'domains'>, login: string): boolean {
  const domain = domainOf(login);
  return newPeople !== null && domain !== null && domains.includes(domain);
}

/** Of their login, or of their mail address where the login has none. */
export function domainOfPerson({ login, email }: Pick<Person, 'login' | 'email'>): string | null {
  return domainOf(login) ?? (email === null ? null : domainOf(email));
}

/** The provider that has the domain; else the one for everybody else, if there is one. */
export function providerFor<P extends WithDomains>(providers: readonly P[], domain: string | null): P | undefined {
  return ownerOf(providers, domain) ?? providers.find(({ domains }) => domains.length === 0);
}

/** Undefined where the domain is nobody's. */
export function ownerOf<P extends WithDomains>(providers: readonly P[], domain: string | null): P | undefined {
  return domain === null ? undefined : providers.find(({ domains }) => domains.includes(domain));
}
