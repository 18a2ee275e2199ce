/** The dialog that is open. */
import type { Assignment } from '@heldby/client';
import { BlockHolderDialog } from '../../../jobs/block-holder.tsx';
import { EndHoldingDialog } from '../../../jobs/end-holding.tsx';
import { HandOverDialog } from '../../../jobs/hand-over.tsx';
import { LendDialog } from '../../../jobs/lend.tsx';
import type { Opened, Shown } from '../opened.ts';
import { ApartDialog } from './apart-dialog.tsx';
import { CodeDialog, CodeMadeDialog } from './code-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { GiveDialog } from './give-dialog.tsx';
import { LifeDialog } from './life-dialog.tsx';
import { LineDialog } from './line-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { questionOf } from './questions.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { RemoveRecordDialog } from './remove-record-dialog.tsx';

export interface DialogProps extends Shown {
  readonly onClose: () => void;
}

export function DialogOf({ opened, ...props }: DialogProps & { readonly opened: Opened }) {
  const held = (assignment: Assignment) => ({ device: props.device, assignment, onClose: props.onClose });
  switch (opened.what) {
    case 'edit':
      return <EditDialog {...props} />;
    case 'handOver':
      return <HandOverDialog {...held(opened.assignment)} />;
    case 'end':
      return <EndHoldingDialog {...held(opened.assignment)} />;
    case 'block':
      return <BlockHolderDialog {...held(opened.assignment)} />;
    case 'give':
      return <GiveDialog {...props} />;
    case 'lend':
      return <LendDialog {...held(opened.assignment)} />;
    case 'life':
      return <LifeDialog {...props} state={opened.state} />;
    case 'code':
      return <CodeDialog {...props} />;
    case 'codeMade':
      return <CodeMadeDialog issued={opened.issued} name={opened.name} onClose={props.onClose} />;
    case 'merge':
      return <MergeDialog {...props} />;
    case 'mergeWith':
      return <MergeDialog {...props} other={opened.other} />;
    case 'takeApart':
      return <ApartDialog {...props} from={opened.from} />;
    case 'editLine':
      return <LineDialog {...props} line={opened.line} />;
    case 'removeRecord':
      return <RemoveRecordDialog {...props} assignment={opened.assignment} />;
    default:
      return <ReasonDialog {...questionOf(opened, props)} onClose={props.onClose} />;
  }
}
