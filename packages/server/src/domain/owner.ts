/** Owners: everything that can hold a device. */
import type { OwnerId, PersonId } from './ids.ts';

export type OwnerKind = 'person' | 'workspace' | 'virtual_line' | 'application';

export interface Owner {
  readonly kind: OwnerKind;
  readonly id: OwnerId;
}

export function personOwner(id: PersonId): Owner {
  return { kind: 'person', id };
}
