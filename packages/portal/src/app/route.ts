/** Addresses of the portal: which page one belongs to, and what it says. */

/** A place for one word, as `people/:id`. */
export interface Route {
  /** Below the portal, without slashes around it: `people/0199`. Empty is the overview. */
  readonly path: string;
  readonly query: URLSearchParams;
}

export type Params = Readonly<Record<string, string>>;

/** Undefined for an address outside of the portal. */
export function readRoute(url: URL, portal: URL): Route | undefined {
  if (url.origin !== portal.origin || !url.pathname.startsWith(portal.pathname)) return undefined;
  const path = url.pathname.slice(portal.pathname.length).replace(/\/+$/, '');
  return { path, query: url.searchParams };
}

/** The words of the path in the places of the pattern; undefined where it does not fit. */
export function matchPath(pattern: string, path: string): Params | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, word] of wanted.entries()) {
    const text = given[index] ?? '';
    if (!word.startsWith(':')) {
      if (word !== text) return undefined;
      continue;
    }
    const value = decoded(text);
    if (value === undefined || value === '') return undefined;
    params[word.slice(1)] = value;
  }
  return params;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
