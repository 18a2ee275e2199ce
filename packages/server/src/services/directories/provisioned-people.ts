/** The people of a directory: read, added, changed and deleted by it. */
import type { Write } from '../../core/change.ts';
import {
  deleteProvisioned,
  type ProvisionWish,
  provisionPerson,
  reviseProvisioned,
} from '../../core/composed/provision-person.ts';
import type { Provisioned } from '../../core/composed/provisioned.ts';
import type { Core } from '../../core/core.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Directory } from '../../domain/directory.ts';
import type { PersonId } from '../../domain/ids.ts';
import { emailKey } from '../../domain/names.ts';
import { loginKey } from '../../domain/person.ts';
import { notFound } from '../../domain/problem.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  countProvisioned,
  type ProvisionedRow,
  selectMembershipsBetween,
  selectProvisioned,
  selectProvisionedAfter,
  selectProvisionedByEmail,
  selectProvisionedByExternalId,
  selectProvisionedByLogin,
  selectProvisionedGroupsOf,
  selectProvisionedOnly,
  toProvisioned,
} from '../../storage/statements/directory-members.ts';
import type { Reader } from '../../storage/storage.ts';
import { callingDirectory, changeAsDirectory } from './caller.ts';

export interface ProvisionedUser extends Provisioned {
  /** The groups of the directory that they are in. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** What people are found by without reading all of them. */
export interface PersonLookup {
  readonly attribute: 'id' | 'userName' | 'externalId' | 'emails.value';
  readonly value: string;
}

/** Only those who fulfil all of it. */
export interface PeopleOnly {
  readonly active?: boolean;
  readonly modifiedFrom?: Instant;
  readonly modifiedUpTo?: Instant;
}

/** So few are asked for their groups one by one: the range between the first and the last may have everybody. */
const FEW = 25;

export interface ProvisionedPeople {
  readonly count: (actor: Actor) => Promise<number>;
  /** In order of creation, behind a number. */
  readonly after: (actor: Actor, number: number, limit: number, only?: PeopleOnly) => Promise<readonly ProvisionedUser[]>;
  readonly find: (actor: Actor, lookup: PersonLookup) => Promise<readonly ProvisionedUser[]>;
  readonly get: (actor: Actor, id: PersonId) => Promise<ProvisionedUser>;
  readonly create: (write: Write, wish: ProvisionWish) => Promise<ProvisionedUser>;
  /** `to`: how the directory wants them, who are as they are in the same transaction. */
  readonly revise: (
    write: Write,
    id: PersonId,
    request: object,
    to: (before: ProvisionedUser) => ProvisionWish,
  ) => Promise<ProvisionedUser>;
  /** `check`: throws if they are not as the directory thinks. */
  readonly remove: (write: Write, id: PersonId, check?: (before: ProvisionedUser) => void) => Promise<void>;
}

export function createProvisionedPeople(core: Core): ProvisionedPeople {
  const { storage } = core;

  return {
    count: async actor => {
      const { id: directoryId } = await callingDirectory(storage, actor);
      return (await storage.one(countProvisioned, { org: actor.org, directoryId }))?.total ?? 0;
    },
    after: async (actor, after, limit, only) => {
      const directory = await callingDirectory(storage, actor);
      const key = { org: actor.org, directoryId: directory.id };
      const range = { ...key, after, limit };
      const rows = await (only === undefined
        ? storage.all(selectProvisionedAfter, range)
        : storage.all(selectProvisionedOnly, { ...range, ...boundsOf(only) }));
      if (only !== undefined && rows.length <= FEW)
        return Promise.all(rows.map(row => withGroups(storage, actor, directory, toProvisioned(row))));
      const upTo = rows.at(-1)?.number ?? after;
      const groups = Map.groupBy(
        await storage.all(selectMembershipsBetween, { ...key, after, upTo }),
        ({ personId }) => personId,
      );
      return rows.map(row => ({
        ...toProvisioned(row),
        groups: (groups.get(row.id) ?? []).map(({ id, name }) => ({ id, name })),
      }));
    },
    find: async (actor, lookup) => {
      const directory = await callingDirectory(storage, actor);
      const rows = await findRows(storage, actor, directory, lookup);
      const inOrder = rows.toSorted((one, other) => one.number - other.number);
      return Promise.all(inOrder.map(row => withGroups(storage, actor, directory, toProvisioned(row))));
    },
    get: async (actor, id) => requireUser(storage, actor, await callingDirectory(storage, actor), id),
    create: (write, wish) =>
      changeAsDirectory(core, write, 'people.create', wish, async (edit, directory) =>
        withGroups(edit.tx, edit.actor, directory, await provisionPerson(edit, directory, wish)),
      ),
    revise: (write, id, request, to) =>
      changeAsDirectory(core, write, 'people.revise', { id, request }, async (edit, directory) => {
        const before = await requireUser(edit.tx, edit.actor, directory, id);
        const after = await reviseProvisioned(edit, directory, before, to(before));
        // Who neither left nor returned is in the groups that they were in.
        return after.isHere === before.isHere
          ? { ...after, groups: before.groups }
          : withGroups(edit.tx, edit.actor, directory, after);
      }),
    remove: (write, id, check) =>
      changeAsDirectory(core, write, 'people.remove', { id }, async (edit, directory) => {
        const before = await requireUser(edit.tx, edit.actor, directory, id);
        check?.(before);
        await deleteProvisioned(edit, directory, before);
      }),
  };
}

function boundsOf({ active, modifiedFrom = 0, modifiedUpTo = Number.MAX_SAFE_INTEGER }: PeopleOnly) {
  return { leastActive: active === true ? 1 : 0, mostActive: active === false ? 0 : 1, modifiedFrom, modifiedUpTo };
}

async function requireUser(reader: Reader, actor: Actor, directory: Directory, id: PersonId): Promise<ProvisionedUser> {
  const row = await reader.one(selectProvisioned, { org: actor.org, directoryId: directory.id, id });
  if (row === undefined) throw notFound('person');
  return withGroups(reader, actor, directory, toProvisioned(row));
}

async function withGroups(
  reader: Reader,
  { org }: Actor,
  { id: directoryId }: Directory,
  found: Provisioned,
): Promise<ProvisionedUser> {
  const groups = await reader.all(selectProvisionedGroupsOf, { org, directoryId, personId: found.person.id });
  return { ...found, groups };
}

async function findRows(
  reader: Reader,
  { org }: Actor,
  { id: directoryId }: Directory,
  { attribute, value }: PersonLookup,
): Promise<ProvisionedRow[]> {
  const key = { org, directoryId };
  switch (attribute) {
    case 'id':
      return reader.all(selectProvisioned, { ...key, id: value });
    case 'userName':
      return reader.all(selectProvisionedByLogin, { ...key, loginKey: loginKey(value) });
    case 'externalId':
      return reader.all(selectProvisionedByExternalId, { ...key, externalId: value });
    case 'emails.value':
      return reader.all(selectProvisionedByEmail, { ...key, emailKey: emailKey(value) });
  }
}
