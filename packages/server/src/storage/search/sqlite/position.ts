/** Reads up to where an organization is indexed. */
import type { DatabaseSync } from 'node:sqlite';
import type { OrgId } from '../../../domain/ids.ts';
import { type PositionRow, toPosition } from '../position.ts';
import type { IndexPosition } from '../search-index.ts';

export function createSelectPosition(connection: DatabaseSync): (org: OrgId) => IndexPosition | undefined {
  const select = connection.prepare('select sequence, chain, noun, after from position where org_id = ?');
  return org => {
    const row = select.get(org) as unknown as PositionRow | undefined;
    return row && toPosition(row);
  };
}
