/** Reads SQL far enough to tell which tables a statement names and whether it binds the organization on each of them. */

export interface TableUse {
  readonly table: string;
  /** The name under which the statement speaks of it. */
  readonly alias: string;
}

const USE = /\b(?:from|join|into|update)\s+([a-z]\w*)(?:\s+(?:as\s+)?([a-z]\w*))?/gi;
const NOT_AN_ALIAS = new Set(
  'where on set values order group left right inner outer cross join limit using returning default union select having'.split(
    ' ',
  ),
);

/** Every table that the statement names, once for each time. Names of its own `with` clauses are none. */
export function tablesOf(source: string): TableUse[] {
  const own = new Set([...source.matchAll(/(?:\bwith|,)\s+(\w+)\s+as\s+\(/gi)].map(([, name]) => name));
  const uses: TableUse[] = [];
  for (const [whole, table = '', alias] of source.matchAll(USE)) {
    if (own.has(table) || /^update\s+set\b/i.test(whole)) continue;
    uses.push({ table, alias: alias === undefined || NOT_AN_ALIAS.has(alias.toLowerCase()) ? table : alias });
  }
  return uses;
}

/** What keeps the statement from being one tenant's alone, as sentences; nothing when it is. */
export function tenantFaults(source: string, directories: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  if (/\bfrom\s+[a-z]\w*(\s+\w+)?\s*,/i.test(source))
    faults.push('joins by a comma, where the condition is not beside its table');
  const uses = tablesOf(source).filter(({ table }) => !directories.has(table));
  const bare = uses.filter(({ table, alias }) => table === alias);
  // An unqualified `org_id` is one table's: with two of them nobody can tell whose.
  if (uses.length > 1) for (const { table } of bare) faults.push(`${table} has no alias beside other tables`);
  for (const { table, alias } of uses) {
    if (!isBound(source, table, alias)) faults.push(`${table} is not bound to the organization`);
  }
  return faults;
}

function isBound(source: string, table: string, alias: string): boolean {
  const inserted = new RegExp(`\\binto\\s+${table}\\s*\\(([^)]*)\\)\\s*(?:values\\s*\\(|select\\s+)([^;]*)`, 'i').exec(source);
  if (inserted !== null) return insertsOrg(inserted[1] ?? '', inserted[2] ?? '');
  const name = alias === table ? `(?<![\\w.])(?:${table}\\.)?` : `(?<![\\w.])${alias}\\.`;
  return new RegExp(`\\b(?:where|and|on)\\s+${name}org_id = :org\\b`, 'i').test(source);
}

/** The value at the place of the column `org_id` is the organization. */
function insertsOrg(columns: string, values: string): boolean {
  const at = columns.split(',').findIndex(column => column.trim() === 'org_id');
  return at >= 0 && /^:org\b/.test(values.split(',')[at]?.trim() ?? '');
}

/**
 * What SQLite's plan says of a tenant table that is not found by its organization: a scan, or an index made up on the
 * spot. A condition that another one makes void (`org_id = :org or …`) shows here.
 */
export function planFaults(plan: readonly string[], uses: readonly TableUse[], directories: ReadonlySet<string>): string[] {
  const tables = new Map(uses.map(({ table, alias }) => [alias, table]));
  return plan.filter(step => {
    const [, way, alias = ''] = /^(SCAN|SEARCH) (\w+)/.exec(step) ?? [];
    const table = tables.get(alias);
    if (way === undefined || table === undefined || directories.has(table)) return false;
    return way === 'SCAN' || !/\(org_id=\?/.test(step);
  });
}
