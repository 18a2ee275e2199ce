/** A directory: where people and groups come from by SCIM, and how it knows them. */
import type { Instant } from '../lib/instant.ts';
import { groupKey } from './group.ts';
import type { ApplicationId, DirectoryId, GroupId, LocationId, PersonId } from './ids.ts';
import type { Role } from './role.ts';

export type DirectoryKind = 'entra' | 'okta' | 'google' | 'jumpcloud' | 'onelogin' | 'ping' | 'authentik' | 'keycloak' | 'other';
export type OnInactive = 'disable' | 'off_board';

/** What the members of a group get. */
export interface DirectoryRule {
  /** The name of the group. */
  readonly group: string;
  readonly role?: Role;
  readonly locationId?: LocationId;
}

export interface Directory {
  readonly id: DirectoryId;
  readonly name: string;
  readonly kind: DirectoryKind;
  readonly onInactive: OnInactive;
  readonly rules: readonly DirectoryRule[];
  /** As which it acts; it has the tokens. */
  readonly applicationId: ApplicationId;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  readonly revision: number;
}

/** What somebody has by the rules of their directory. */
export interface Given {
  readonly role: Role | null;
  readonly locationId: LocationId | null;
}

/** What a directory says about a person for which the core has a word. */
export interface Said {
  readonly login: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Undefined: made of the names. */
  readonly displayName?: string;
  readonly email: string | null;
  readonly mobilePhone: string | null;
  readonly employeeNumber: string | null;
}

/** A person as their directory knows them. */
export interface DirectoryPerson {
  readonly directoryId: DirectoryId;
  readonly personId: PersonId;
  /** The person's. */
  readonly number: number;
  readonly externalId: string | null;
  /** What the directory said last. */
  readonly active: boolean;
  /** What deactivating them did; null for nothing, and after it was taken back. */
  readonly ended: 'disabled' | 'off_boarded' | null;
  /** What the directory said for which the core has no word. No service reads it. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** What a rule gave; null for nothing. */
  readonly given: Given | null;
  /** What the directory said of somebody who is not here; it holds when they return. */
  readonly pending: Said | null;
  /** The login that the directory said last, in the form in which logins are compared. */
  readonly loginKey: string | null;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  /** When the directory deleted them; null while it manages them. */
  readonly deletedAt: Instant | null;
}

/** A group as its directory knows it. */
export interface DirectoryGroup {
  readonly directoryId: DirectoryId;
  readonly groupId: GroupId;
  readonly number: number;
  readonly externalId: string | null;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
}

/** What the rules give to a member of these groups. The first rule that fits decides. */
export function givenBy(rules: readonly DirectoryRule[], groups: readonly string[]): Given {
  const keys = new Set(groups.map(groupKey));
  const fitting = rules.filter(({ group }) => keys.has(groupKey(group)));
  return {
    role: fitting.find(({ role }) => role !== undefined)?.role ?? null,
    locationId: fitting.find(({ locationId }) => locationId !== undefined)?.locationId ?? null,
  };
}
