/** A person as the native API shows one alone. Pure. */
import type * as api from '@heldby/contract';
import { toPerson } from '../../../core/objects.ts';
import { toIsoOrNull } from '../../../lib/instant.ts';
import type { ShownPerson } from '../../../services/people/people.ts';

export function toShownPerson({ person, passwordChangedAt, lockedUntil }: ShownPerson): api.ShownPerson {
  return { ...toPerson(person), passwordChangedAt: toIsoOrNull(passwordChangedAt), lockedUntil: toIsoOrNull(lockedUntil) };
}
