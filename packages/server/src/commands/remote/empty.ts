/** What is said instead of a table without rows. */
import { once } from '../../lib/once.ts';
import { flagOf } from './naming.ts';
import type { Field } from './route-data.ts';

/** Parameters that leave nothing out. */
const KEEPS_ALL: ReadonlySet<string> = new Set(['after', 'expand', 'includeFormer', 'sort']);
const and = once(() => new Intl.ListFormat('en', { type: 'conjunction' }));

/** Names the filters that were given: without them there may be some. A list that always needs one says what it means. */
export function emptyText(empty: string, fields: readonly Field[], query: object, known: readonly string[] = []): string {
  const isFilter = ({ name, isRequired }: Field) => isRequired !== true && !KEEPS_ALL.has(name) && !known.includes(name);
  const filters = fields.filter(field => field.name in query && isFilter(field));
  return filters.length === 0 ? empty : `Nothing matches ${and().format(filters.map(flagOf))}.`;
}
