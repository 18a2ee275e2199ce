/** The dialog of a job that is done for the person of the page. */
import type { Me } from '@heldby/client';
import { GiveDialog } from '../../jobs/give.tsx';
import { OffBoardDialog } from '../../jobs/off-board-dialog.tsx';
import { TakeBackDialog } from '../../jobs/take-back-dialog.tsx';
import type { PersonJob } from './actions.ts';
import { DisableDialog } from './disable-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { RehireDialog } from './rehire-dialog.tsx';
import type { Subject } from './subject.ts';

interface DialogProps {
  readonly me: Me;
  readonly job: PersonJob;
  readonly subject: Subject;
  readonly onClose: () => void;
}

export function PersonDialog({ me, job, subject, onClose }: DialogProps) {
  const { person, leaving, id, name } = subject;
  switch (job) {
    case 'give':
      return <GiveDialog person={{ id, name }} onClose={onClose} />;
    case 'offBoard':
      return <OffBoardDialog person={{ id, name }} plan={leaving} onClose={onClose} />;
    case 'erase':
      return <EraseDialog subject={subject} onClose={onClose} />;
    case 'rehire':
      return <RehireDialog subject={subject} onClose={onClose} />;
    case 'takeBack':
      return leaving === undefined ? null : <TakeBackDialog offBoarding={leaving} onClose={onClose} />;
    default:
      break;
  }
  if (person === undefined) return null;
  if (job === 'edit') return <EditDialog me={me} person={person} onClose={onClose} />;
  if (job === 'disable') return <DisableDialog person={person} onClose={onClose} />;
  return <MergeDialog person={person} onClose={onClose} />;
}
