/** Writes the part of docs/storage-schema.md that the migrations say of themselves; the rest of the page is written by hand. */
import { readFileSync } from 'node:fs';
import { knownMigrations } from '../../packages/server/src/storage/migrate.ts';
import { type DescribedColumn, type DescribedIndex, type DescribedTable, describedTables } from './schema/described.ts';

const PAGE = 'docs/storage-schema.md';
const BEGIN = '<!-- Made from the migrations by `npm run generate` from here on. -->';

export async function generate(): Promise<Record<string, string>> {
  const [byHand = ''] = readFileSync(PAGE, 'utf8').split(BEGIN);
  const tables = describedTables(knownMigrations().map(({ sql }) => sql));
  const groups = Map.groupBy(tables, ({ group }) => group);
  const text = [...groups].map(([group, members]) => `## ${titled(group)}\n\n${members.map(tableText).join('\n')}`);
  return { [PAGE]: `${byHand}${BEGIN}\n\n${text.join('\n')}` };
}

function tableText({ name, comment, columns, key, indexes }: DescribedTable): string {
  const rows = columns.map(column => row([`\`${column.name}\``, typeOf(column), purposeOf(column)]));
  const found = [row(['primary key', `\`${key}\``, '']), ...indexes.map(indexRow)];
  return [
    `### ${name}\n`,
    `${comment}\n`,
    '| column | type | what for |\n|---|---|---|',
    ...rows,
    '\n| index | columns | which question or rule |\n|---|---|---|',
    ...found,
    '',
  ].join('\n');
}

function typeOf({ type, isNullable }: DescribedColumn): string {
  return isNullable ? `${type}, null` : type;
}

function purposeOf({ values, comment }: DescribedColumn): string {
  const list = values.map(value => `\`${value}\``).join(', ');
  return [list, comment].filter(part => part !== '').join('; ');
}

function indexRow({ name, isUnique, columns, where, comment }: DescribedIndex): string {
  const condition = where === '' ? '' : ` where \`${where}\``;
  return row([`\`${name}\`${isUnique ? ', unique' : ''}`, `\`${columns}\`${condition}`, comment]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`.replaceAll('|  |', '| |');
}

function titled(group: string): string {
  return `${group.charAt(0).toUpperCase()}${group.slice(1)}`;
}
