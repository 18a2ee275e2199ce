/** Reads a CSV file as RFC 4180 has it: rows as objects, by the names in the first line. */

const CELL = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y;

export function readCsv(text: string): Readonly<Record<string, string>>[] {
  const rows: string[][] = [[]];
  CELL.lastIndex = 0;
  for (let at = 0; at < text.length; at = CELL.lastIndex) {
    const cell = CELL.exec(text);
    if (cell === null) throw new Error(`no cell at ${at}: ${text.slice(at, at + 40)}`);
    const [, value = '', end] = cell;
    rows.at(-1)?.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === '\r\n') rows.push([]);
  }
  const [heads = [], ...items] = rows.slice(0, -1);
  return items.map(cells => Object.fromEntries(heads.map((head, place) => [head, cells[place] ?? ''])));
}
