/** Disables and removes an application. */
import type { Application } from '@heldby/client';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { reloading } from '../../../data/reloading.ts';
import { APPLICATIONS as words } from '../../../words/integrations/applications.ts';

interface EndProps {
  readonly application: Application;
  readonly onClose: () => void;
  readonly reload: () => void;
}

export function DisableDialog({ application: { id, name }, onClose, reload }: EndProps) {
  return (
    <ChangeDialog
      title={words.disableTitle}
      verb={words.disable}
      danger
      onClose={onClose}
      change={reason =>
        reloading<unknown>(
          {
            run: options => client.applications.disable(id, reason, options),
            done: words.isDisabled(name),
            refreshes: ['applications'],
          },
          reload,
        )
      }
    >
      <p>
        <bdi>{words.disableAbout(name)}</bdi>
      </p>
    </ChangeDialog>
  );
}

export function RemoveDialog({ application: { id, name }, onClose, reload }: EndProps) {
  return (
    <ChangeDialog
      title={words.removeTitle}
      verb={words.removeVerb}
      name={name}
      danger
      onClose={onClose}
      change={reason =>
        reloading<unknown>(
          {
            run: options => client.applications.remove(id, reason, options),
            done: words.removed(name),
            refreshes: ['applications'],
          },
          reload,
        )
      }
    >
      <p>
        <bdi>{words.removeAbout(name)}</bdi>
      </p>
    </ChangeDialog>
  );
}
