/** The pages that tell users what to type. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type GuideBlock, guideBlocks } from './guide-blocks.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');

/** Guides for people who change heldby; their commands are the repository's own. */
const FOR_CONTRIBUTORS = /\/add-an?-/;

export interface Guide {
  readonly page: string;
  readonly blocks: readonly GuideBlock[];
}

export function guides(): readonly Guide[] {
  const pages = ['README.md', 'packages/client/README.md', ...globSync('docs/guides/*.md', { cwd: ROOT })].filter(
    page => !FOR_CONTRIBUTORS.test(page),
  );
  return pages.toSorted().map(page => ({ page, blocks: guideBlocks(readFileSync(join(ROOT, page), 'utf8')) }));
}
