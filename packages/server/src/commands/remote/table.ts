/** Rows in columns that fit the terminal. Wide characters take two cells, and what does not fit ends in an ellipsis. */
import { styleText } from 'node:util';
import truncatedWidth from 'fast-string-truncated-width';
import { once } from '../../lib/once.ts';

const GAP = '  ';
/** A column is not made narrower than this. */
const NARROWEST = 6;
const ELLIPSIS = '…';
/** Takes longer to make than the rest of a command to read. */
const characters = once(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));

export interface TableStyle {
  /** The width of the terminal; undefined if the rows do not go to one, and are printed whole. */
  readonly columns: number | undefined;
  readonly isColoured: boolean;
}

/** How results are written to the standard output. */
export function standardStyle(): TableStyle {
  const { isTTY, columns } = process.stdout;
  return { columns: isTTY ? columns : undefined, isColoured: isTTY === true && process.stdout.hasColors() };
}

/** Gives the lines of further rows in the columns that fit the first ones. */
export function createTable(heads: readonly string[], first: readonly (readonly string[])[], style: TableStyle) {
  const all = [heads, ...first];
  const widths = heads.map((_, column) => Math.max(...all.map(row => widthOf(row[column] ?? ''))));
  if (style.columns !== undefined) fit(widths, style.columns);
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cellOf(cell, widths[column] ?? 0, style.columns !== undefined))
      .join(GAP)
      .trimEnd();
  const head = line(heads);
  return { head: style.isColoured ? styleText('bold', head, { validateStream: false }) : head, line };
}

function widthOf(text: string): number {
  return truncatedWidth(text).width;
}

/** Takes room from the widest column until all fit. */
function fit(widths: number[], columns: number): void {
  const room = columns - GAP.length * (widths.length - 1);
  let over = widths.reduce((sum, width) => sum + width, 0) - room;
  while (over > 0) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) return;
    const next = Math.max(NARROWEST, ...widths.filter(width => width < widest));
    const taken = Math.min(over, Math.max(1, widest - next));
    widths[widths.lastIndexOf(widest)] = widest - taken;
    over -= taken;
  }
}

function cellOf(text: string, width: number, isCut: boolean): string {
  if (!isCut) return text.padEnd(width + text.length - widthOf(text));
  const shown = widthOf(text) > width ? cutTo(text, width) : text;
  return shown.padEnd(width + shown.length - widthOf(shown));
}

/** By whole characters as people see them. The library counts wrong where it cuts other letters than Latin ones between blanks. */
function cutTo(text: string, width: number): string {
  let cut = '';
  let taken = widthOf(ELLIPSIS);
  for (const { segment } of characters().segment(text)) {
    taken += widthOf(segment);
    if (taken > width) break;
    cut += segment;
  }
  return `${cut}${ELLIPSIS}`;
}
