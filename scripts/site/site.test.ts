/** The site of the documentation: each link leads somewhere, and the search finds what the pages say. */
import assert from 'node:assert/strict';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import MiniSearch from 'minisearch';
import { SEARCH_OPTIONS } from './search.ts';
import { writeSite } from './write.ts';

describe('the site of the documentation', () => {
  const out = mkdtempSync(join(tmpdir(), 'heldby-site-'));
  const folder = join(out, '1.10.0');
  before(() => {
    mkdirSync(join(out, '1.9.0'));
    writeFileSync(join(out, '1.9.0/index.html'), 'an older version');
    writeSite({ root: '.', out, version: '1.10.0' });
  });
  after(() => rmSync(out, { recursive: true, force: true }));
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');

  it('has no link or picture that leads nowhere', () => {
    const pages = globSync('**/*.html', { cwd: folder });
    assert.ok(pages.length > 100, `${pages.length} pages`);
    const anchors = new Map(pages.map(page => [page, new Set([...read(page).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))]));
    const dead: string[] = [];
    for (const page of pages) {
      // What is shown as code is no link.
      const html = read(page).replaceAll(/<code[\s>].*?<\/code>/gs, '');
      for (const [, target = ''] of html.matchAll(/ (?:href|src|srcset)="([^"]*)"/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        const [file = '', anchor] = target.split('#');
        const path = file === '' ? page : join(dirname(page), decodeURI(file));
        if (!existsSync(join(folder, path))) dead.push(`${page}: ${target}`);
        else if (anchor !== undefined && anchors.get(path)?.has(anchor) === false) dead.push(`${page}: ${target}`);
      }
    }
    assert.deepEqual(dead, []);
  });

  it('shows each page of the documentation with its heading, in the menu where the index names it', () => {
    for (const page of globSync('docs/**/*.md')) {
      const path = page.replace(/README\.md$/, 'index.html').replace(/\.md$/, '.html');
      const title = /^# (.+)$/m.exec(readFileSync(page, 'utf8'))?.[1] ?? '';
      assert.match(read(path), /<h1 id="[^"]+">/, page);
      assert.ok(read(path).includes(title.replaceAll('`', '').split(/[<&"']/)[0] ?? ''), `${page}: ${title}`);
    }
    assert.match(read('docs/guides/somebody-leaves.html'), /<a href="somebody-leaves.html" aria-current="page">Somebody leaves</);
  });

  it('finds words where they stand, also by their beginning', () => {
    const index = JSON.parse(read('assets/index.js').replace(/^heldbyIndex = |;\n$/g, ''));
    const search = MiniSearch.loadJS(index, SEARCH_OPTIONS);
    const [first] = search.search('somebody leaves', { combineWith: 'AND', boost: { title: 3, heading: 4 } });
    assert.equal(String(first?.url).split('#')[0], 'docs/guides/somebody-leaves.html');
    const found = search.search('off-boar', { prefix: true }).map(({ url }) => String(url).split('#')[0]);
    assert.ok(found.includes('docs/guides/somebody-leaves.html'), found.join(' '));
    const script = read('assets/site.js');
    for (const words of [SEARCH_OPTIONS.fields, SEARCH_OPTIONS.storeFields])
      assert.ok(script.includes(`[${words.map(word => `'${word}'`).join(', ')}]`), 'the browser reads it by other fields');
  });

  it('keeps the versions beside one another, and begins with the newest', () => {
    assert.equal(readFileSync(join(out, 'versions.js'), 'utf8'), 'heldbyVersions = ["1.10.0","1.9.0"];\n');
    assert.match(readFileSync(join(out, 'index.html'), 'utf8'), /url=1\.10\.0\/index\.html/);
    assert.equal(readFileSync(join(out, '1.9.0/index.html'), 'utf8'), 'an older version');
  });

  it('asks nobody outside for what it shows', () => {
    for (const page of ['index.html', 'docs/portal.html', 'assets/site.css', 'assets/site.js'])
      assert.doesNotMatch(read(page), /(?:src|srcset|@import)[^>\n]{0,20}https?:|url\(["']?(?:https?:)?\/\//, page);
  });
});
