/** What the command line says of an erasure: what went, and what stays and why. */
import { inWords } from '../../../lib/in-words.ts';
import type { Item } from '../noun.ts';

export function saysErased({ name, erased, kept }: Item): string {
  const gone = (erased as Item[]).map(({ what, count }) => `  ${wordOf(what)}  ${count}`);
  const left = (kept as Item[]).map(({ what, count, why }) => `  ${wordOf(what)}  ${count}  ${why}`);
  return [
    `Erased. The history says ${name} from now on.`,
    'Gone:',
    ...gone,
    ...(left.length === 0 ? [] : ['Kept:', ...left]),
  ].join('\n');
}

/** Names of one width, so that the numbers are below one another. */
function wordOf(what: unknown): string {
  return inWords(String(what)).padEnd(WIDTH);
}

/** Of the longest name. */
const WIDTH = 'off-boarding text'.length;
