/** Finds relative links of Markdown pages that lead nowhere: to no file, or to no heading of it. */
import { dirname, join } from 'node:path/posix';
import type { Finding } from './finding.ts';

export interface Pages {
  /** Whether there is a file or folder of this path. */
  readonly exists: (path: string) => boolean;
  readonly read: (path: string) => string;
}

export function findDeadLinks(page: string, pages: Pages): Finding[] {
  return linksOf(pages.read(page)).flatMap(({ line, target }) => {
    const says = whyDead(page, target, pages);
    return says === null ? [] : [{ line, says }];
  });
}

/** A link with a scheme, such as https: or mailto:. */
const OUTSIDE = /^[a-z][a-z+.-]*:/i;
const LINK = /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\s*\[[^\]]+\]:\s+(\S+)/g;
const FENCE = /^\s*(?:```|~~~)/;

/** Every link of a page, in-line or by reference, but for those in code. */
export function linksOf(text: string): { line: number; target: string }[] {
  return withoutCode(text).flatMap((content, index) =>
    [...content.matchAll(LINK)].map(([, inline, reference]) => ({ line: index + 1, target: inline ?? reference ?? '' })),
  );
}

/** The path from the root that a link of the page leads to; null for what is outside of the repository. */
export function pathOf(page: string, target: string): string | null {
  if (OUTSIDE.test(target)) return null;
  const [file = ''] = target.split('#');
  return file === '' ? page : join(dirname(page), decodeURI(file));
}

function whyDead(page: string, target: string, pages: Pages): string | null {
  const path = pathOf(page, target);
  if (path === null) return null;
  const [, anchor] = target.split('#');
  if (!pages.exists(path)) return `${target} leads to no file`;
  if (anchor === undefined || !path.endsWith('.md')) return null;
  return anchorsOf(pages.read(path)).has(anchor) ? null : `${target} leads to no heading`;
}

/** The anchors that GitHub makes of headings; the second of the same name ends in `-1`. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const line of withoutCode(text, 'keep spans')) {
    const title = /^#{1,6}\s+(.+?)\s*#*$/.exec(line)?.[1];
    if (title === undefined) continue;
    const slug = slugOf(title);
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

function slugOf(title: string): string {
  const text = title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** The lines, with those of fenced blocks empty, and code spans too unless they are kept. */
function withoutCode(text: string, spans?: 'keep spans'): string[] {
  let inFence = false;
  return text.split('\n').map(line => {
    const fence = FENCE.test(line);
    if (fence) inFence = !inFence;
    if (fence || inFence) return '';
    return spans === undefined ? line.replace(/`[^`]*`/g, '') : line;
  });
}
