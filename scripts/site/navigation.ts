/** The menu of the site: the groups and links of `docs/README.md`. */
import { pathOf } from '../check/links.ts';

export interface Group {
  readonly title: string;
  readonly links: readonly { readonly path: string; readonly title: string }[];
}

const INDEX = 'docs/README.md';

export function groupsOf(text: string): readonly Group[] {
  const groups: { title: string; links: { path: string; title: string }[] }[] = [];
  for (const line of text.split('\n')) {
    const title = /^\*\*(.+)\*\*$/.exec(line)?.[1];
    if (title !== undefined) groups.push({ title, links: [] });
    for (const [, text = '', target = ''] of line.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)) {
      const path = pathOf(INDEX, target);
      if (path !== null) groups.at(-1)?.links.push({ path, title: text[0]?.toUpperCase() + text.slice(1) });
    }
  }
  return groups;
}
