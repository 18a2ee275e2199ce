/** An import as people read it on a terminal: what was found in the file, what would change, and what became of it. */
import type { Import, ImportRow } from '@heldby/client';
import { printable } from '../../lib/printable.ts';
import { table } from '../output.ts';

/** A cell of the table is no longer. */
const CELL_CHARACTERS = 100;

export function planShown(plan: Import, rows: readonly ImportRow[], ignored: Import['columns']): string {
  const { counts } = plan;
  const lines = rows.map(row => [String(row.line), row.result === 'refused' ? 'refused' : row.state, shortened(saying(row))]);
  return [
    `${fileShown(plan)}`,
    ...(ignored.length === 0 ? [] : [`Left alone: ${ignored.map(({ column, near }) => columnShown(column, near)).join(', ')}.`]),
    `${counts.new} new, ${counts.changed} changed, ${counts.same} the same, ${counts.refused} refused.`,
    ...(lines.length === 0 ? [] : ['', table(['LINE', 'ROW', 'WHAT'], lines, '')]),
    '',
  ].join('\n');
}

export function resultShown(done: Import, refused: readonly ImportRow[]): string {
  const { counts, id, list } = done;
  const said = `Imported ${counts.applied} of ${counts.rows} ${list}; ${counts.same} were the same.`;
  const lines = refused.map(({ line, reason }) => [String(line), shortened(reason ?? '')]);
  const undo = counts.applied === 0 ? [] : [`To undo it: heldby import undo ${id}`];
  return [said, ...(lines.length === 0 ? [] : [table(['LINE', 'WHY'], lines, '')]), ...undo].join('\n');
}

function fileShown({ file, list, counts }: Import): string {
  if (file === null) return `${counts.rows} ${list}.`;
  const { format, encoding, byteOrderMark, delimiter } = file;
  const parts = [
    format.toUpperCase(),
    encoding,
    ...(byteOrderMark ? ['with a byte order mark'] : []),
    ...(delimiter === null ? [] : [delimiter]),
  ];
  return `${counts.rows} rows of ${list} (${parts.join(', ')}).`;
}

function columnShown(column: string, near: string | undefined): string {
  return near === undefined ? printable(column) : `${printable(column)} (did you mean ${near}?)`;
}

function saying({ state, reason, changes }: ImportRow): string {
  if (reason !== null) return printable(reason);
  return changes
    .map(({ member, before, after }) =>
      state === 'new' && before === null ? `${member} ${textOf(after)}` : `${member} ${textOf(before)} -> ${textOf(after)}`,
    )
    .join('; ');
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '-';
  return printable(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

function shortened(text: string): string {
  return text.length > CELL_CHARACTERS ? `${text.slice(0, CELL_CHARACTERS)}…` : text;
}
