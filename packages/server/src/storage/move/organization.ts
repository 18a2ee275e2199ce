/** Moves one organization to another store of either kind, which may serve others already, while people work in it. `steps.ts` says how. */
import type { Elsewhere } from '../../domain/elsewhere.ts';
import { INSTALLATION_ID, type OrgId } from '../../domain/ids.ts';
import type { Organization } from '../../domain/organization.ts';
import { Problem } from '../../domain/problem.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import { type Table, tablesOf } from '../backup/tables.ts';
import { hasLedger } from '../ledger.ts';
import { knownMigrations, migrate } from '../migrate.ts';
import { transientQuery } from '../sql/statement.ts';
import { selectCounters, selectOrganization, selectOrganizationById, toOrganization } from '../statements/organizations.ts';
import { locateHost, selectHosts } from '../statements/sign-in.ts';
import type { Commands, Reader, Storage } from '../storage.ts';
import { type Names, open, removeArrival, removeRows, reserve, standingsOf, writeArriving } from './arrival.ts';
import { removeLog, requireNobodyAtWork } from './change-log.ts';
import { bringToRest, comeBack, endRest, holdOrganization, leave, recordRemoved } from './departure.ts';
import { isDistributed, requirePresent, requireUndistributed } from './move.ts';
import type { Manner, MoveOptions, Moving } from './moving.ts';
import { type MoveResult, moveInSteps } from './steps.ts';
import { accessTo } from './table-access.ts';
import { createTally } from './tally.ts';

export interface OrganizationMoveOptions extends MoveOptions {
  /** Where callers find it afterwards, if they are to be told. */
  readonly address: string | null;
  readonly secrets: MovedSecrets;
}

/** Secrets are sealed with keys that are in neither store, for the number that the organization has. */
export interface MovedSecrets {
  /** Throws if one of the organization's cannot be opened. */
  readonly requireReadable: (source: Reader, org: OrgId) => Promise<void>;
  /** Throws if the target's keys are others than those with which its organizations have sealed theirs. */
  readonly requireKeys: (target: Reader) => Promise<void>;
  /** Seals those of the organization, as they came from number `from`, for number `to`. */
  readonly reseal: (tx: Commands, from: OrgId, to: OrgId) => Promise<void>;
}

const selectClientIds = transientQuery<{ org: OrgId }, { clientId: string }>(
  'select c.client_id as "clientId" from client_index c where c.org_id = :org order by c.client_id',
);

/** Null where an earlier run had copied everything, and this one had only to open the organization in the target. */
export async function moveOrganization(
  source: Storage,
  target: Storage,
  wanted: string,
  options: OrganizationMoveOptions,
): Promise<MoveResult | null> {
  const tables = tablesOf(knownMigrations());
  const organization = await findMoved(source, wanted);
  const { org, elsewhere } = organization;
  if (elsewhere !== null) return finishEarlier({ source, target, tables, options }, organization, elsewhere);
  await source.snapshot(requirePresent);
  await requireUndistributed(source);
  await requireNobodyAtWork(source);
  await options.secrets.requireReadable(source, org);
  if (!(await hasLedger(target))) await migrate(target);
  await target.snapshot(requirePresent);
  await requireOneMachine(target);
  await options.secrets.requireKeys(target);
  const moveId = uuidv7();
  const arriving = JSON.stringify({ state: 'arriving', moveId, place: '', address: null, closed: null } satisfies Elsewhere);
  const { id, name, createdAt } = organization;
  const to = await reserve(target, tables, { id, name, createdAt, arriving, ...(await namesOf(source, org)) });
  const write: Moving['write'] = work => writeArriving(target, to, arriving, work).catch(tellTaken);
  const access = tables.map(table => accessTo(table, { from: org, to, arriving }));
  const moving = { source, target, access, moveId, tally: createTally(), options, write };
  return moveInSteps(moving, oneOrganization(moving, organization, to, options));
}

/** What PostgreSQL and SQLite say of a key that is there. */
const TAKEN: readonly unknown[] = ['23505', 1555, 2067];

/** Names are compared before anything is copied; later ones meet the target's own keys. */
function tellTaken(error: unknown): never {
  const { code, errcode } = (error ?? {}) as { readonly code?: unknown; readonly errcode?: unknown };
  if (!TAKEN.includes(code) && !TAKEN.includes(errcode)) throw error;
  const message =
    'A host or client id that the organization has got since the move began belongs to another one in the target, and nothing was switched: run the same command again, which says which one.';
  throw new Problem('conflict', message, { cause: error });
}

/** Citus lets no row change the column by which it is distributed, as a row does that arrives. */
async function requireOneMachine(target: Storage): Promise<void> {
  if (!(await isDistributed(target))) return;
  throw new Problem(
    'precondition_failed',
    'The target is distributed by Citus, into which only a whole store moves: choose a database that is not, or move the whole store without --organization.',
  );
}

function oneOrganization(
  { source, target, access, moveId, write }: Moving,
  { org, id, closedAt, closedReason }: Organization,
  to: OrgId,
  { place, address, secrets, verify, note, signal }: OrganizationMoveOptions,
): Manner {
  const tables = access.map(({ table }) => table);
  return {
    words: {
      inUse: 'the organization is whole, and in use where it was',
      unfinished: 'nobody reaches it',
      cancel: `heldby move --cancel --organization ${id}`,
    },
    only: org,
    organizations: async () => [org],
    verify: () => verify(readerOfArriving(target, to), [to]),
    calm: () => {
      note('Its jobs and webhooks come to rest …');
      return bringToRest(source, org, signal);
    },
    hold: async (tx, script) => {
      await holdOrganization(source, org, tx, script);
      await secrets.requireReadable(tx, org);
    },
    leave: async tx => {
      const closed = closedAt === null ? null : { at: closedAt, reason: closedReason };
      await leave(tx, org, { state: 'left', moveId, place, address, closed });
    },
    finish: () => write(tx => openHere(tx, tables, org, to, secrets)),
    tidy: async () => {
      await removeLog(source, tables, moveId);
      await endRest(source, org);
    },
  };
}

async function openHere(tx: Commands, tables: readonly Table[], from: OrgId, to: OrgId, secrets: MovedSecrets): Promise<void> {
  await open(tx, tables, to);
  await secrets.reseal(tx, from, to);
}

/** The head of the history is in the organization's row, which is under another number until it has arrived. */
function readerOfArriving(target: Reader, to: OrgId): Reader {
  return {
    all: (statement, parameters) => target.all(statement, parameters),
    one: (statement, parameters) =>
      (statement as unknown) === selectCounters
        ? target.one(statement, { ...parameters, org: -to })
        : target.one(statement, parameters),
  };
}

/** By its id, or by one of its hosts. */
async function findMoved(source: Reader, wanted: string): Promise<Organization> {
  const name = wanted.toLowerCase();
  if (name === INSTALLATION_ID) {
    throw new Problem('invalid', 'This is the id of the installation itself: to move the whole store, leave --organization out.');
  }
  const org = (await source.one(locateHost, { host: name }))?.org;
  const row =
    (await source.one(selectOrganizationById, { id: name })) ?? (org && (await source.one(selectOrganization, { org })));
  if (!row) {
    if ((await standingsOf(source, name)).length > 0) throw new Problem('conflict', NOT_HERE_YET);
    throw new Problem(
      'invalid',
      `The store has no organization with the id or the host ${wanted}: \`heldby org list\` shows them.`,
    );
  }
  if (row.org < 0) throw new Problem('conflict', NOT_HERE_YET);
  return toOrganization(row);
}

const NOT_HERE_YET =
  'This organization is being moved into this store, and is not here yet: finish that where it is now, or end it with --cancel.';

async function namesOf(source: Reader, org: OrgId): Promise<Names> {
  const hosts = await source.all(selectHosts, { org });
  const clients = await source.all(selectClientIds, { org });
  return { hosts: hosts.map(({ host }) => host), clientIds: clients.map(({ clientId }) => clientId) };
}

interface Stores {
  readonly source: Storage;
  readonly target: Storage;
  readonly tables: readonly Table[];
  readonly options: OrganizationMoveOptions;
}

async function finishEarlier(
  { source, target, tables, options: { secrets } }: Stores,
  { id, org }: Organization,
  { moveId, place }: Elsewhere,
): Promise<null> {
  const standings = (await hasLedger(target)) ? await standingsOf(target, id) : [];
  const arrived = standings.find(({ elsewhere }) => elsewhere?.state === 'arriving' && elsewhere.moveId === moveId);
  if (arrived?.elsewhere == null) throw new Problem('conflict', `This organization has moved to ${place} already.`);
  const to = -arrived.org;
  await writeArriving(target, to, JSON.stringify(arrived.elsewhere), tx => openHere(tx, tables, org, to, secrets));
  await removeLog(source, tables).catch(() => undefined);
  return null;
}

export interface Cancelled {
  /** It had moved, and lives here again. */
  readonly reopened: boolean;
  /** What had arrived of it here was removed. */
  readonly removed: boolean;
}

/** Ends what a killed move of the organization has left in this store. One that has left is opened again only if `isLost`. */
export async function cancelOrganizationMove(storage: Storage, wanted: string, isLost: boolean): Promise<Cancelled> {
  const tables = tablesOf(knownMigrations());
  await requireNobodyAtWork(storage);
  const name = wanted.toLowerCase();
  const host = await storage.one(locateHost, { host: name });
  const arriving = [...(await standingsOf(storage, name)), ...(host === undefined ? [] : [host])].find(({ org }) => org < 0);
  if (arriving !== undefined) {
    await removeArrival(storage, tables, -arriving.org);
    return { reopened: false, removed: true };
  }
  const { org, elsewhere } = await findMoved(storage, wanted);
  if (elsewhere?.state === 'removed') {
    throw new Problem(
      'precondition_failed',
      `The organization has moved to ${elsewhere.place}, and what it had left here was removed.`,
    );
  }
  if (elsewhere !== null && !isLost) {
    throw new Problem(
      'precondition_failed',
      `The organization has moved to ${elsewhere.place}, and what was written there since is not here. To take it back with everything, move it from there. Only if that store is lost, repeat this with --yes.`,
    );
  }
  await removeLog(storage, tables);
  await endRest(storage, org);
  if (elsewhere !== null) await storage.exclusively(tx => comeBack(tx, org, elsewhere));
  return { reopened: elsewhere !== null, removed: false };
}

/** Removes what lies here of an organization that lives elsewhere. Its row and its hosts stay, so that callers are told where it is. */
export async function removeLeft(storage: Storage, wanted: string): Promise<void> {
  const { org, elsewhere } = await findMoved(storage, wanted);
  if (elsewhere === null) {
    throw new Problem(
      'precondition_failed',
      'This organization lives in this store: only what is left of one that has moved is removed.',
    );
  }
  const tables = tablesOf(knownMigrations()).filter(({ name }) => name !== 'organization_host');
  await removeRows(tables, org, work => storage.exclusively(work));
  await storage.exclusively(tx => recordRemoved(tx, org, elsewhere));
}
