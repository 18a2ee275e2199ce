/** Groups of people: who belongs together, as an administrator says. They hold no devices. */
import type { Instant } from '../lib/instant.ts';
import type { GroupId, OrganizationId } from './ids.ts';

export interface Group {
  readonly id: GroupId;
  readonly number: number;
  /** Unique in the organization, whatever its letter case. */
  readonly name: string;
  readonly description: string;
  /** Everybody belongs to it, and it can be neither renamed nor removed. */
  readonly forEverybody: boolean;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
}

/** The group that every organization has: it stands for the whole of it, and so it has its id and its first number. */
export function groupForEverybody(organization: OrganizationId, now: Instant): Group {
  const times = { createdAt: now, modifiedAt: now };
  return { id: organization, number: 1, name: 'All Users', description: '', forEverybody: true, ...times };
}

/** Names are compared without regard to letter case and to how characters were composed. */
export function groupKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
