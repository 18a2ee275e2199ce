/** Shows the conflict that waits for a decision. */
import { useEffect, useReducer } from 'preact/hooks';
import { conflicts } from '../data/conflicts.ts';
import { lazyPart } from './lazy-part.tsx';

const ConflictDialog = lazyPart(async () => (await import('./conflict-dialog.tsx')).ConflictDialog);

export function ConflictPart() {
  const [, draw] = useReducer<number, void>(count => count + 1, 0);
  useEffect(() => conflicts.subscribe(draw), []);
  const conflict = conflicts.current();
  return conflict === undefined ? null : <ConflictDialog conflict={conflict} />;
}
