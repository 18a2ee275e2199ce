/** What belongs to the site: the README, and all that is reached from it by links of this repository. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path/posix';
import { linksOf, pathOf } from '../check/links.ts';

export interface Collected {
  /** Paths of Markdown, from the root. */
  readonly pages: readonly string[];
  /** Paths of other files: each is shown as text, or taken as it is. */
  readonly files: readonly string[];
  /** Folders that no README introduces. */
  readonly folders: readonly string[];
}

const FIRST = 'README.md';
/** Browsers show these as they are. */
const AS_IT_IS = /^\.(?:png|svg|jpg|json)$/;
const IMAGE = /(?:src|srcset)="([^"]+)"/g;

export function collect(root: string): Collected {
  const pages = new Set<string>();
  const files = new Set<string>();
  const folders = new Set<string>();
  const left = [FIRST];
  for (let page = left.pop(); page !== undefined; page = left.pop()) {
    if (pages.has(page)) continue;
    pages.add(page);
    const text = readFileSync(join(root, page), 'utf8');
    for (const target of [...linksOf(text).map(link => link.target), ...imagesOf(text)]) {
      const path = pathOf(page, target)?.replace(/\/$/, '');
      if (path === undefined || !existsSync(join(root, path))) continue;
      if (statSync(join(root, path)).isDirectory()) {
        const readme = join(path, 'README.md');
        if (existsSync(join(root, readme))) left.push(readme);
        else folders.add(path);
      } else if (path.endsWith('.md')) left.push(path);
      else files.add(path);
    }
  }
  return { pages: [...pages].toSorted(), files: [...files].toSorted(), folders: [...folders].toSorted() };
}

function imagesOf(text: string): string[] {
  return [...text.matchAll(IMAGE)].map(([, target = '']) => target);
}

/** Where a page, file or folder of the repository stands in the site. */
export function addressOf(path: string, isFolder = false): string {
  if (isFolder) return join(path, 'index.html');
  if (/(?:^|\/)README\.md$/.test(path)) return join(dirname(path), 'index.html');
  if (path.endsWith('.md')) return path.replace(/\.md$/, '.html');
  return isAsItIs(path) ? path : `${path}.html`;
}

export function isAsItIs(path: string): boolean {
  return AS_IT_IS.test(extname(path));
}
