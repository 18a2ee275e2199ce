/** A person, who can hold devices and sign in. */
import type { Instant } from '../lib/instant.ts';
import { nameKey } from '../lib/name-key.ts';
import type { PersonDetails } from './details.ts';
import type { LocationId, PersonId } from './ids.ts';
import type { Role } from './role.ts';

export interface Person {
  readonly id: PersonId;
  /** The person's number within the organization, for vendors whose ids are numbers. */
  readonly number: number;
  /** Unique in the organization, ignoring letter case. */
  readonly login: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly mobilePhone: string | null;
  readonly role: Role;
  readonly locationId: LocationId | null;
  /** Members of a vendor's object that the core does not know, by dialect. No service reads them. */
  readonly extras: Readonly<Record<string, unknown>>;
  /** What few people have; null for all others. */
  readonly details: PersonDetails | null;
  /** Why the person cannot sign in; null while they can. */
  readonly disabledReason: string | null;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  /** Counts the changes, from 1. */
  readonly revision: number;
}

/** The form in which logins are compared: without letter case, Unicode composition, and what nobody sees. */
export function loginKey(login: string): string {
  return nameKey(login);
}

export function displayNameOf(person: { firstName: string; lastName: string; login: string }): string {
  const full = `${person.firstName} ${person.lastName}`.trim();
  return full === '' ? person.login : full;
}
