/** Removes what other systems stand on. It can't be taken back, so its name is typed. */
import type { WriteOptions } from '@heldby/client';
import { ChangeDialog, type Reason } from '../../app/change-dialog.tsx';

interface RemoveDialogProps {
  readonly name: string;
  readonly words: RemovalWords;
  /** What was asked about it: nothing of it is asked again. */
  readonly of: string;
  readonly run: (reason: Reason, options: WriteOptions) => Promise<unknown>;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

interface RemovalWords {
  readonly removeTitle: string;
  readonly removeVerb: string;
  readonly removeAbout: (name: string) => string;
  readonly removed: (name: string) => string;
}

export function RemoveDialog({ name, words, of, run, onClose, onRemoved }: RemoveDialogProps) {
  return (
    <ChangeDialog
      title={words.removeTitle}
      verb={words.removeVerb}
      name={name}
      danger
      onClose={onClose}
      onDone={onRemoved}
      change={reason => ({ run: options => run(reason, options), done: words.removed(name), refreshes: [], removes: of })}
    >
      <p>
        <bdi>{words.removeAbout(name)}</bdi>
      </p>
    </ChangeDialog>
  );
}
