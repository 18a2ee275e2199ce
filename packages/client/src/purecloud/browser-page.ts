/** Finds the browser page that the code runs in, if any. */

export interface BrowserPage {
  readonly location: {
    readonly hash: string;
    readonly pathname: string;
    readonly search: string;
    readonly replace: (url: string) => void;
  };
  readonly history: { readonly replaceState: (state: unknown, unused: string, url: string) => void };
}

/** Undefined outside browsers. Looked up at each use, because tests and bundlers may define `window` later. */
export function browserPage(): BrowserPage | undefined {
  return (globalThis as { window?: BrowserPage }).window;
}
