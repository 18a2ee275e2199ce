/** Every path that a dialect has, whatever the method. Routes of their own for all other methods would be most of a server. */
import type { FastifyContextConfig } from 'fastify';
import findMyWay from 'find-my-way';
import type { Dialect } from '../dialect/dialect.ts';
import { MAX_PARAM_CHARACTERS } from '../limits.ts';
import { toFastifyPath } from './path.ts';

export interface KnownPath {
  readonly dialect: Dialect;
  /** As Fastify spells it. */
  readonly url: string;
  /** The methods of its routes. */
  readonly allow: readonly string[];
  /** As what it is counted and logged. */
  readonly config: Pick<FastifyContextConfig, 'dialectId'>;
}

export interface FoundPath extends KnownPath {
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** Gives what finds the path of a request; undefined where no dialect has it. */
export function createKnownPaths(dialects: readonly Dialect[]): (url: string) => FoundPath | undefined {
  let find: ReturnType<typeof createFind> | undefined;
  return url => {
    // Made at the first request that finds no route: many servers never see one.
    find ??= createFind(dialects);
    return find(url);
  };
}

function createFind(dialects: readonly Dialect[]) {
  const router = findMyWay({ maxParamLength: MAX_PARAM_CHARACTERS });
  for (const dialect of dialects) {
    const config = { dialectId: dialect.id };
    for (const [path, routes] of Map.groupBy(dialect.routes, each => each.path)) {
      const url = toFastifyPath(path);
      const known: KnownPath = { dialect, url, allow: routes.map(({ method }) => method), config };
      router.on('GET', url, () => undefined, known);
    }
  }
  return (url: string): FoundPath | undefined => {
    const found = router.find('GET', url);
    if (found === null) return undefined;
    const known = found.store as KnownPath | undefined;
    // Without a store it is what the router has for a path that cannot be decoded.
    return known && { ...known, params: found.params };
  };
}
