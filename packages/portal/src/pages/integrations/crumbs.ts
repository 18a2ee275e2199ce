/** What is above the page of one directory, webhook and the like. */
import type { Me } from '@heldby/client';
import { hrefOf } from '../../app/router.ts';
import { INTEGRATION_SECTIONS } from '../../app/sections.ts';
import { maySee } from '../../data/me.ts';
import { INTEGRATIONS } from '../../words/sections.ts';

interface Crumb {
  readonly text: string;
  readonly href?: string;
}

/** `path` and `list` are of the list that the thing is in. */
export function crumbsOf(me: Me, path: string, list: string, name: string): readonly Crumb[] {
  // Who only reads may see the list, and not the sections before it.
  const first = Object.values(INTEGRATION_SECTIONS).find(({ sees }) => maySee(me, sees))?.path ?? path;
  return [{ text: INTEGRATIONS.title, href: hrefOf(first) }, { text: list, href: hrefOf(path) }, { text: name }];
}
