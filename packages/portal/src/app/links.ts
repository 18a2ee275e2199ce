/** Links to what may be seen: none leads to a page that does not exist for this person. */
import type { Me } from '@heldby/client';
import { findPage } from './pages.ts';
import { hrefOf } from './router.ts';

/** `linkTo(me, 'devices', { q: 'is:stale' })`; undefined where the person has no such page. */
export function linkTo(me: Me, path: string, query: Readonly<Record<string, string>> = {}): string | undefined {
  return findPage(me, path) === undefined ? undefined : hrefOf(path, new URLSearchParams(query));
}
