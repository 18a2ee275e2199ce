/** The index of the search: each part of a page by its words, made here so that a browser only looks it up. */
import MiniSearch from 'minisearch';
import type { Part } from './markdown.ts';

export interface Searched extends Part {
  /** Of its page, in the site. */
  readonly address: string;
  readonly title: string;
}

/** What the index and the browser must agree on. The same words stand in `assets/site.js`. */
export const SEARCH_OPTIONS = { idField: 'id', fields: ['title', 'heading', 'text'], storeFields: ['title', 'heading', 'url'] };

export function indexOf(parts: readonly Searched[]): unknown {
  const index = new MiniSearch(SEARCH_OPTIONS);
  index.addAll(
    parts.map(({ address, anchor, title, heading, text }, id) => ({ id, title, heading, text, url: `${address}#${anchor}` })),
  );
  return JSON.parse(JSON.stringify(index));
}
