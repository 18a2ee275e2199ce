/** What a token is limited to, beside its scopes and the role of its holder. */
import type { LocationId } from './ids.ts';

export interface TokenLimits {
  /** The routes that it may call; null for every route. */
  readonly endpoints: readonly string[] | null;
  /** Where it acts as a location administrator; null for wherever its holder may act. */
  readonly locationIds: readonly LocationId[] | null;
  /** Each of its changes must be a dry run. */
  readonly dryRunOnly: boolean;
}

/** The part of a route by which endpoints name it. */
export interface Endpoint {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

export function parseLimits(text: string | null): TokenLimits | null {
  return text === null ? null : (JSON.parse(text) as TokenLimits);
}

export function formatLimits(limits: TokenLimits | null): string | null {
  return limits === null ? null : JSON.stringify(limits);
}

/** Null if nothing is limited. */
export function limitsOf({ endpoints = null, locationIds = null, dryRunOnly = false }: Partial<TokenLimits>): TokenLimits | null {
  return endpoints === null && locationIds === null && !dryRunOnly ? null : { endpoints, locationIds, dryRunOnly };
}

/** Whether the token may call the route. */
export function allowsEndpoint({ endpoints }: TokenLimits, { id, method, path }: Endpoint): boolean {
  return endpoints === null || endpoints.some(each => covers(each, id) || covers(each, `${method} ${path}`));
}

/** Whether nothing is allowed by the first that the second does not allow. */
export function isWithin(inner: TokenLimits | null, outer: TokenLimits | null): boolean {
  if (outer === null) return true;
  if (inner === null) return false;
  const hasEndpoints = isPart(inner.endpoints, outer.endpoints, covers);
  const hasPlaces = isPart(inner.locationIds, outer.locationIds, (one, other) => one === other);
  return hasEndpoints && hasPlaces && (inner.dryRunOnly || !outer.dryRunOnly);
}

type Test = (outer: string, inner: string) => boolean;

function isPart(inner: readonly string[] | null, outer: readonly string[] | null, test: Test): boolean {
  if (outer === null) return true;
  return inner?.every(one => outer.some(each => test(each, one))) ?? false;
}

/** Whether the pattern stands for everything that the other one, or the name of a route, stands for. */
function covers(pattern: string, name: string): boolean {
  const [method, path] = partsOf(pattern);
  const [otherMethod, otherPath] = partsOf(name);
  if ((method === null) !== (otherMethod === null)) return false;
  if (method !== null && method !== '*' && method !== otherMethod) return false;
  return path.endsWith('*') ? otherPath.startsWith(path.slice(0, -1)) : path === otherPath;
}

function partsOf(pattern: string): readonly [method: string | null, path: string] {
  const space = pattern.indexOf(' ');
  return space === -1 ? [null, pattern] : [pattern.slice(0, space), pattern.slice(space + 1)];
}
