/** What the signed-in person may do for the person of the page. */
import type { Me } from '@heldby/client';
import { maySee } from '../../data/me.ts';
import { write } from '../../data/write.ts';
import { canTakeBack } from '../../jobs/can-take-back.ts';
import {
  banIcon,
  checkIcon,
  downloadIcon,
  linkIcon,
  pencilIcon,
  plusIcon,
  trashIcon,
  undoIcon,
  userMinusIcon,
  userPlusIcon,
} from '../../kit/generated/icons.ts';
import type { IconPath } from '../../kit/icon-path.ts';
import { LEAVING_OPENS } from '../../words/leaving-opens.ts';
import { PERSON } from '../../words/person.ts';
import { copyData } from './copy-data.ts';
import { enable } from './enable.ts';
import type { Subject } from './subject.ts';

/** Those that ask first. */
export type PersonJob = 'give' | 'offBoard' | 'edit' | 'disable' | 'merge' | 'erase' | 'rehire' | 'takeBack';

export interface PersonAction {
  readonly job?: PersonJob;
  readonly text: string;
  readonly icon: IconPath;
  readonly danger: boolean;
  readonly keys?: string;
  readonly run: () => void;
}

export function personActions(me: Me, subject: Subject, ask: (job: PersonJob) => void): readonly PersonAction[] {
  const asks = (job: PersonJob, text: string, icon: IconPath, more: { danger?: boolean; keys?: string } = {}): PersonAction => ({
    job,
    text,
    icon,
    danger: false,
    ...more,
    run: () => ask(job),
  });
  const [mayWrite, mayErase] = [maySee(me, 'write people'), maySee(me, 'erase people')];
  const { person, leaving } = subject;
  const erase = mayErase ? [asks('erase', PERSON.erase, trashIcon, { danger: true })] : [];
  if (person === undefined) {
    const canUndo = leaving !== undefined && canTakeBack(leaving.undoUntil);
    return [
      ...(mayWrite && canUndo ? [asks('takeBack', LEAVING_OPENS.undo, undoIcon)] : []),
      ...(mayWrite ? [asks('rehire', PERSON.rehire, userPlusIcon)] : []),
      ...erase,
    ];
  }
  const signIn: PersonAction =
    person.disabledReason === null
      ? asks('disable', PERSON.disable, banIcon)
      : { text: PERSON.enable, icon: checkIcon, danger: false, run: () => void write(enable(person)) };
  const copy: PersonAction = { text: PERSON.copy, icon: downloadIcon, danger: false, run: () => void copyData(person) };
  return [
    ...(maySee(me, 'write devices') ? [asks('give', PERSON.give, plusIcon, { keys: 'g' })] : []),
    ...(mayWrite ? [asks('offBoard', leaving === undefined ? LEAVING_OPENS.offBoard : LEAVING_OPENS.change, userMinusIcon)] : []),
    ...(mayWrite ? [asks('edit', PERSON.edit, pencilIcon, { keys: 'e' }), signIn, asks('merge', PERSON.merge, linkIcon)] : []),
    ...(maySee(me, 'export people') || person.id === me.id ? [copy] : []),
    ...erase,
  ];
}
