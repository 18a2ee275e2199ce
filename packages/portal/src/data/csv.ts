/** Writes CSV (RFC 4180) that spreadsheets read as text: no cell is run as a formula. */

/** Tells spreadsheets that the file is UTF-8. */
export const CSV_START = '\u{feff}';

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** With an apostrophe before what would begin a formula, also behind blanks. */
export function csvCell(text: string): string {
  const harmless = /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
