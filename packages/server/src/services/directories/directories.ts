/** Adds, lists, changes and removes directories, makes their tokens, and tells what they called. */
import { change, changeShownOnce, type Edit, type Write } from '../../core/change.ts';
import {
  addDirectory,
  type DirectoryInput,
  type IssuedDirectory,
  issueDirectoryToken,
  removeDirectory,
} from '../../core/composed/add-directory.ts';
import { releasePerson } from '../../core/composed/release-person.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { readDirectory, requireDirectory } from '../../core/directories/find.ts';
import { changeDirectory, type DirectoryChange } from '../../core/directories/save.ts';
import type { Issued } from '../../core/identity/credentials.ts';
import { requirePerson } from '../../core/people/find.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Directory, DirectoryRule } from '../../domain/directory.ts';
import type { DirectoryId, PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  type DirectoryCallRow,
  type DirectoryRow,
  selectDirectories,
  selectDirectoryCalls,
  toDirectory,
} from '../../storage/statements/directories.ts';
import { type ListPage, type ListRequest, pageOfList } from '../lists.ts';
import { pageByIdDown } from '../paging.ts';
import { ANSWERED, type CallLog, REFUSED } from './call-log.ts';
import { applyRulesToAll, changedByRules, type RuledPerson } from './rules.ts';

export interface ShownDirectory {
  readonly directory: Directory;
  readonly people: number;
  readonly groups: number;
  readonly lastContactAt: Instant | null;
}

export interface RulesPreview {
  readonly total: number;
  /** The first of them. */
  readonly items: readonly RuledPerson[];
}

export type KeptCall = DirectoryCallRow;

/** Which calls are listed; all, if nothing is said. */
export type CallOutcome = 'refused' | 'answered';

export type IssuedShownDirectory = ShownDirectory & Pick<IssuedDirectory, 'token'>;

export interface Directories {
  readonly list: (actor: Actor, request: ListRequest<object, 'createdAt'>) => Promise<ListPage<ShownDirectory>>;
  readonly get: (actor: Actor, id: DirectoryId) => Promise<ShownDirectory>;
  readonly create: (write: Write, input: DirectoryInput) => Promise<IssuedShownDirectory>;
  readonly update: (write: Write, id: DirectoryId, input: DirectoryChange) => Promise<ShownDirectory>;
  /** Whose role or location other rules would change. */
  readonly previewRules: (actor: Actor, id: DirectoryId, rules: readonly DirectoryRule[]) => Promise<RulesPreview>;
  readonly remove: (write: Write, id: DirectoryId) => Promise<void>;
  readonly issueToken: (write: Write, id: DirectoryId, expiresAt?: Instant | null) => Promise<Issued>;
  /** Its last calls, the newest first. */
  readonly calls: (actor: Actor, id: DirectoryId, page: PageRequest, outcome?: CallOutcome) => Promise<Page<KeptCall>>;
  /** The person is managed by no directory any more. */
  readonly release: (write: Write, id: PersonId) => Promise<Person>;
}

const needs = 'write directories';
/** What somebody reads before they decide. The route says so. */
const PREVIEW_LIMIT = 200;
const STATUSES = { refused: REFUSED, answered: ANSWERED } as const;
const ALL = { least: ANSWERED.least, most: REFUSED.most };

export function createDirectories(core: Core, log: CallLog): Directories {
  const { storage } = core;
  const edit = <T>(write: Write, name: string, id: DirectoryId, request: object, verb: Verb<T>) =>
    change(core, write, { name: `directories.${name}`, needs }, { id, ...request }, async each =>
      verb(each, await requireDirectory(each.tx, each.org, id)),
    );

  return {
    list: async (actor, request) => {
      requireRight(actor, 'read directories');
      return pageOf(await storage.all(selectDirectories, { org: actor.org }), request);
    },
    get: async (actor, id) => {
      requireRight(actor, 'read directories');
      return toShown(await readDirectory(storage, actor.org, id));
    },
    create: async (write, input) => {
      const operation = { name: 'directories.create', needs } as const;
      const { directory, token } = await changeShownOnce(core, write, operation, input, each => addDirectory(each, input));
      return { directory, token, people: 0, groups: 0, lastContactAt: null };
    },
    update: async (write, id, input) => {
      const directory = await edit(write, 'update', id, { input }, (each, before) => changeDirectory(each, before, input));
      if (input.rules !== undefined && !write.dryRun) await applyRulesToAll(core, write, directory);
      return { ...toShown(await readDirectory(storage, write.actor.org, id)), directory };
    },
    previewRules: async (actor, id, rules) => {
      requireRight(actor, 'read directories');
      const directory = await requireDirectory(storage, actor.org, id);
      const items: RuledPerson[] = [];
      let total = 0;
      for await (const each of changedByRules(core, actor.org, directory, rules)) {
        total += 1;
        if (items.length < PREVIEW_LIMIT) items.push(each);
      }
      return { total, items };
    },
    remove: (write, id) => edit(write, 'remove', id, {}, removeDirectory),
    issueToken: (write, id, expiresAt) =>
      changeShownOnce(core, write, { name: 'directories.issueToken', needs }, { id, expiresAt }, async each =>
        issueDirectoryToken(each, await requireDirectory(each.tx, each.org, id), expiresAt),
      ),
    calls: async (actor, id, page, outcome) => {
      requireRight(actor, 'read directories');
      await requireDirectory(storage, actor.org, id);
      await log.settle(actor.org);
      const key = { org: actor.org, directoryId: id, ...(outcome === undefined ? ALL : STATUSES[outcome]) };
      return pageByIdDown(
        page,
        (before, limit) => storage.all(selectDirectoryCalls, { ...key, before, limit }),
        row => row,
      );
    },
    release: (write, id) =>
      change(core, write, { name: 'directories.release', needs }, { id }, async each =>
        releasePerson(each, await requirePerson(each.tx, each.actor, { id })),
      ),
  };
}

type Verb<T> = (edit: Edit, before: Directory) => Promise<T>;

function toShown(row: DirectoryRow): ShownDirectory {
  const { people, groups, lastContactAt } = row;
  return { directory: toDirectory(row), people, groups, lastContactAt };
}

function pageOf(rows: readonly DirectoryRow[], request: ListRequest<object, 'createdAt'>): Promise<ListPage<ShownDirectory>> {
  const sorted = request.sort?.descending ? rows.toReversed() : rows;
  const walk = {
    read: async (after: readonly (string | number)[] | null, limit: number) => {
      const start = after === null ? 0 : sorted.findIndex(({ id }) => id === after[0]) + 1;
      return sorted.slice(start, start + limit);
    },
    count: async () => rows.length,
    positionOf: ({ id }: DirectoryRow) => [id],
    kinds: ['string'] as const,
  };
  return pageOfList('directories', request, walk, toShown);
}
