/** Whose words a request is answered in where no route tells it. */
import type { Asked, Dialect } from './dialect.ts';

/** The first in the order of the dialects that owns the path; the last owns what is left. */
export function dialectOf(dialects: readonly Dialect[], url: string, asked: Asked): Dialect {
  const path = url.split('?', 1)[0] ?? '/';
  const found = dialects.find(dialect => dialect.owns(path, asked)) ?? dialects.at(-1);
  if (found === undefined) throw new Error('a server needs at least one dialect');
  return found;
}
