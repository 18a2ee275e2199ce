import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { listFiles } from '../tests/changed-files.ts';
import { anchorsOf, findDeadLinks } from './links.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const exists = (file: string) => existsSync(join(ROOT, file));

/** Pages that vendors wrote keep their links. */
const FOREIGN = /\/seed-page\//;
const markdown = listFiles(ROOT).filter(file => file.endsWith('.md') && exists(file) && !FOREIGN.test(file));

/** What is found on a page `docs/a.md` of this text, beside which `docs/b.md` has one heading. */
function found(text: string): string[] {
  const pages = new Map([
    ['docs/a.md', text],
    ['docs/b.md', '# The one'],
  ]);
  const known = { exists: (path: string) => pages.has(path), read: (path: string) => pages.get(path) ?? '' };
  return findDeadLinks('docs/a.md', known).map(each => `${each.line}: ${each.says}`);
}

describe('the links of the documentation', () => {
  it('lead to files and headings that exist', () => {
    assert.ok(markdown.length > 40);
    const dead = markdown.flatMap(page =>
      findDeadLinks(page, { exists, read }).map(each => `${page}:${each.line}: ${each.says}`),
    );
    assert.deepEqual(dead, []);
  });

  it('reach every page under docs from docs/README.md or the list of decisions', () => {
    const listed = read('docs/README.md') + read('docs/decisions/README.md');
    const pages = markdown.filter(file => /^docs\/.+\/.+\.md$|^docs\/(?!README)[^/]+\.md$/.test(file));
    const lists = pages.filter(file => !/^docs\/contracts\/(?!README)/.test(file));
    const names = lists.map(file => file.replace(/^docs\/(?:decisions\/(?!README))?/, ''));
    assert.deepEqual(
      names.filter(name => !listed.includes(`(${name})`)),
      [],
    );
  });
});

describe('a dead link', () => {
  it('is one to a file or heading that is not there', () => {
    assert.deepEqual(found('[b](b.md) [c](c.md)\n\n[d](b.md#two)\n[e]: e.md'), [
      '1: c.md leads to no file',
      '3: b.md#two leads to no heading',
      '4: e.md leads to no file',
    ]);
    assert.deepEqual(found('# Here\n[a](#here) [b](b.md#the-one) [b](b.md "title")'), []);
  });

  it('is not looked for outside the repository or in code', () => {
    assert.deepEqual(found('[a](https://example.com/c.md) `[c](c.md)`\n```\n[c](c.md)\n```'), []);
  });
});

describe('the anchor of a heading', () => {
  it('is made as GitHub makes it', () => {
    const text =
      '# `asOf`, and *when*\n## A million requests\n```\n# no heading\n```\n## A million requests\n## [Link](x.md) here';
    assert.deepEqual([...anchorsOf(text)], ['asof-and-when', 'a-million-requests', 'a-million-requests-1', 'link-here']);
  });
});
