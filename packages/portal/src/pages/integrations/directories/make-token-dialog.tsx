/** Makes another token for a directory, beside the ones before. */
import type { Directory, IssuedToken } from '@heldby/client';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { reloading } from '../../../data/reloading.ts';
import { DIRECTORY_TOKENS as words } from '../../../words/integrations/directories.ts';

interface MakeTokenProps {
  readonly directory: Directory;
  readonly onClose: () => void;
  readonly onMade: (made: IssuedToken) => void;
  readonly reload: () => void;
}

export function MakeTokenDialog({ directory, onClose, onMade, reload }: MakeTokenProps) {
  return (
    <ChangeDialog<IssuedToken>
      title={words.make}
      verb={words.make}
      onClose={onClose}
      onDone={onMade}
      change={reason =>
        reloading(
          {
            run: options => client.directories.createToken(directory.id, reason, options),
            done: words.made,
            refreshes: [],
          },
          reload,
        )
      }
    >
      <p>{words.makeAbout}</p>
    </ChangeDialog>
  );
}
