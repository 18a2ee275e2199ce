/** What `heldby export` does: writes what the server sends, as it comes. */
import { Problem } from '../../domain/problem.ts';
import { printableLines } from '../../lib/printable.ts';
import { type Options, textOf } from '../context.ts';
import { requireFreeFile, writeExportFile } from '../export-file.ts';
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
  if (file !== '') requireFreeFile(file, options);
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
  const total = await totalOf(session, exported, filters);
  const bar = createBar(session.context.output, `${what} exported`);
  const isElsewhere = file !== '' || process.stdout.isTTY !== true;
  const count = createRowCount(format === 'csv');
  const texts = textsOf(body, format, text => {
    count.add(text);
    if (isElsewhere) bar.show(count.rows(), total);
  });
  try {
    if (file === '') for await (const text of texts) writeAll(1, shown(text));
    else await writeExportFile(file, texts, options, 'The export');
  } finally {
    bar.clear();
  }
  const result = { file, rows: count.rows() };
  if (file !== '') session.context.output.result(result, ({ rows }) => `Wrote ${rows} ${what} to ${file}.`);
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

/** `watch` gets each part as the server sent it. */
async function* textsOf(body: ReadableStream<Uint8Array>, format: Format, watch: (text: string) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let last = '';
  for await (const chunk of body) {
    const text = decoder.decode(chunk, { stream: true });
    if (text === '') continue;
    watch(text);
    yield format === 'json' ? asList(text, last) : text;
    last = text;
  }
  if (format === 'json') yield last === '' ? '[]\n' : ']\n';
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
