/** What `heldby export` does: writes what the server sends, as it comes. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { Problem } from '../../domain/problem.ts';
import { printableLines } from '../../lib/printable.ts';
import { type Options, textOf } from '../context.ts';
import { wrongSetting } from '../failure.ts';
import { writeAll } from '../output.ts';
import { createBar } from '../remote/progress.ts';
import type { Page, Session } from '../remote/session.ts';
import { routeOf } from '../remote/spoken.ts';
import { valuesOf } from '../remote/values.ts';
import { EXPORTED, FORMATS, listOf } from './exported.ts';
import { createRowCount } from './row-count.ts';

type Format = (typeof FORMATS)[number];

export async function runExport(what: string, session: Session, options: Options, file = ''): Promise<void> {
  const exported = EXPORTED[what];
  if (exported === undefined) throw new Error(`nobody exports ${what}`);
  const { path, query: fields } = routeOf(exported);
  const format = formatOf(options, file);
  const filters = await valuesOf(
    fields.filter(({ name }) => name !== 'format'),
    options,
    session.find,
  );
  const query = { ...filters, format: format === 'csv' ? 'csv' : 'ndjson' };
  const { body } = await session.client.open('GET', path, { query });
  if (body === null) throw new Problem('unavailable', 'The server sent no file.');
  const target = file === '' ? undefined : openTarget(file, options.replace === true);
  const write = (text: string) => (target === undefined ? writeAll(1, shown(text)) : writeSync(target, text));
  const total = await totalOf(session, exported, filters);
  const bar = createBar(session.context.output, `${what} exported`);
  const isElsewhere = target !== undefined || process.stdout.isTTY !== true;
  try {
    const rows = await copy(body, format, write, done => isElsewhere && bar.show(done, total));
    bar.clear();
    if (target !== undefined)
      session.context.output.result({ file, rows }, shown => `Wrote ${shown.rows} ${what} to ${shown.file}.`);
  } catch (error) {
    bar.clear();
    if (target !== undefined) rmSync(file, { force: true });
    throw error;
  } finally {
    if (target !== undefined) closeSync(target);
  }
}

/** A terminal runs no character of what somebody else wrote. */
function shown(text: string): string {
  return process.stdout.isTTY === true ? printableLines(text) : text;
}

/** How many rows there will be, for who watches. Null where nobody does, and of a list that cannot be counted. */
async function totalOf({ client }: Session, exported: string, { columns: _, bom: __, ...filters }: Record<string, unknown>) {
  const { path, query } = routeOf(listOf(exported));
  if (process.stderr.isTTY !== true || !query.some(({ name }) => name === 'total')) return undefined;
  const { total } = await client.request<Page>('GET', path, { query: { ...filters, limit: 1, total: true } });
  return total;
}

/** Returns how many rows there are. */
async function copy(
  body: ReadableStream<Uint8Array>,
  format: Format,
  write: (text: string) => void,
  show: (rows: number) => void,
): Promise<number> {
  const count = createRowCount(format === 'csv');
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let last = '';
  for await (const chunk of body) {
    const text = decoder.decode(chunk, { stream: true });
    if (text === '') continue;
    count.add(text);
    write(format === 'json' ? asList(text, last) : text);
    last = text;
    show(count.rows());
  }
  if (format === 'json') write(last === '' ? '[]\n' : ']\n');
  return count.rows();
}

/** Lines of JSON as a part of one list. `before`: the part before it. */
function asList(text: string, before: string): string {
  const start = before === '' ? '[' : before.endsWith('\n') ? ',' : '';
  return start + text.replaceAll(/\n(?!$)/g, ',\n');
}

function formatOf(options: Options, file: string): Format {
  const given = textOf(options, 'format') ?? (options.json === true && file === '' ? 'json' : undefined);
  const asked = given ?? /\.(\w+)$/.exec(file)?.[1];
  const format = FORMATS.find(each => each === asked) ?? (given === undefined ? 'csv' : undefined);
  if (format !== undefined) return format;
  throw new Problem('invalid', `--format must be one of ${FORMATS.join(', ')}, not ${JSON.stringify(given)}.`);
}

/** Only this user may read the file: it says who has what. */
function openTarget(file: string, isReplaced: boolean): number {
  try {
    if (isReplaced) rmSync(file, { force: true });
    return openSync(file, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new Problem('conflict', `${file} exists already: choose another name, or replace it with --replace.`);
    throw wrongSetting(`${file} cannot be written`, error, 'choose another file');
  }
}
