/** Asks before something is done: what it does, and why. */
import { ChangeDialog, type Reason } from '../../../app/change-dialog.tsx';
import type { Change } from '../../../data/write.ts';

export interface Question {
  readonly title: string;
  readonly verb: string;
  readonly danger?: boolean;
  /** A sentence for each thing that it does. */
  readonly about: readonly string[];
  readonly change: (reason: Reason) => Change<unknown>;
}

export function ReasonDialog({ about, ...question }: Question & { readonly onClose: () => void }) {
  return (
    <ChangeDialog {...question}>
      {about.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
    </ChangeDialog>
  );
}
