/** Removes a directory. Its tokens end for good, so its name is typed. */
import type { Directory } from '@heldby/client';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { DIRECTORIES as words } from '../../../words/integrations/directories.ts';

interface RemoveDialogProps {
  readonly directory: Directory;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

export function RemoveDialog({ directory: { id, name }, onClose, onRemoved }: RemoveDialogProps) {
  return (
    <ChangeDialog
      title={words.removeTitle}
      verb={words.removeVerb}
      name={name}
      danger
      onClose={onClose}
      onDone={onRemoved}
      change={reason => ({
        run: options => client.directories.remove(id, reason, options),
        done: words.removed(name),
        refreshes: [],
        removes: `directories/${id}`,
      })}
    >
      <p>
        <bdi>{words.removeAbout(name)}</bdi>
      </p>
    </ChangeDialog>
  );
}
