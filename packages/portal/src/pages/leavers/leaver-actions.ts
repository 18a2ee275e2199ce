/** What can be done with a leaver, by where they are on their way. */
import type { Leaver } from '@heldby/client';
import { hrefOf } from '../../app/router.ts';
import { canTakeBack } from '../../jobs/can-take-back.ts';
import { eyeIcon, pencilIcon, undoIcon, userIcon, xIcon } from '../../kit/generated/icons.ts';
import type { MenuItem } from '../../kit/menu.tsx';
import { LEAVERS } from '../../words/leaving.ts';
import { LEAVING_OPENS } from '../../words/leaving-opens.ts';

export type LeaverJob = 'change' | 'cancel' | 'undo' | 'show';

export function leaverActions(
  { state, person, undoUntil }: Leaver,
  mayWrite: boolean,
  ask: (job: LeaverJob) => void,
): readonly MenuItem[] {
  const isToCome = state === 'planned' || state === 'failed';
  const plans: readonly MenuItem[] = [
    { text: LEAVING_OPENS.change, icon: pencilIcon, onChoose: () => ask('change') },
    { text: LEAVING_OPENS.cancel, icon: xIcon, onChoose: () => ask('cancel') },
  ];
  const undo: MenuItem = { text: LEAVING_OPENS.undo, icon: undoIcon, onChoose: () => ask('undo') };
  return [
    { text: LEAVERS.openPerson, icon: userIcon, href: hrefOf(`people/${person.id}`) },
    ...(state === 'done' || state === 'undone' ? [{ text: LEAVERS.show, icon: eyeIcon, onChoose: () => ask('show') }] : []),
    ...(mayWrite && isToCome ? plans : []),
    ...(mayWrite && state === 'done' && canTakeBack(undoUntil) ? [undo] : []),
  ];
}
