/** Links to what may be seen: none leads to a page that this person does not have. It knows no pages, which import it. */
import type { Me } from '@heldby/client';
import { maySee, type Sight } from '../data/me.ts';
import { hrefOf } from './router.ts';

const SEES = {
  devices: 'devices',
  loans: 'devices',
  stale: 'read policy',
  approvals: 'devices',
  people: 'people',
  leavers: 'people',
  activity: 'read events',
} as const satisfies Readonly<Record<string, Sight>>;

type Linked = keyof typeof SEES;

/** `linkTo(me, 'devices', { q: 'is:stale' })`; undefined where the person may not see it. */
export function linkTo(
  me: Me,
  path: Linked | `${Linked}/${string}`,
  query: Readonly<Record<string, string>> = {},
): string | undefined {
  const [noun = ''] = path.split('/');
  return maySee(me, SEES[noun as Linked]) ? hrefOf(path, new URLSearchParams(query)) : undefined;
}
