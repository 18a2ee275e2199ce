/** The native routes by which files are imported. */
import { routes as api } from '@heldby/contract';
import type { ImportOptions } from '../../../core/transfer/import-record.ts';
import { invalid } from '../../../domain/problem.ts';
import { isMember, MEMBER_NAMES } from '../../../domain/transfer/members.ts';
import { type Call, type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { nearest } from '../../../lib/nearest.ts';
import type { Imports } from '../../../services/transfer/imports.ts';
import { idOf } from '../ids.ts';
import { csvReply, wantsCsv } from '../mapping/csv.ts';
import { textOf } from '../mapping/export-file.ts';
import { optionsOf, requireOneEach, toImport, toImportRow } from '../mapping/imports.ts';
import { toPage } from '../mapping/pages.ts';
import { pageOf, writeOf } from '../mapping/requests.ts';
import { tagged } from '../mapping/tags.ts';

export const importRoutes: readonly DialectRoute[] = [
  serve(api.createImport, async (call, { imports }) => {
    const { request, query, write } = call;
    const format = query.format ?? (request.headers['content-type'] === 'application/x-ndjson' ? 'ndjson' : 'csv');
    const options: ImportOptions = { ...optionsOf(query), format, mapping: {} };
    const upload = { name: query.name ?? `a file of ${format}`, options };
    // The time in which the file arrives is not work.
    return tagged(call, toImport(await call.waiting(imports.create(write, upload, bytesOf(request.body)))));
  }),
  serve(api.listImports, async ({ actor, query }, { imports }) => toPage(await imports.list(actor, pageOf(query)), toImport)),
  serve(api.getImport, async (call, { imports }) => tagged(call, toImport(await imports.get(call.actor, idOf(call, 'import'))))),
  serve(api.listImportRows, async (call, { imports }) => {
    const { actor, query } = call;
    const id = idOf(call, 'import');
    const request = { state: query.state ?? null, result: query.result ?? null };
    if (wantsCsv(call)) return rowsAsCsv(imports, call, id, request);
    return toPage(await imports.rows(actor, id, { ...pageOf(query), ...request }), toImportRow);
  }),
  serve(api.updateImport, async (call, { imports }) => {
    const { list, columns, encoding, delimiter, dates, country, key } = call.body;
    if (key !== undefined) requireOneEach(key);
    for (const { member } of columns ?? []) requireMember(member);
    const given = Object.entries({ encoding, delimiter, dates, country, key }).filter(([, value]) => value !== undefined);
    const wish = {
      ...(list === undefined ? {} : { list }),
      ...(columns === undefined ? {} : { mapping: Object.fromEntries(columns.map(({ column, member }) => [column, member])) }),
      options: Object.fromEntries(given),
    };
    return tagged(call, toImport(await imports.update(writeOf(call), idOf(call, 'import'), wish)));
  }),
  serve(api.applyImport, async (call, { imports }) =>
    tagged(call, toImport(await imports.apply(writeOf(call), idOf(call, 'import')))),
  ),
  serve(api.undoImport, async (call, { imports }) =>
    tagged(call, toImport(await imports.undo(writeOf(call), idOf(call, 'import')))),
  ),
  serve(api.cancelImport, async (call, { imports }) =>
    tagged(call, toImport(await imports.cancel(writeOf(call), idOf(call, 'import')))),
  ),
  serve(api.removeImport, async (call, { imports }) => imports.remove(writeOf(call), idOf(call, 'import'))),
];

/** A request without a body has no file. */
async function* bytesOf(body: unknown): AsyncGenerator<Uint8Array> {
  if (body === undefined || body === null) return;
  yield* body as AsyncIterable<Uint8Array>;
}

function requireMember(member: string | null): void {
  if (member === null || isMember(member)) return;
  const near = nearest(member, MEMBER_NAMES);
  throw invalid('columns', `a member such as person.login${near === undefined ? '' : `; did you mean ${near}?`}`, member, 'enum');
}

/** The rows as they are in the file, with why they were refused, to be mended and sent again. */
async function rowsAsCsv(
  imports: Imports,
  { actor }: Pick<Call, 'actor'>,
  id: string,
  request: Pick<Parameters<Imports['rows']>[2], 'state' | 'result'>,
) {
  const { mapping } = await imports.get(actor, id);
  const columns = (mapping ?? []).map(({ column }) => column);
  const read = async ({ limit, cursor = null }: { limit: number; cursor?: string | null }) =>
    toPage(await imports.rows(actor, id, { limit, cursor, ...request }), toImportRow);
  type Row = ReturnType<typeof toImportRow>;
  return csvReply<Row>(
    'rows',
    [
      ...columns.map((column, at): [string, (row: Row) => string] => [column, row => textOf(row.cells[at])]),
      ['refused', row => row.reason],
    ],
    read,
  );
}
