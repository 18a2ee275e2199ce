/** Creates a person. */
import type { DetailsChange, PersonDetails } from '../../domain/details.ts';
import type { LocationId, PersonId } from '../../domain/ids.ts';
import { requirePast } from '../../domain/past.ts';
import { displayNameOf, loginKey, type Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import type { Role } from '../../domain/role.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectKeptLogin } from '../../storage/statements/off-boardings.ts';
import { markPersonEntered } from '../../storage/statements/past.ts';
import { selectPersonByLogin } from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { changedDetails } from '../details.ts';
import { saveIdentifiers } from '../identifiers.ts';
import { requireKnownLocation } from '../locations.ts';
import { giveAdministered } from './administered.ts';
import { tidied } from './input.ts';
import { requireRoleToGive } from './roles.ts';
import { insertNewPerson } from './save.ts';

export interface PersonInput {
  readonly login: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Made from the names if left out. */
  readonly displayName?: string;
  readonly email?: string | null;
  readonly mobilePhone?: string | null;
  readonly role?: Role;
  readonly locationId?: LocationId | null;
  /** The locations that a location administrator is responsible for. */
  readonly administers?: readonly LocationId[];
  /** What few people have. */
  readonly details?: DetailsChange<PersonDetails>;
  /** What a dialect keeps with the person, by dialect. Members that are not given stay unchanged. */
  readonly extras?: Readonly<Record<string, unknown>>;
  /** Since when they are known, where that was in the past. Not changed later. */
  readonly createdAt?: Instant;
}

export async function createPerson(edit: Edit, given: PersonInput): Promise<Person> {
  const input = tidied(given);
  requireRoleToGive(edit.actor, input.role);
  if (given.createdAt !== undefined) requirePast('createdAt', given.createdAt, edit.now);
  await requireKnownLocation(edit.tx, edit.actor, input.locationId ?? null);
  await requireFreeLogin(edit, input.login);
  const person: Person = {
    id: edit.newId(),
    number: edit.newNumber(),
    login: input.login,
    firstName: input.firstName,
    lastName: input.lastName,
    displayName: input.displayName ?? displayNameOf(input),
    email: input.email ?? null,
    mobilePhone: input.mobilePhone ?? null,
    role: input.role ?? 'member',
    locationId: input.locationId ?? null,
    extras: input.extras ?? {},
    details: input.details === undefined ? null : await changedDetails(edit, 'people', undefined, input.details),
    disabledReason: null,
    createdAt: given.createdAt ?? edit.now,
    modifiedAt: edit.now,
    revision: 1,
  };
  if (person.details !== null) await saveIdentifiers(edit, 'person', person.id, null, person.details);
  await insertNewPerson(edit, person);
  if (given.createdAt !== undefined) edit.tx.send(markPersonEntered, { org: edit.org, id: person.id, enteredAt: edit.now });
  if (input.administers !== undefined) await giveAdministered(edit, person.id, input.administers);
  return person;
}

/** A login can be kept for somebody who left: only they get it again. */
export async function requireFreeLogin({ tx, org }: Edit, login: string, forId: PersonId | null = null): Promise<void> {
  const key = { org, loginKey: loginKey(login) };
  const [other, kept] = await Promise.all([tx.one(selectPersonByLogin, key), tx.one(selectKeptLogin, key)]);
  if (other !== undefined) throw new Problem('conflict', `The login ${login} is taken.`);
  if (kept === undefined || kept.personId === forId) return;
  throw new Problem('conflict', `The login ${login} is kept for somebody who left.`);
}
