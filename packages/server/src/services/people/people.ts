/** Creates, reads, lists, changes and disables people. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { accountOf } from '../../core/identity/lock-outs.ts';
import { changePerson, disablePerson, enablePerson } from '../../core/people/change.ts';
import { createPerson, type PersonInput } from '../../core/people/create.ts';
import { readPerson, requirePerson } from '../../core/people/find.ts';
import { reachesOwner } from '../../core/reach.ts';
import { requireRight, requireSelfOr } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { PersonId } from '../../domain/ids.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectPersonByLogin, toPerson } from '../../storage/statements/people.ts';
import { selectPasswordState } from '../../storage/statements/sign-in.ts';
import type { ListPage } from '../lists.ts';
import { listPeople, type PeopleRequest } from './listed.ts';
import { createPersonMerges, type PersonMerges } from './merges.ts';

export interface ShownPerson {
  readonly person: Person;
  readonly passwordChangedAt: Instant | null;
  readonly lockedUntil: Instant | null;
}

export interface People extends PersonMerges {
  readonly create: (write: Write, input: PersonInput) => Promise<Person>;
  readonly update: (write: Write, id: PersonId, input: Partial<PersonInput>) => Promise<Person>;
  readonly disable: (write: Write, id: PersonId) => Promise<Person>;
  readonly enable: (write: Write, id: PersonId) => Promise<Person>;
  readonly get: (actor: Actor, id: PersonId) => Promise<Person>;
  /** With how they stand with their password. */
  readonly show: (actor: Actor, id: PersonId) => Promise<ShownPerson>;
  readonly findByLogin: (actor: Actor, login: string) => Promise<Person | undefined>;
  readonly list: (actor: Actor, request: PeopleRequest) => Promise<ListPage<Person>>;
}

export function createPeople(core: Core): People {
  const edit = (
    write: Write,
    name: string,
    id: PersonId,
    request: object,
    verb: (edit: Edit, before: Person) => Promise<Person>,
  ) =>
    change(core, write, { name, needs: 'write people' }, { id, ...request }, async each => {
      const before = await requirePerson(each.tx, each.actor, { id });
      checkRevision(each, before);
      return verb(each, before);
    });
  const get = async (actor: Actor, id: PersonId) => {
    requireSelfOr(actor, id, 'read people');
    return readPerson(core.storage, actor, id);
  };

  return {
    ...createPersonMerges(core),
    create: (write, input) =>
      change(core, write, { name: 'people.create', needs: 'write people' }, input, each => {
        if (input.createdAt !== undefined) requireRight(each.actor, 'write history');
        return createPerson(each, input);
      }),
    update: (write, id, input) =>
      edit(write, 'people.update', id, { input }, (each, before) => changePerson(each, before, input)),
    disable: (write, id) =>
      edit(write, 'people.disable', id, {}, (each, before) => disablePerson(each, before, write.reason ?? null)),
    enable: (write, id) => edit(write, 'people.enable', id, {}, enablePerson),
    get,
    show: async (actor, id) => {
      const person = await get(actor, id);
      const account = accountOf(person.login);
      const key = { org: actor.org, personId: id, account, now: core.clock.now() };
      const { passwordChangedAt = null, lockedUntil = null } = (await core.storage.one(selectPasswordState, key)) ?? {};
      return { person, passwordChangedAt, lockedUntil };
    },
    findByLogin: async (actor, login) => {
      requireRight(actor, 'read people');
      const row = await core.storage.one(selectPersonByLogin, { org: actor.org, loginKey: loginKey(login) });
      const sees = row !== undefined && (row.id === actor.id || (await reachesOwner(core.storage, actor, row)));
      return sees ? toPerson(row) : undefined;
    },
    list: (actor, request) => listPeople(core, actor, request),
  };
}
