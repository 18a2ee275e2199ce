/**
 * An organization on its way into a store that may serve others. Its row is there under its number below 0, which no statement looks
 * at, and so are those rows that lead to it: they keep its number and its names from others. All else is under its number, where
 * nothing leads. One transaction then opens it.
 */
import type { Elsewhere } from '../../domain/elsewhere.ts';
import { parseElsewhere } from '../../domain/elsewhere.ts';
import type { OrganizationId, OrgId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import type { Table } from '../backup/tables.ts';
import { transientCommand, transientQuery } from '../sql/statement.ts';
import { rowsCondition } from '../sql/table-rows.ts';
import { insertOrganization, selectHighestOrg, selectOrganization } from '../statements/organizations.ts';
import type { Commands, Reader, Storage } from '../storage.ts';
import { leadsThere, ORGANIZATION, rowsThere } from './renumbering.ts';

type Nothing = Readonly<Record<string, never>>;

export interface Names {
  readonly hosts: readonly string[];
  readonly clientIds: readonly string[];
}

export interface Arrival extends Names {
  readonly id: OrganizationId;
  readonly name: string;
  readonly createdAt: number;
  /** JSON of an `Elsewhere`. */
  readonly arriving: string;
}

export interface Standing {
  readonly org: OrgId;
  readonly elsewhere: Elsewhere | null;
}

/** Rows of a transaction that removes what an earlier move has left. */
const ROWS_AT_ONCE = 5_000;

export const selectAnyArrival = transientQuery<Nothing, { id: OrganizationId }>(
  'select o.id as "id" from organization o where o.org_id < 0 order by o.org_id limit 1',
);
const selectStandings = transientQuery<{ id: OrganizationId }, { org: OrgId; elsewhere: string | null }>(
  'select o.org_id as "org", o.elsewhere as "elsewhere" from organization o where o.id = :id',
);
const selectHost = transientQuery<{ name: string }, { org: OrgId }>(
  'select h.org_id as "org" from organization_host h where h.host = :name',
);
const selectClient = transientQuery<{ name: string }, { org: OrgId }>(
  'select c.org_id as "org" from client_index c where c.client_id = :name',
);
const deleteRow = transientCommand<{ org: OrgId }>('delete from organization where org_id = :org');
const markArriving = transientCommand<{ org: OrgId; arriving: string }>(
  'update organization set elsewhere = :arriving where org_id = :org',
);
const openRow = transientCommand<{ org: OrgId; below: OrgId }>(
  'update organization set org_id = :org, elsewhere = null where org_id = :below',
);

/** Every row that the store has of the organization: it lives here, has left, or is on its way. */
export async function standingsOf(reader: Reader, id: OrganizationId): Promise<Standing[]> {
  const rows = await reader.all(selectStandings, { id });
  return rows.map(({ org, elsewhere }) => ({ org, elsewhere: parseElsewhere(elsewhere) }));
}

/** Keeps a number for the organization and returns it: the one that it had here before, or the next. Refuses what others have. */
export async function reserve(target: Storage, tables: readonly Table[], arrival: Arrival): Promise<OrgId> {
  const { id, name, createdAt, arriving } = arrival;
  const { to, isNew } = await target.exclusively(async (tx, script) => {
    // Who creates an organization locks this row.
    if (target.engine === 'postgres') await script('select 1 from organization where org_id = 0 for update');
    const standings = await standingsOf(tx, id);
    if (standings.some(({ elsewhere }) => elsewhere === null)) throw taken(id);
    const numbers = standings.map(({ org }) => org);
    await requireFreeNames(tx, arrival, numbers);
    const highest = (await tx.one(selectHighestOrg, {}))?.highest ?? 0;
    const number = Math.abs(numbers[0] ?? highest + 1);
    await tx.run(deleteRow, { org: -number });
    await tx.run(insertOrganization, { org: -number, id, name, policy: '{}', createdAt });
    await tx.run(markArriving, { org: -number, arriving });
    return { to: number, isNew: numbers.length === 0 };
  });
  if (!isNew) await removeRows(tables, to, work => writeArriving(target, to, arriving, work));
  return to;
}

function taken(id: OrganizationId): Problem {
  return new Problem(
    'conflict',
    `The target already has an organization with the id ${id}: choose another store, or look there whether it has moved before.`,
  );
}

async function requireFreeNames(reader: Reader, { hosts, clientIds }: Names, own: readonly OrgId[]): Promise<void> {
  const isTaken = (found: { org: OrgId } | undefined) => found !== undefined && !own.includes(found.org);
  for (const name of hosts) {
    if (!isTaken(await reader.one(selectHost, { name }))) continue;
    throw new Problem(
      'conflict',
      `The host ${name} belongs to another organization of the target: take it away there or here, with \`heldby org host remove ${name}\`.`,
    );
  }
  for (const name of clientIds) {
    if (!isTaken(await reader.one(selectClient, { name }))) continue;
    throw new Problem(
      'conflict',
      `The client id ${name} belongs to an application of another organization of the target: remove one of the two applications.`,
    );
  }
}

/** Writes as long as no other move has taken the arrival over. */
export function writeArriving<T>(target: Storage, to: OrgId, arriving: string, work: (tx: Commands) => Promise<T>): Promise<T> {
  const { moveId } = JSON.parse(arriving) as Elsewhere;
  return target.exclusively(async tx => {
    const row = await tx.one(selectOrganization, { org: -to });
    if (parseElsewhere(row?.elsewhere ?? null)?.moveId === moveId) return work(tx);
    throw new Problem('conflict', 'Another move of the same organization into the target has begun: nothing was switched.');
  });
}

/** The last transaction: from its commit on the organization lives here. */
export async function open(tx: Commands, tables: readonly Table[], to: OrgId): Promise<void> {
  await tx.run(deleteRow, { org: to });
  for (const table of tables.filter(leadsThere)) {
    if (table.name === ORGANIZATION) continue;
    const where = rowsCondition(rowsThere(table, to));
    await tx.run(transientCommand<Nothing>(`update ${table.name} set org_id = ${to}${where}`), {});
  }
  await tx.run(openRow, { org: to, below: -to });
}

/** Everything but the organization's row, in transactions of bounded size. */
export async function removeRows(
  tables: readonly Table[],
  org: OrgId,
  write: <T>(work: (tx: Commands) => Promise<T>) => Promise<T>,
): Promise<void> {
  for (const { name, key } of tables) {
    if (name === ORGANIZATION) continue;
    if (leadsThere({ name })) {
      // They are not in the order of organizations, so that each look reads all of them.
      const all = transientCommand<Nothing>(`delete from ${name} where org_id in (${org}, ${-org})`);
      await write(tx => tx.run(all, {}));
      continue;
    }
    const some = transientCommand<Nothing>(`delete from ${name} where org_id = ${org} and (${key}) in
      (select ${key} from ${name} where org_id = ${org} limit ${ROWS_AT_ONCE})`);
    while ((await write(tx => tx.run(some, {}))) > 0);
  }
}

/** Takes an arrival back of which nothing is wanted any more. */
export async function removeArrival(target: Storage, tables: readonly Table[], to: OrgId): Promise<void> {
  await removeRows(tables, to, work => target.exclusively(work));
  await target.exclusively(tx => tx.run(deleteRow, { org: -to }));
}
