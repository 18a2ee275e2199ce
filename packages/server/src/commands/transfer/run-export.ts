/** What `heldby export` does: walks all pages of a list, and writes its rows as they come. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { Problem } from '../../domain/problem.ts';
import { type Options, textOf } from '../context.ts';
import { wrongSetting } from '../failure.ts';
import { writeAll } from '../output.ts';
import type { Item } from '../remote/noun.ts';
import { progress } from '../remote/progress.ts';
import { createRowWriter } from '../remote/rows.ts';
import { itemsOf, type Session } from '../remote/session.ts';
import { routeOf } from '../remote/spoken.ts';
import { valuesOf } from '../remote/values.ts';
import { EXPORTED, FORMATS } from './columns.ts';

const PAGE_ROWS = 1_000;
const ALL_LOCATIONS = 1_000;

export async function runExport(what: string, session: Session, options: Options, file = ''): Promise<void> {
  const exported = EXPORTED[what];
  if (exported === undefined) throw new Error(`nobody exports ${what}`);
  const { path, query: fields } = routeOf(exported.route);
  const format = formatOf(options, file);
  const query = { ...(await valuesOf(fields, options, session.find)), ...exported.query, limit: PAGE_ROWS, total: true };
  const writer = await createRowWriter(exported.columns(await locationsOf(session, what)), format);
  const target = file === '' ? undefined : openTarget(file, options.replace === true);
  const write = (text: string) => (target === undefined ? writeAll(1, text) : writeSync(target.descriptor, text));
  let count = 0;
  try {
    let total: number | undefined;
    const items = itemsOf(session.client, path, query, page => {
      total = page.total;
    });
    const isElsewhere = target !== undefined || process.stdout.isTTY !== true;
    for await (const page of pagesOf(progress(items, session.context.output, `${what} exported`, isElsewhere, () => total))) {
      count += page.length;
      write(writer.lines(page));
    }
    write(writer.end(count, ''));
  } catch (error) {
    if (target !== undefined) rmSync(file, { force: true });
    throw error;
  } finally {
    if (target !== undefined) closeSync(target.descriptor);
  }
  if (target !== undefined)
    session.context.output.result({ file, rows: count }, shown => `Wrote ${shown.rows} ${what} to ${shown.file}.`);
}

function formatOf(options: Options, file: string): (typeof FORMATS)[number] {
  const given = textOf(options, 'format') ?? (options.json === true && file === '' ? 'json' : undefined);
  const asked = given ?? /\.(\w+)$/.exec(file)?.[1];
  const format = FORMATS.find(each => each === asked) ?? (given === undefined ? 'csv' : undefined);
  if (format !== undefined) return format;
  throw new Problem('invalid', `--format must be one of ${FORMATS.join(', ')}, not ${JSON.stringify(given)}.`);
}

/** Only this user may read the file: it says who has what. */
function openTarget(file: string, isReplaced: boolean): { readonly descriptor: number } {
  try {
    if (isReplaced) rmSync(file, { force: true });
    return { descriptor: openSync(file, 'wx', 0o600) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new Problem('conflict', `${file} exists already: choose another name, or replace it with --replace.`);
    throw wrongSetting(`${file} cannot be written`, error, 'choose another file');
  }
}

async function* pagesOf(items: AsyncIterable<Item>): AsyncGenerator<readonly Item[], void, undefined> {
  let page: Item[] = [];
  for await (const item of items) {
    page.push(item);
    if (page.length < PAGE_ROWS) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** Names of locations by their ids, also of closed ones. */
async function locationsOf({ client }: Session, what: string): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  if (what !== 'people' && what !== 'devices') return names;
  for (const state of ['open', 'closed']) {
    for await (const { id, name } of itemsOf(client, '/locations', { state, limit: ALL_LOCATIONS }))
      names.set(String(id), String(name));
  }
  return names;
}
