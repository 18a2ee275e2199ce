/**
 * What `heldby import` does: turns rows into writes, and makes them by batches. The key of a batch follows from the file and from where it
 * stands in it: the same command again goes on where it was cut off, and does nothing twice.
 */
import { hash } from 'node:crypto';
import { Problem } from '../../domain/problem.ts';
import { writePrivateFile } from '../../lib/private-file.ts';
import { type Options, textOf } from '../context.ts';
import { table } from '../output.ts';
import type { Item } from '../remote/noun.ts';
import { createBar } from '../remote/progress.ts';
import { createRowWriter } from '../remote/rows.ts';
import type { Session } from '../remote/session.ts';
import { routeOf } from '../remote/spoken.ts';
import { readValue } from '../remote/values.ts';
import { IMPORTED, type Imported, memberOf } from './imported.ts';
import { type Row, readText, rowsOf } from './read-file.ts';

/** A batch of so many holds others up for no longer than a moment, and is some 100 kB. */
const BATCH_ROWS = 200;
/** Names are looked up so many at a time. */
const LOOKED_UP = 8;
/** A message lists no more rows; --refused has all. */
const SHOWN = 50;
const REFUSED = 400;

interface Refused {
  readonly line: number;
  readonly why: string;
  readonly cells: Item;
}

export async function runImport(what: string, session: Session, options: Options, file = ''): Promise<void> {
  const imported = IMPORTED[what];
  if (imported === undefined) throw new Error(`nobody imports ${what}`);
  const text = await readText(file);
  const isCsv = (textOf(options, 'format') ?? (/\.(?:ndjson|jsonl)$/.test(file) ? 'ndjson' : 'csv')) === 'csv';
  const rows = await rowsOf(text, isCsv, imported);
  const isDry = options.dryRun === true;
  const refused: Refused[] = [];
  const bar = createBar(session.context.output, `${what} imported`);
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    const part = rows.slice(from, from + BATCH_ROWS);
    const key = `import-${hash('sha256', `${what}\n${text}`).slice(0, 40)}-${from}`;
    refused.push(...(await importPart(session, imported, part, textOf(options, 'reason'), isDry ? undefined : key)));
    bar.show(from + part.length, rows.length);
  }
  bar.clear();
  const refusedFile = textOf(options, 'refused');
  if (refusedFile !== undefined && refused.length > 0) await writeRefused(refusedFile, refused);
  report(session, what, rows.length, refused, isDry);
}

async function importPart(
  { client, find }: Session,
  imported: Imported,
  rows: readonly Row[],
  reason: string | undefined,
  key: string | undefined,
): Promise<Refused[]> {
  const { path } = routeOf(imported.route);
  const bodies = await bodiesOf(rows, row => bodyOf(imported, row, find, reason));
  const good = rows.flatMap((row, at) => (bodies[at] instanceof Problem ? [] : [{ row, body: bodies[at] as object }]));
  const bad = rows.flatMap((row, at) =>
    bodies[at] instanceof Problem ? [{ ...row, why: (bodies[at] as Problem).message }] : [],
  );
  if (good.length === 0) return bad;
  const operations = good.map(({ body }) => ({ method: 'POST' as const, path: `/registry/v1${path}`, body: body as Item }));
  const call = key === undefined ? { dryRun: true } : { idempotencyKey: key };
  const { results } = await client.batch.run({ mode: 'each', operations }, call);
  const refused = good.flatMap(({ row }, at) => {
    const { status = REFUSED, body = null } = results[at] ?? {};
    return status < REFUSED ? [] : [{ ...row, why: String((body as Item | null)?.detail ?? status) }];
  });
  return [...bad, ...refused].toSorted((one, other) => one.line - other.line);
}

/** In their order, with some lookups at a time. A row that names what is not there has a problem in place of a body. */
async function bodiesOf(rows: readonly Row[], bodyOfRow: (row: Row) => Promise<object>): Promise<(object | Problem)[]> {
  const bodies: (object | Problem)[] = [];
  for (let from = 0; from < rows.length; from += LOOKED_UP) {
    const part = rows.slice(from, from + LOOKED_UP).map(async row => {
      try {
        return await bodyOfRow(row);
      } catch (error) {
        if (error instanceof Problem) return error;
        throw error;
      }
    });
    bodies.push(...(await Promise.all(part)));
  }
  return bodies;
}

async function bodyOf(imported: Imported, { cells }: Row, find: Session['find'], reason: string | undefined): Promise<object> {
  const body: Record<string, unknown> = reason === undefined ? {} : { reason };
  for (const [column, cell] of Object.entries(cells)) {
    const field = memberOf(imported, column);
    if (field === undefined || field === null || cell === '' || cell === null) continue;
    const isWords = field.kind === 'list' && typeof cell === 'string';
    if (isWords) body[field.name] = cell.split(';').map(word => word.trim());
    else body[field.name] = typeof cell === 'string' ? await readValue(field, cell, find) : cell;
  }
  return { ...body, ...imported.complete?.(body) };
}

async function writeRefused(file: string, refused: readonly Refused[]): Promise<void> {
  const names = [...new Set(refused.flatMap(({ cells }) => Object.keys(cells)))];
  const cell = (value: unknown) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? ''));
  const writer = await createRowWriter(
    names.map(name => [name, ({ cells }) => cell((cells as Item)[name])]),
    'csv',
  );
  writePrivateFile(file, writer.lines(refused as unknown as readonly Item[]));
}

function report({ context }: Session, what: string, rows: number, refused: readonly Refused[], isDry: boolean): void {
  const done = rows - refused.length;
  const result = { [isDry ? 'wouldImport' : 'imported']: done, refused: refused.map(({ line, why }) => ({ line, why })) };
  context.output.result(result, () => {
    const said = isDry
      ? `Nothing is stored: this was tried. Of ${rows} ${what}, ${done} would be added.`
      : `Added ${done} of ${rows} ${what}.`;
    const lines = refused.slice(0, SHOWN).map(({ line, why }) => [String(line), why]);
    const more =
      refused.length > SHOWN ? `\n… and ${refused.length - SHOWN} more; --refused writes all of them into a file.` : '';
    return refused.length === 0 ? said : `${said}\n${table(['LINE', 'WHY'], lines, '')}${more}`;
  });
  if (refused.length > 0) throw new Problem('conflict', `${refused.length} of ${rows} rows were refused.`);
}
