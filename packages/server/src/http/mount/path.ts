/** The paths of routes, as Fastify spells them and as patterns. */

const PARAMETER = /\{(\w+)\}/g;

export function toFastifyPath(path: string): string {
  return path.replaceAll(PARAMETER, ':$1');
}

/** Its groups are the parameters. */
export function patternOf(path: string): RegExp {
  const parts = path
    .split(PARAMETER)
    .map((part, at) => (at % 2 === 0 ? part.replaceAll('.', String.raw`\.`) : `(?<${part}>[^/]+)`));
  return new RegExp(`^${parts.join('')}$`);
}
