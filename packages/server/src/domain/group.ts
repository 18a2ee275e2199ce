/** Groups of people, which administrators manage. Groups hold no devices. */
import type { Instant } from '../lib/instant.ts';
import { nameKey } from '../lib/name-key.ts';
import type { GroupId, OrganizationId } from './ids.ts';

export interface Group {
  readonly id: GroupId;
  readonly number: number;
  /** Unique in the organization, ignoring letter case. */
  readonly name: string;
  readonly description: string;
  /** Everybody belongs to it, and it can be neither renamed nor removed. */
  readonly forEverybody: boolean;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
}

/** The group of everybody, which every organization has. Its id is the organization's, its number the first one. */
export function groupForEverybody(organization: OrganizationId, now: Instant): Group {
  const times = { createdAt: now, modifiedAt: now };
  return { id: organization, number: 1, name: 'All Users', description: '', forEverybody: true, ...times };
}

/** The form in which names are compared: without letter case, Unicode composition, and what nobody sees. */
export function groupKey(name: string): string {
  return nameKey(name);
}
