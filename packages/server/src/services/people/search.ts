/** Finds people by what a directory is asked for, with their calling, page by page. */

import type { Core } from '../../core/core.ts';
import { mayAct, requireRight, seesLocation } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LocationId, PersonId } from '../../domain/ids.ts';
import type { OwnerKind } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import type { Role } from '../../domain/role.ts';
import type { Calling } from '../../domain/telephony.ts';
import { countCalling } from '../../storage/statements/calling.ts';
import {
  callingOf,
  type DirectoryRow,
  selectEntries,
  selectEntriesByEmail,
  selectEntry,
} from '../../storage/statements/directory.ts';
import { toPerson } from '../../storage/statements/people.ts';

export interface PersonQuery {
  /** Exactly these people; the other conditions do not count then. */
  readonly ids: readonly PersonId[] | null;
  readonly email: string | null;
  /** How the display name begins, whatever its letter case. */
  readonly namePrefix: string | null;
  readonly roles: readonly Role[] | null;
  /** Where they can be called. */
  readonly locationId: LocationId | null;
  readonly limit: number;
  /** From behind the person with this number on. */
  readonly after: number;
}

export interface FoundPerson {
  readonly person: Person;
  /** Null for somebody who cannot be called. */
  readonly calling: Calling | null;
}

export interface FoundPeople {
  readonly people: readonly FoundPerson[];
  readonly missing: readonly PersonId[];
  /** Behind which number the next page begins; null on the last. */
  readonly next: number | null;
}

export interface PeopleSearch {
  /** Somebody who is no administrator finds himself only. */
  readonly find: (actor: Actor, query: PersonQuery) => Promise<FoundPeople>;
  /** How many can be called. */
  readonly countCalling: (actor: Actor) => Promise<{ people: number; workspaces: number }>;
}

const BATCH = 250;

export function createPeopleSearch(core: Core): PeopleSearch {
  const { storage } = core;

  async function* candidates(actor: Actor, query: PersonQuery): AsyncGenerator<DirectoryRow> {
    const { org } = actor;
    if (!mayAct(actor, 'read people')) {
      const self = await storage.one(selectEntry, { org, id: actor.id });
      if (self !== undefined && self.number > query.after) yield self;
      return;
    }
    if (query.email !== null) {
      yield* await storage.all(selectEntriesByEmail, { org, email: query.email, after: query.after });
      return;
    }
    let after = query.after;
    let limit = query.limit + 1;
    for (;;) {
      const rows = await storage.all(selectEntries, { org, after, limit });
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < limit) return;
      after = last.number;
      limit = BATCH;
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  return {
    find: async (actor, query) => {
      if (query.ids !== null) return byIds(actor, query.ids);
      const people: FoundPerson[] = [];
      for await (const row of candidates(actor, query)) {
        const found = toFound(row);
        if (!sees(actor, found) || !fits(found, query)) continue;
        if (people.length === query.limit) return { people, missing: [], next: people.at(-1)?.person.number ?? null };
        people.push(found);
      }
      return { people, missing: [], next: null };
    },
    countCalling: async actor => {
      requireRight(actor, 'read people');
      const counts = await storage.all(countCalling, { org: actor.org });
      const of = (kind: OwnerKind) => counts.find(each => each.ownerKind === kind)?.total ?? 0;
      return { people: of('person'), workspaces: of('workspace') };
    },
  };

  async function byIds(actor: Actor, ids: readonly PersonId[]): Promise<FoundPeople> {
    const people: FoundPerson[] = [];
    const missing: PersonId[] = [];
    for (const id of ids) {
      const row = await storage.one(selectEntry, { org: actor.org, id });
      const found = row && toFound(row);
      if (found !== undefined && sees(actor, found)) people.push(found);
      else missing.push(id);
    }
    return { people, missing, next: null };
  }
}

function toFound(row: DirectoryRow): FoundPerson {
  return { person: toPerson(row), calling: callingOf(row) };
}

/** A location administrator sees whoever belongs to one of his locations, or can be called there. */
function sees(actor: Actor, { person, calling }: FoundPerson): boolean {
  if (actor.id === person.id) return true;
  if (!mayAct(actor, 'read people')) return false;
  return seesLocation(actor, person.locationId) || (calling !== null && seesLocation(actor, calling.locationId));
}

function fits({ person, calling }: FoundPerson, query: PersonQuery): boolean {
  const { email, namePrefix, roles, locationId } = query;
  return (
    (email === null || person.email === email) &&
    (namePrefix === null || person.displayName.toLowerCase().startsWith(namePrefix.toLowerCase())) &&
    (roles === null || roles.includes(person.role)) &&
    (locationId === null || calling?.locationId === locationId)
  );
}
