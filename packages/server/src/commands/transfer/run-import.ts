/** What `heldby import` does: sends the file, shows what would change, asks, has it done, and says what became of each row. */
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Import, ImportRow } from '@heldby/client';
import { Problem } from '../../domain/problem.ts';
import { writePrivateFile } from '../../lib/private-file.ts';
import { type Options, textOf } from '../context.ts';
import { wrongSetting } from '../failure.ts';
import { confirm } from '../remote/confirm.ts';
import { createBar } from '../remote/progress.ts';
import type { Session } from '../remote/session.ts';
import { settledImport } from './settled-import.ts';
import { planShown, resultShown } from './show-import.ts';

/** A large file takes its time to arrive. */
const UPLOAD_TIMEOUT_MS = 30 * 60_000;
/** Rows that are shown of a plan. */
const SHOWN_ROWS = 20;

export async function runImport(list: string | undefined, session: Session, options: Options, file = ''): Promise<void> {
  const { client, context } = session;
  const bar = createBar(context.output, 'rows');
  const sent = await send(session, list, options, file);
  const plan = await correct(session, await settledImport(client, sent, bar), options);
  if (plan.state === 'failed') {
    await client.imports.remove(plan.id);
    throw new Problem('invalid', plan.problem ?? 'The file cannot be read.');
  }
  const columns = plan.columns.filter(({ by, member }) => member === null && by !== 'shown' && by !== 'given');
  if (options.dryRun === true) {
    await writeRefused(session, plan, options, { state: 'refused' });
    const rows = await rowsOf(session, plan.id);
    await client.imports.remove(plan.id);
    return finish(session, plan, rows, columns, true);
  }
  const todo = plan.counts.new + plan.counts.changed;
  if (todo > 0 && options.yes !== true) {
    process.stderr.write(planShown(plan, await rowsOf(session, plan.id), columns));
    await confirm(options, `import ${plan.name}: ${todo} of ${plan.counts.rows} rows`);
  }
  const reason = textOf(options, 'reason');
  await client.imports.apply(plan.id, reason === undefined ? {} : { reason });
  const done = await settledImport(client, plan, bar);
  await writeRefused(session, done, options, done.counts.failed > 0 ? { result: 'refused' } : { state: 'refused' });
  finish(session, done, await rowsOf(session, done.id), columns, false);
}

async function send({ client }: Session, list: string | undefined, options: Options, file: string): Promise<Import> {
  const isLines = (textOf(options, 'format') ?? (/\.(?:ndjson|jsonl)$/.test(file) ? 'ndjson' : 'csv')) === 'ndjson';
  const query = {
    name: (file === '-' ? 'standard input' : basename(file)).slice(-200),
    format: isLines ? 'ndjson' : 'csv',
    ...(list === undefined ? {} : { list }),
    ...given(options, ['country', 'dates', 'encoding', 'delimiter', 'reason', 'key']),
  } as const;
  const body = await fileOf(file);
  return client.request<Import>('POST', '/imports', {
    query,
    body,
    timeoutMs: UPLOAD_TIMEOUT_MS,
    headers: { 'Content-Type': isLines ? 'application/x-ndjson' : 'text/csv' },
  });
}

async function fileOf(file: string): Promise<Blob | Uint8Array<ArrayBuffer>> {
  if (file === '-') return new Uint8Array(await buffer(process.stdin));
  try {
    return await openAsBlob(file);
  } catch (error) {
    throw wrongSetting(`${file} cannot be read`, error, 'choose another file');
  }
}

function given(options: Options, names: readonly string[]): object {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = textOf(options, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** What the caller says of the columns, where that is not what was found. */
async function correct({ client, context }: Session, plan: Import, options: Options): Promise<Import> {
  const columns = ((options.column as readonly string[] | undefined) ?? []).map(columnOf);
  if (columns.length === 0) return plan;
  const corrected = await client.imports.update(plan.id, { columns });
  return settledImport(client, corrected, createBar(context.output, 'rows'));
}

function columnOf(text: string): { column: string; member: string | null } {
  const at = text.lastIndexOf('=');
  if (at <= 0) throw new Problem('invalid', `--column must be a column, = and what it sets, not ${JSON.stringify(text)}.`);
  const member = text.slice(at + 1).trim();
  return { column: text.slice(0, at), member: member === '' ? null : member };
}

/** The first rows of each kind that is worth a look. */
async function rowsOf({ client }: Session, id: string): Promise<readonly ImportRow[]> {
  const kinds = ['refused', 'changed', 'new'] as const;
  const pages = await Promise.all([
    ...kinds.map(state => client.imports.rows(id, { state, limit: SHOWN_ROWS })),
    client.imports.rows(id, { result: 'refused', limit: SHOWN_ROWS }),
  ]);
  const rows = new Map(pages.flatMap(({ items }) => items.map(row => [row.number, row] as const)));
  return [...rows.values()].toSorted((one, other) => one.number - other.number);
}

type WhichRows = { readonly state: 'refused' } | { readonly result: 'refused' };

async function writeRefused({ client }: Session, { id }: Import, options: Options, which: WhichRows): Promise<void> {
  const file = textOf(options, 'refused');
  if (file === undefined) return;
  const answer = await client.open('GET', `/imports/${id}/rows`, {
    query: { ...which, format: 'csv' },
    headers: { Accept: 'text/csv' },
  });
  const text = await answer.text();
  if (text.split('\n').length > 2) writePrivateFile(file, text);
}

function finish(
  { context }: Session,
  done: Import,
  rows: readonly ImportRow[],
  columns: Import['columns'],
  isDry: boolean,
): void {
  const { counts } = done;
  const refused = counts.refused + counts.failed;
  const failed = rows.filter(({ state, result }) => state === 'refused' || result === 'refused');
  const result = { id: isDry ? null : done.id, list: done.list, file: done.file, columns: done.columns, counts, refused: failed };
  context.output.result(result, () => (isDry ? planShown(done, rows, columns) : resultShown(done, failed)).trimEnd());
  if (done.problem !== null) throw new Problem('conflict', done.problem);
  if (refused > 0) throw new Problem('conflict', `${refused} of ${counts.rows} rows were refused.`);
}
