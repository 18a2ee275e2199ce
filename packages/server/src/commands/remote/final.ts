/** Which verbs end something for good, so that the command line asks first, and how the others are taken back. */
import { shellWord } from '../../lib/shell-word.ts';
import type { Item } from './noun.ts';
import type { Spoken } from './spoken.ts';

/** Names of routes that end or remove something. */
const ENDING = /^(?:close|end|erase|merge|remove|revoke)/;
/** Names of routes, and of the route that takes the same thing back. */
const BACK: Readonly<Record<string, string>> = { disable: 'enable' };

export function isFinal({ route, verb }: Spoken): boolean {
  if (verb.isFinal !== undefined) return verb.isFinal;
  const [, name = ''] = route.id.split('.');
  return verb.undo === undefined && (route.method === 'DELETE' || ENDING.test(name));
}

/** The command that takes back what was done. */
export function undoOf({ noun, route, verb }: Spoken, answer: Item, operands: readonly string[]): string | undefined {
  if (verb.undo !== undefined) return verb.undo(answer, operands);
  const back = BACK[route.id.split('.')[1] ?? ''];
  return back === undefined ? undefined : `heldby ${noun.words} ${back} ${operands.map(shellWord).join(' ')}`;
}
