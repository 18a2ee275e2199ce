/** Which block of a report is asked for, and the block as an answer (contract apperian §10). Pure. */
import type Type from 'typebox';
import type { Static } from 'typebox';
import type { Block, BlockRequest } from '../../../services/reports/blocks.ts';
import { BLOCK_ROWS, type ReportQuery } from '../schemas/reports.ts';
import { type ReportRow, rowFilter } from './report-filters.ts';

export function toRequest<Item, Row extends ReportRow>(
  report: string,
  query: Static<typeof ReportQuery>,
  row: Type.TObject,
  toRows: (item: Item) => readonly Row[],
): BlockRequest<Item, Row> {
  const isWanted = rowFilter(query, Object.keys(row.properties));
  const { block_token: token = null, block_size: size = BLOCK_ROWS } = query;
  return { report, token, size, rowsOf: item => toRows(item).filter(isWanted) };
}

export function toAnswer<Row>({ rows, nextToken, previousToken }: Block<Row>) {
  return { rows: [...rows], next_block_token: nextToken, prev_block_token: previousToken };
}
