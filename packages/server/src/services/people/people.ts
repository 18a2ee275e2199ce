/** People: created, read, changed, disabled. */

import { type Change, change, checkRevision, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { requireAdministrator, requireSelfOrAdministrator, seesLocation } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LocationId, PersonId } from '../../domain/ids.ts';
import { personOwner } from '../../domain/owner.ts';
import { displayNameOf, loginKey, type Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import type { Role } from '../../domain/role.ts';
import {
  deleteAdministeredLocations,
  fromPerson,
  insertAdministeredLocation,
  insertPerson,
  selectPeople,
  selectPersonByLogin,
  toPerson,
  updatePerson,
} from '../../storage/statements/people.ts';
import { deleteLoginIndex, insertLoginIndex } from '../../storage/statements/sign-in.ts';
import { pageByNumber } from '../paging.ts';
import { requireKnownLocation } from '../places/places.ts';
import { requirePerson } from './refs.ts';

export interface PersonInput {
  readonly login: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Made of the names when left out. */
  readonly displayName?: string;
  readonly email?: string | null;
  readonly mobilePhone?: string | null;
  readonly role?: Role;
  readonly locationId?: LocationId | null;
  /** The locations that a location administrator looks after. */
  readonly administers?: readonly LocationId[];
  /** What a dialect keeps with the person, by dialect; what other dialects keep stays as it is. */
  readonly extras?: Readonly<Record<string, unknown>>;
}

export interface People {
  readonly create: (write: Write, input: PersonInput) => Promise<Person>;
  readonly update: (write: Write, id: PersonId, input: Partial<PersonInput>) => Promise<Person>;
  readonly disable: (write: Write, id: PersonId) => Promise<Person>;
  readonly enable: (write: Write, id: PersonId) => Promise<Person>;
  readonly get: (actor: Actor, id: PersonId) => Promise<Person>;
  readonly findByLogin: (actor: Actor, login: string) => Promise<Person | undefined>;
  readonly list: (actor: Actor, page: PageRequest) => Promise<Page<Person>>;
}

/** What a disabling without words of its own says. */
export const BY_ADMINISTRATOR = 'administrator';

export function createPeople(core: Core): People {
  const setDisabled = async (write: Write, id: PersonId, reason: string | null) => {
    requireAdministrator(write.actor, 'write people');
    const operation = reason === null ? 'people.enable' : 'people.disable';
    return change(core, write, operation, { id }, async edit => {
      const before = await requirePerson(edit.tx, write.actor, { id });
      checkRevision(write, before);
      requireRoleToGive(write.actor, before.role);
      if ((before.disabledReason === null) === (reason === null)) return before;
      const after = { ...before, disabledReason: reason, modifiedAt: edit.now, revision: before.revision + 1 };
      return save(edit, before, after, reason === null ? 'person.enabled' : 'person.disabled');
    });
  };

  return {
    create: async (write, input) => {
      requireAdministrator(write.actor, 'write people');
      requireRoleToGive(write.actor, input.role);
      return change(core, write, 'people.create', input, edit => addPerson(edit, input));
    },
    update: async (write, id, input) => {
      requireAdministrator(write.actor, 'write people');
      requireRoleToGive(write.actor, input.role);
      return change(core, write, 'people.update', { id, input }, async edit => {
        const before = await requirePerson(edit.tx, write.actor, { id });
        checkRevision(write, before);
        requireRoleToGive(write.actor, before.role);
        return changePerson(edit, before, input);
      });
    },
    disable: (write, id) => setDisabled(write, id, write.reason ?? BY_ADMINISTRATOR),
    enable: (write, id) => setDisabled(write, id, null),
    get: async (actor, id) => {
      requireSelfOrAdministrator(actor, id, 'read people');
      return requirePerson(core.storage, actor, { id });
    },
    findByLogin: async (actor, login) => {
      requireAdministrator(actor, 'read people');
      const row = await core.storage.one(selectPersonByLogin, { org: actor.org, loginKey: loginKey(login) });
      return row === undefined || !seesLocation(actor, row.locationId) ? undefined : toPerson(row);
    },
    list: async (actor, page) => {
      requireAdministrator(actor, 'read people');
      const read = (after: number, limit: number) => core.storage.all(selectPeople, { org: actor.org, after, limit });
      const people = await pageByNumber(page, read, row => row.number, toPerson);
      return { ...people, items: people.items.filter(person => seesLocation(actor, person.locationId)) };
    },
  };
}

/** Makes the person within a transaction. Whether the actor may give that role is checked by the caller. */
export async function addPerson(edit: Change, input: PersonInput): Promise<Person> {
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
    disabledReason: null,
    createdAt: edit.now,
    modifiedAt: edit.now,
    revision: 1,
  };
  edit.tx.send(insertPerson, { org: edit.org, loginKey: loginKey(person.login), ...fromPerson(person) });
  edit.tx.send(insertLoginIndex, { loginKey: loginKey(person.login), org: edit.org, personId: person.id });
  await replaceAdministered(edit, person.id, input.administers ?? []);
  edit.record({ type: 'person.created', subject: person.id, owner: personOwner(person.id), after: person });
  return person;
}

/** Changes the members that are given, within a transaction that has read the person. */
export async function changePerson(edit: Change, before: Person, input: Partial<PersonInput>): Promise<Person> {
  if (input.locationId !== undefined) await requireKnownLocation(edit.tx, edit.actor, input.locationId);
  if (input.login !== undefined && loginKey(input.login) !== loginKey(before.login)) {
    await requireFreeLogin(edit, input.login);
    edit.tx.send(deleteLoginIndex, { loginKey: loginKey(before.login), org: edit.org });
    edit.tx.send(insertLoginIndex, { loginKey: loginKey(input.login), org: edit.org, personId: before.id });
  }
  const { administers, ...fields } = input;
  if (administers !== undefined) await replaceAdministered(edit, before.id, administers);
  const named = { ...before, ...fields, extras: { ...before.extras, ...fields.extras } };
  const keepsName = input.displayName !== undefined || before.displayName !== displayNameOf(before);
  const displayName = keepsName ? named.displayName : displayNameOf(named);
  const after: Person = { ...named, displayName, modifiedAt: edit.now, revision: before.revision + 1 };
  return save(edit, before, after, 'person.updated');
}

type PersonChange = 'person.updated' | 'person.disabled' | 'person.enabled';

async function save(edit: Change, before: Person, after: Person, type: PersonChange): Promise<Person> {
  edit.tx.send(updatePerson, { org: edit.org, loginKey: loginKey(after.login), ...fromPerson(after) });
  edit.record({ type, subject: after.id, owner: personOwner(after.id), before, after });
  edit.afterCommit(() => edit.actors.forgetSubject(after.id));
  return after;
}

/** Only a full administrator makes or changes administrators: nobody raises himself. */
export function requireRoleToGive(actor: Actor, role: Role | undefined): void {
  if (role === undefined || role === 'member' || actor.role === 'full') return;
  throw new Problem('forbidden', 'Only a full administrator gives or changes administrator roles.');
}

async function requireFreeLogin({ tx, org }: Change, login: string): Promise<void> {
  const other = await tx.one(selectPersonByLogin, { org, loginKey: loginKey(login) });
  if (other !== undefined) throw new Problem('conflict', `The login ${login} is taken.`);
}

async function replaceAdministered(edit: Change, personId: PersonId, locations: readonly LocationId[]): Promise<void> {
  edit.tx.send(deleteAdministeredLocations, { org: edit.org, personId });
  for (const locationId of new Set(locations)) {
    await requireKnownLocation(edit.tx, edit.actor, locationId);
    edit.tx.send(insertAdministeredLocation, { org: edit.org, personId, locationId });
  }
}
