/** Removes a sign-in provider. People cannot sign in there any more, so its name is typed. */
import type { IdentityProvider } from '@heldby/client';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { PROVIDERS as words } from '../../../words/integrations/provider.ts';

interface RemoveDialogProps {
  readonly provider: IdentityProvider;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

export function RemoveDialog({ provider: { id, name }, onClose, onRemoved }: RemoveDialogProps) {
  return (
    <ChangeDialog
      title={words.removeTitle}
      verb={words.removeVerb}
      name={name}
      danger
      onClose={onClose}
      onDone={onRemoved}
      change={reason => ({
        run: options => client.providers.remove(id, reason, options),
        done: words.removed(name),
        refreshes: [],
        removes: `providers/${id}`,
      })}
    >
      <p>
        <bdi>{words.removeAbout(name)}</bdi>
      </p>
    </ChangeDialog>
  );
}
