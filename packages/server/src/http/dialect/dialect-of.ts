/** Finds the dialect in which to answer a request that has no route. */
import type { Asked, Dialect } from './dialect.ts';

/**
 * The first dialect, in their order, that owns the path; where none does, the first that recognizes the request by what it
 * carries; otherwise the last.
 */
export function dialectOf(dialects: readonly Dialect[], url: string, asked: Asked): Dialect {
  const path = url.split('?', 1)[0] ?? '/';
  const found =
    dialects.find(dialect => owns(dialect, path, asked)) ??
    dialects.find(dialect => dialect.recognizes?.(asked)) ??
    dialects.at(-1);
  if (found === undefined) throw new Error('a server needs at least one dialect');
  return found;
}

function owns({ prefixes, narrows }: Dialect, path: string, asked: Asked): boolean {
  return prefixes.some(prefix => isUnder(path, prefix)) && (narrows?.(path, asked) ?? true);
}

/** In whole segments: `/api` holds `/api/v2` and not `/apis`. The prefix `/` holds the root alone. */
function isUnder(path: string, prefix: string): boolean {
  return path === prefix || (prefix !== '/' && path.startsWith(`${prefix}/`));
}
