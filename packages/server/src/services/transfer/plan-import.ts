/** Plans an import: reads the file row by row, and tries each row. Nothing but the plan is stored. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '../../core/core.ts';
import { type FileFacts, type FileImport, NO_COUNTS } from '../../core/transfer/import-record.ts';
import type { LocationIds } from '../../domain/transfer/cells.ts';
import { orderOf } from '../../domain/transfer/dates.ts';
import { type ColumnMapping, guessMapping, listOf, type MetadataKeys } from '../../domain/transfer/guess.ts';
import { type ImportList, type KeyMember, NOUN_OF } from '../../domain/transfer/members.ts';
import { createWishOf } from '../../domain/transfer/wish.ts';
import { digest } from '../../lib/crypto.ts';
import { readTable, TableFault, type TableFile, type TableRow } from '../../lib/table-file/read-table.ts';
import { deleteFileRows, selectLocationNames, selectMapping, selectPiece } from '../../storage/statements/imports.ts';
import { selectDefinitions, toDefinition } from '../../storage/statements/metadata.ts';
import { planRows } from './plan-rows.ts';
import { fail, finish, type Working } from './working.ts';

/** Rows that are planned in one transaction: others wait for it. */
export const PLANNED_AT_ONCE = 250;
/** A file with more is imported in parts. */
export const ROWS_LIMIT = 500_000;
/** Rows by whose dates their order is told. */
const SAMPLE_ROWS = 500;

/** The import as it is then: planned, or failed with what is wrong with the file. */
export async function planImport(working: Working, before: FileImport): Promise<FileImport> {
  const { core, actor, requireHeld } = working;
  await forgetRows(core, actor.org, before.id, requireHeld);
  try {
    return await plan(working, before);
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    await forgetRows(core, actor.org, before.id, requireHeld);
    return fail(working, before.id, error.message);
  }
}

async function plan(working: Working, before: FileImport): Promise<FileImport> {
  const { core, actor, signal, progress } = working;
  const { options } = before;
  const table = await readTable(piecesOf(core, actor.org, before.id), {
    format: options.format,
    encoding: encodingOf(before),
    delimiter: options.delimiter,
  });
  const rows = table.rows[Symbol.asyncIterator]();
  const sample = await take(rows, SAMPLE_ROWS);
  const head = await readHead(core, actor.org, before, table, sample);
  const wishOf = createWishOf(head.mapping, head.list, {
    order: head.file.dates,
    locations: await locationIds(core, actor.org),
    isCsv: table.format === 'csv',
    country: options.country,
  });
  let counts = { ...NO_COUNTS };
  const seen = new Map<string, number>();
  for (let batch = sample; batch.length > 0; batch = await take(rows, PLANNED_AT_ONCE)) {
    for (let from = 0; from < batch.length; from += PLANNED_AT_ONCE) {
      signal.throwIfAborted();
      const part = batch.slice(from, from + PLANNED_AT_ONCE);
      if (counts.rows + part.length > ROWS_LIMIT)
        throw new TableFault(`The file has more than ${ROWS_LIMIT} rows: import it in parts.`);
      const first = counts.rows + 1;
      const states = await planRows(working, { ...before, ...head }, part, { wishOf, seen, first });
      counts = { ...counts, rows: counts.rows + part.length };
      for (const state of states) counts[state] += 1;
      await progress(counts.rows, null);
      await nextTurn();
    }
  }
  if (counts.rows === 0) throw new TableFault('The file has no rows below its first line.');
  return finish(working, 'planning', { ...before, ...head, state: 'planned', counts, position: 0 }, () => {});
}

interface Head {
  readonly list: ImportList;
  readonly file: FileFacts;
  readonly mapping: readonly ColumnMapping[];
}

async function readHead(
  core: Core,
  org: number,
  before: FileImport,
  table: TableFile,
  sample: readonly TableRow[],
): Promise<Head> {
  const { options } = before;
  const { head, dialect, format } = table;
  const list = options.list ?? listOf(head);
  const kept = await core.storage.one(selectMapping, { org, head: headKey(list, head) });
  const keptMapping = kept === undefined ? {} : (JSON.parse(kept.mapping) as Record<string, string | null>);
  const definitions = (await core.storage.all(selectDefinitions, { org })).map(toDefinition);
  const keys: MetadataKeys = {
    person: definitions.filter(({ appliesTo }) => appliesTo.includes('people')).map(({ key }) => key),
    device: definitions.filter(({ appliesTo }) => appliesTo.includes('devices')).map(({ key }) => key),
  };
  const guessed = guessMapping(head, list, keys, keptMapping);
  const mapping = guessed.map((each): ColumnMapping => {
    const given = options.mapping[each.column];
    return given === undefined ? each : { column: each.column, member: given, by: 'given' };
  });
  requireUseful(mapping, list);
  requireKeys(mapping, list, options.key);
  const dates = options.dates ?? orderOf(sample.flatMap(({ cells }) => cells.filter(cell => typeof cell === 'string'))) ?? 'dmy';
  return {
    list,
    mapping,
    file: {
      format,
      encoding: encodingOf(before),
      byteOrderMark: before.file?.byteOrderMark ?? false,
      delimiter: dialect?.delimiter ?? null,
      lineEnds: dialect?.lineEnds ?? null,
      dates,
      columns: head,
    },
  };
}

/** As somebody said, or as it was found when the file came. */
function encodingOf({ options, file }: FileImport): FileFacts['encoding'] {
  return options.encoding ?? file?.encoding ?? 'utf-8';
}

/** A file whose columns nobody knows is another file than somebody thinks. */
function requireUseful(mapping: readonly ColumnMapping[], list: ImportList): void {
  if (mapping.some(({ member }) => member?.startsWith(`${NOUN_OF[list]}.`))) return;
  const names = mapping.map(({ column }) => JSON.stringify(column)).join(', ');
  throw new TableFault(
    `No column of the file is one of ${list}. Its first line has ${names}. Say with the mapping what they are.`,
  );
}

/** Who says by what rows are found expects a column of that. In a file of who holds what, and of lines, words name both. */
function requireKeys(mapping: readonly ColumnMapping[], list: ImportList, keys: readonly KeyMember[]): void {
  if (list === 'assignments' || list === 'lines') return;
  const missing = keys.find(key => !mapping.some(({ member }) => member === key));
  if (missing !== undefined) throw new TableFault(`No column of the file is ${missing}, by which its rows are to be found.`);
}

/** By which the mapping of the next file with the same columns is found. */
export function headKey(list: ImportList, head: readonly string[]): string {
  return digest(JSON.stringify([list, head]));
}

export async function locationIds(core: Core, org: number): Promise<LocationIds> {
  const ids = new Map<string, string | undefined>();
  for (const { id, name } of await core.storage.all(selectLocationNames, { org })) {
    const key = name.toLowerCase();
    ids.set(key, ids.has(key) ? undefined : id);
    ids.set(id, id);
  }
  return ids;
}

async function* piecesOf({ storage }: Core, org: number, importId: string): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number += 1) {
    const piece = await storage.one(selectPiece, { org, importId, number });
    if (piece === undefined) return;
    yield piece.bytes;
  }
}

async function take(rows: AsyncIterator<TableRow>, most: number): Promise<TableRow[]> {
  const taken: TableRow[] = [];
  while (taken.length < most) {
    const next = await rows.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

/** Rows that one transaction deletes. */
const DELETED_AT_ONCE = 2_000;

export async function forgetRows(
  { storage }: Core,
  org: number,
  importId: string,
  requireHeld: Working['requireHeld'] = async () => {},
): Promise<void> {
  for (let deleted = DELETED_AT_ONCE; deleted === DELETED_AT_ONCE; ) {
    deleted = await storage.transaction(org, async tx => {
      await requireHeld(tx);
      return tx.run(deleteFileRows, { org, importId, limit: DELETED_AT_ONCE });
    });
  }
}
