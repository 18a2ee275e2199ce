/** People as the native API shows them: without the members that other dialects store. Pure. */
import type * as api from '@heldby/contract';
import type { Person } from '../../../domain/person.ts';
import { toIso } from '../../../lib/instant.ts';

export function toPerson(person: Person): api.Person {
  const { extras: _, createdAt, modifiedAt, ...rest } = person;
  return { ...rest, createdAt: toIso(createdAt), modifiedAt: toIso(modifiedAt) };
}
