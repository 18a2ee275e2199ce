/** Creates, reads, lists, changes and disables people. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { changePerson, disablePerson, enablePerson } from '../../core/people/change.ts';
import { createPerson, type PersonInput } from '../../core/people/create.ts';
import { requirePerson } from '../../core/people/find.ts';
import { reachesOwner } from '../../core/reach.ts';
import { requireRight, requireSelfOr } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { PersonId } from '../../domain/ids.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import { selectPersonByLogin, toPerson } from '../../storage/statements/people.ts';
import type { ListPage } from '../lists.ts';
import { listPeople, type PeopleRequest } from './listed.ts';

export interface People {
  readonly create: (write: Write, input: PersonInput) => Promise<Person>;
  readonly update: (write: Write, id: PersonId, input: Partial<PersonInput>) => Promise<Person>;
  readonly disable: (write: Write, id: PersonId) => Promise<Person>;
  readonly enable: (write: Write, id: PersonId) => Promise<Person>;
  readonly get: (actor: Actor, id: PersonId) => Promise<Person>;
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

  return {
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
    get: async (actor, id) => {
      requireSelfOr(actor, id, 'read people');
      return requirePerson(core.storage, actor, { id });
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
