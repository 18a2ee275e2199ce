/** The page in which the code runs, if it runs in one. */

export interface BrowserPage {
  readonly location: {
    readonly hash: string;
    readonly pathname: string;
    readonly search: string;
    readonly replace: (url: string) => void;
  };
  readonly history: { readonly replaceState: (state: unknown, unused: string, url: string) => void };
}

/** Undefined outside of browsers; asked at each use, since tests and bundlers bring windows of their own. */
export function browserPage(): BrowserPage | undefined {
  return (globalThis as { window?: BrowserPage }).window;
}
