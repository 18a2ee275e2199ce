/** Follows the address: links of the portal change the page without loading it anew, and the way back leads to the same place. */
import { useLayoutEffect, useReducer } from 'preact/hooks';
import { PORTAL } from '../data/place.ts';
import { type Route, readRoute } from './route.ts';

const listeners = new Set<() => void>();
let route = addressNow();

/** The address of a page, for a link: `hrefOf('people/1')`. */
export function hrefOf(path: string, query?: URLSearchParams): string {
  const text = query?.toString() ?? '';
  return PORTAL.pathname + path + (text === '' ? '' : `?${text}`);
}

/** `replace`: without a step in the history, as for every letter of a search. */
export function navigate(href: string, { replace = false } = {}): void {
  if (replace) history.replaceState(history.state, '', href);
  else {
    history.replaceState({ scroll: scrollY }, '');
    history.pushState(null, '', href);
  }
  changed();
}

/** Changes the query of the present page, as filters do. */
export function setQuery(query: URLSearchParams, options?: { readonly replace?: boolean }): void {
  navigate(hrefOf(route.path, query), options);
}

export function useRoute(): Route {
  const [, draw] = useReducer<number, void>(count => count + 1, 0);
  // Before the effects of what is within, which may lead elsewhere at once.
  useLayoutEffect(() => {
    listeners.add(draw);
    return () => void listeners.delete(draw);
  }, []);
  return route;
}

/** Where the page was when it was left, for the way back. Undefined for one that is opened. */
export function scrollBefore(): number | undefined {
  return (history.state as { readonly scroll?: number } | null)?.scroll;
}

export function startRouter(): void {
  history.scrollRestoration = 'manual';
  addEventListener('popstate', changed);
  document.addEventListener('click', follow);
  // What was read before a sign-in is not where the browser is now.
  changed();
}

function changed(): void {
  route = addressNow();
  for (const listener of [...listeners]) listener();
}

/** What the browser shows, also before the router follows it. */
export function addressNow(): Route {
  return readRoute(new URL(location.href), PORTAL) ?? { path: '', query: new URLSearchParams() };
}

function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.target !== '' || link.hasAttribute('download')) return;
  const url = new URL(link.href, location.href);
  const isHere = url.pathname === location.pathname && url.search === location.search && url.hash !== '';
  if (isHere || readRoute(url, PORTAL) === undefined) return;
  event.preventDefault();
  navigate(url.href);
}
