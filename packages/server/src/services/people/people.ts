/** Creates, reads, lists, changes and disables people. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { changePerson, disablePerson, enablePerson } from '../../core/people/change.ts';
import { createPerson, type PersonInput } from '../../core/people/create.ts';
import { requirePerson } from '../../core/people/find.ts';
import { reachesOwner } from '../../core/reach.ts';
import { isBoundToLocations, reachOf, requireRight, requireSelfOr } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { PersonId } from '../../domain/ids.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import {
  type PersonRow,
  selectPeople,
  selectPeopleInReach,
  selectPersonByLogin,
  selectPersonNumberAfter,
  toPerson,
} from '../../storage/statements/people.ts';
import { pageByNumber } from '../paging.ts';
import { firstInStrides } from '../strides.ts';

export interface People {
  readonly create: (write: Write, input: PersonInput) => Promise<Person>;
  readonly update: (write: Write, id: PersonId, input: Partial<PersonInput>) => Promise<Person>;
  readonly disable: (write: Write, id: PersonId) => Promise<Person>;
  readonly enable: (write: Write, id: PersonId) => Promise<Person>;
  readonly get: (actor: Actor, id: PersonId) => Promise<Person>;
  readonly findByLogin: (actor: Actor, login: string) => Promise<Person | undefined>;
  readonly list: (actor: Actor, page: PageRequest) => Promise<Page<Person>>;
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
      change(core, write, { name: 'people.create', needs: 'write people' }, input, each => createPerson(each, input)),
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
    list: async (actor, page) => {
      requireRight(actor, 'read people');
      return pageByNumber(
        page,
        (after, limit) => readPeople(core, actor, after, limit),
        row => row.number,
        toPerson,
      );
    },
  };
}

async function readPeople({ storage }: Core, actor: Actor, after: number, limit: number): Promise<PersonRow[]> {
  const { org } = actor;
  if (!isBoundToLocations(actor)) return storage.all(selectPeople, { org, after, limit });
  const reach = reachOf(actor);
  return firstInStrides(
    {
      edge: (start, skip) => storage.one(selectPersonNumberAfter, { org, start, skip }),
      read: (stride, most) => storage.all(selectPeopleInReach, { org, ...stride, ...reach, limit: most }),
    },
    after,
    limit,
  );
}
