/** Writes the site: each page, what the pages link to, the index of the search, and the list of versions. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { addressOf, collect, isAsItIs } from './collect.ts';
import { type Document, documentOf } from './document.ts';
import { escapeHtml, relativeTo, render } from './markdown.ts';
import { groupsOf } from './navigation.ts';
import { indexOf, type Searched } from './search.ts';

export interface Site {
  /** The repository. */
  readonly root: string;
  readonly out: string;
  readonly version: string;
}

const ASSETS = new URL('assets/', import.meta.url);
const LOOK = 'packages/portal/src/look';

export function writeSite({ root, out, version }: Site): { readonly pages: number; readonly version: string } {
  const folder = join(out, version);
  rmSync(folder, { recursive: true, force: true });
  const { pages, files, folders } = collect(root);
  const isFolder = (path: string) => existsSync(join(root, path)) && statSync(join(root, path)).isDirectory();
  const around = { groups: groupsOf(readFileSync(join(root, 'docs/README.md'), 'utf8')), version, isFolder };
  const write = (document: Document) => put(join(folder, document.address), documentOf(document, around));
  const searched: Searched[] = [];
  for (const path of pages) {
    const { parts, ...rendered } = render({ path, text: readFileSync(join(root, path), 'utf8'), isFolder });
    const address = addressOf(path);
    write({ address, ...rendered });
    searched.push(...parts.map(part => ({ ...part, address, title: rendered.title })));
  }
  for (const path of files) {
    if (isAsItIs(path)) put(join(folder, path), readFileSync(join(root, path)));
    else write(textPage(path, readFileSync(join(root, path), 'utf8')));
  }
  for (const path of folders) write(folderPage(path, [...pages, ...files]));
  writeAssets(root, folder);
  put(join(folder, 'assets/index.js'), `heldbyIndex = ${JSON.stringify(indexOf(searched))};\n`);
  writeVersions(out);
  return { pages: pages.length + files.length + folders.length, version };
}

function put(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function textPage(path: string, text: string): Document {
  const html = `<h1><code>${escapeHtml(path)}</code></h1>\n<pre><code>${escapeHtml(text)}</code></pre>\n`;
  return { address: addressOf(path), title: path, html, headings: [] };
}

function folderPage(path: string, all: readonly string[]): Document {
  const address = addressOf(path, true);
  const inside = all.filter(each => each.startsWith(`${path}/`));
  const items = inside.map(each => `<li><a href="${relativeTo(address, addressOf(each))}">${escapeHtml(each)}</a></li>`);
  return { address, title: path, html: `<h1><code>${escapeHtml(path)}</code></h1>\n<ul>${items.join('')}</ul>\n`, headings: [] };
}

/** The site wears the portal's dress: its colours, sizes and letters. */
function writeAssets(root: string, folder: string): void {
  const look = ['palette.css', 'tokens.css', 'fonts.css'].map(name => readFileSync(join(root, LOOK, name), 'utf8')).join('\n');
  const fonts = join(root, 'node_modules/@fontsource-variable/inter/files');
  const css = look.replaceAll('@fontsource-variable/inter/files/', '') + readFileSync(new URL('site.css', ASSETS), 'utf8');
  put(join(folder, 'assets/site.css'), css);
  for (const [, name = ''] of look.matchAll(/@fontsource-variable\/inter\/files\/([\w.-]+)/g)) {
    if (!existsSync(join(folder, 'assets', name))) copyFileSync(join(fonts, name), join(folder, 'assets', name));
  }
  cpSync(new URL('site.js', ASSETS), join(folder, 'assets/site.js'));
  copyFileSync(join(root, 'node_modules/minisearch/dist/umd/index.js'), join(folder, 'assets/minisearch.js'));
  copyFileSync(join(root, 'packages/portal/src/icon.svg'), join(folder, 'assets/icon.svg'));
}

/** The newest first; the first page leads to it. */
function writeVersions(out: string): void {
  const versions = readdirSync(out)
    .filter(name => globSync(join(out, name, 'index.html')).length > 0)
    .toSorted((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  put(join(out, 'versions.js'), `heldbyVersions = ${JSON.stringify(versions)};\n`);
  const newest = `${versions[0] ?? ''}/index.html`;
  put(
    join(out, 'index.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${newest}"><title>heldby</title><a href="${newest}">heldby ${versions[0]}</a></html>\n`,
  );
}
