/** Owners: everything that can hold a device. */
import type { OwnerId, PersonId } from './ids.ts';

export const OWNER_KINDS = ['person', 'workspace', 'virtual_line', 'application'] as const;
export type OwnerKind = (typeof OWNER_KINDS)[number];

export interface Owner {
  readonly kind: OwnerKind;
  readonly id: OwnerId;
}

export function personOwner(id: PersonId): Owner {
  return { kind: 'person', id };
}
