/** The page around what a page says: the menu, the search, the versions, and the headings. */

import { addressOf } from './collect.ts';
import { escapeHtml, type Heading, relativeTo } from './markdown.ts';
import type { Group } from './navigation.ts';

export interface Document {
  /** Where it stands in the site. */
  readonly address: string;
  readonly title: string;
  readonly html: string;
  readonly headings: readonly Heading[];
}

export interface Around {
  readonly groups: readonly Group[];
  readonly version: string;
  readonly isFolder: (path: string) => boolean;
}

export function documentOf({ address, title, html, headings }: Document, { groups, version, isFolder }: Around): string {
  const to = (path: string) => relativeTo(address, path);
  const menu = groups.map(({ title: name, links }) => {
    const items = links.map(link => {
      const target = addressOf(link.path, isFolder(link.path));
      const current = target === address ? ' aria-current="page"' : '';
      return `<li><a href="${to(target)}"${current}>${escapeHtml(link.title)}</a></li>`;
    });
    return `<h2>${escapeHtml(name)}</h2><ul>${items.join('')}</ul>`;
  });
  const below = headings.filter(({ level }) => level === 2);
  const contents = below.map(({ anchor, text }) => `<li><a href="#${anchor}">${escapeHtml(text)}</a></li>`).join('');
  return `<!doctype html>
<html lang="en" data-root="${to('index.html').replace(/index\.html$/, '')}" data-version="${escapeHtml(version)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === 'heldby' ? 'heldby' : `${escapeHtml(title)} · heldby`}</title>
<link rel="icon" href="${to('assets/icon.svg')}">
<link rel="stylesheet" href="${to('assets/site.css')}">
<script src="${to('assets/site.js')}" defer></script>
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header>
<a class="home" href="${to('index.html')}">heldby</a>
<label class="version">Version <select id="version"><option>${escapeHtml(version)}</option></select></label>
<div class="search" role="search">
<input id="search" type="search" placeholder="Search" aria-label="Search the documentation" autocomplete="off" role="combobox" aria-expanded="false" aria-controls="found">
<div id="found" role="listbox" aria-label="Found" hidden></div>
</div>
</header>
<details class="menu"><summary>Contents</summary><nav aria-label="Pages">${menu.join('')}</nav></details>
<main id="content" tabindex="-1">
${html}</main>
${below.length > 1 ? `<aside><nav aria-label="On this page"><h2>On this page</h2><ul>${contents}</ul></nav></aside>` : ''}
</body>
</html>
`;
}
