/** Searches the directory of people, with their calling, page by page. */

import type { Core } from '../../core/core.ts';
import { isBoundToLocations, mayAct, reaches, reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LocationId, OrgId, PersonId } from '../../domain/ids.ts';
import { emailKey } from '../../domain/names.ts';
import type { OwnerKind } from '../../domain/owner.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import type { Role } from '../../domain/role.ts';
import { isShownAddress, loginsBehind } from '../../domain/shown-address.ts';
import type { Calling } from '../../domain/telephony.ts';
import { countCalling } from '../../storage/statements/calling.ts';
import {
  callingOf,
  type DirectoryRow,
  type EntryFilter,
  selectEntries,
  selectEntry,
  selectFittingEntries,
  selectFittingEntriesByEmail,
  selectFittingEntry,
  selectFittingEntryByLogin,
} from '../../storage/statements/directory.ts';
import { selectPersonNumberAfter, toPerson } from '../../storage/statements/people.ts';
import type { Reader } from '../../storage/storage.ts';
import { beginsWith } from '../listing.ts';
import { inStrides, STRIDE } from '../walk.ts';

export interface PersonQuery {
  /** Exactly these people. The other conditions are then ignored. */
  readonly ids: readonly PersonId[] | null;
  /** The address that is shown for them: their own, or one made from the login. */
  readonly email: string | null;
  /** How the display name begins, in any letter case. */
  readonly namePrefix: string | null;
  readonly roles: readonly Role[] | null;
  /** The location of their calling. */
  readonly locationId: LocationId | null;
  /** Only people who can be called. */
  readonly onlyCalled: boolean;
  readonly limit: number;
  /** The number of the last person of the previous page. */
  readonly after: number;
}

export interface FoundPerson {
  readonly person: Person;
  /** Null for a person who cannot be called. */
  readonly calling: Calling | null;
}

export interface FoundPeople {
  readonly people: readonly FoundPerson[];
  readonly missing: readonly PersonId[];
  /** The `after` of the next page; null on the last. */
  readonly next: number | null;
}

export interface PeopleSearch {
  /** People who are not administrators find only themselves. */
  readonly find: (actor: Actor, query: PersonQuery) => Promise<FoundPeople>;
  /** How many people and workspaces can be called, in the locations within reach. */
  readonly countCalling: (actor: Actor) => Promise<{ people: number; workspaces: number }>;
}

export function createPeopleSearch(core: Core): PeopleSearch {
  const { storage } = core;

  return {
    find: async (actor, query) => {
      if (query.ids !== null) return byIds(storage, actor, query.ids);
      const found: FoundPerson[] = [];
      for await (const rows of candidates(storage, actor, query)) {
        for (const row of rows) if (beginsWith(row.displayName, query.namePrefix)) found.push(toFound(row));
        if (found.length > query.limit) break;
      }
      const people = found.slice(0, query.limit);
      const isLast = found.length === people.length;
      return { people, missing: [], next: isLast ? null : (people.at(-1)?.person.number ?? null) };
    },
    countCalling: async actor => {
      requireRight(actor, 'read people');
      const counts = await storage.all(countCalling, { org: actor.org, ...reachOf(actor) });
      const of = (kind: OwnerKind) => counts.find(each => each.ownerKind === kind)?.total ?? 0;
      return { people: of('person'), workspaces: of('workspace') };
    },
  };
}

/** The people who match everything except the name prefix, in order. Without a prefix, only as many as a page needs. */
async function* candidates(reader: Reader, actor: Actor, query: PersonQuery): AsyncGenerator<readonly DirectoryRow[]> {
  const { org } = actor;
  const { after, email, locationId, namePrefix } = query;
  const roles = query.roles === null ? null : `,${query.roles.join(',')},`;
  const onlyCalled = query.onlyCalled ? 1 : 0;
  const key = {
    org,
    after,
    emailKey: email === null ? null : emailKey(email),
    locationId,
    roles,
    onlyCalled,
    ...reachOf(actor),
  } as const;
  if (!mayAct(actor, 'read people')) {
    const self = await reader.one(selectFittingEntry, { ...key, emailKey: null, id: actor.id });
    const fits = self !== undefined && (email === null || isShownAddress(email, self, actor.policy));
    if (fits && self.number > after) yield [self];
  } else if (email !== null) {
    yield await byAddress(reader, actor, email, key);
  } else if (isWhole(actor, query)) {
    yield await reader.all(selectEntries, { org, after, limit: query.limit + 1 });
  } else {
    const most = namePrefix === null ? query.limit + 1 : STRIDE;
    yield* inStrides(
      {
        edge: async (start, skip) => (await reader.one(selectPersonNumberAfter, { org, start, skip }))?.number,
        read: ({ above, below }, limit) => reader.all(selectFittingEntries, { ...key, after: above, upTo: below - 1, limit }),
      },
      after,
      () => most,
    );
  }
}

/** People with this address, and people without one if it is made from their login. */
async function byAddress(
  reader: Reader,
  { policy }: Actor,
  address: string,
  key: { readonly org: OrgId; readonly after: number } & EntryFilter,
): Promise<DirectoryRow[]> {
  const made = loginsBehind(address, policy).map(login =>
    reader.one(selectFittingEntryByLogin, { ...key, emailKey: null, loginKey: loginKey(login) }),
  );
  const [own, ...others] = await Promise.all([
    reader.all(selectFittingEntriesByEmail, { ...key, address: emailKey(address) }),
    ...made,
  ]);
  const without = others.filter(row => row !== undefined && isShownAddress(address, row, policy));
  return [...own, ...without.flatMap(row => row ?? [])].toSorted((one, other) => one.number - other.number);
}

/** Whether the result is everybody. */
function isWhole(actor: Actor, { namePrefix, roles, locationId, onlyCalled }: PersonQuery): boolean {
  return namePrefix === null && roles === null && locationId === null && !onlyCalled && !isBoundToLocations(actor);
}

async function byIds(reader: Reader, actor: Actor, ids: readonly PersonId[]): Promise<FoundPeople> {
  const rows = await Promise.all(ids.map(id => reader.one(selectEntry, { org: actor.org, id })));
  const found = rows.flatMap(row => row ?? []).map(toFound);
  const people = found.filter(each => sees(actor, each));
  const seen = new Set(people.map(({ person }) => person.id));
  return { people, missing: ids.filter(id => !seen.has(id)), next: null };
}

function toFound(row: DirectoryRow): FoundPerson {
  return { person: toPerson(row), calling: callingOf(row) };
}

/** The rule of `selectFittingEntries` for one person. */
function sees(actor: Actor, { person, calling }: FoundPerson): boolean {
  if (actor.id === person.id) return true;
  return mayAct(actor, 'read people') && reaches(actor, [person.locationId, calling?.locationId ?? null]);
}
