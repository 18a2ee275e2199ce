/** Sets how heldby is registered at a provider, after its secret there was renewed. */
import type { IdentityProvider } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { reloading } from '../../../data/reloading.ts';
import { PROVIDERS as words } from '../../../words/integrations/provider.ts';
import { type ClientDraft, ClientFields } from './client-fields.tsx';

interface ClientDialogProps {
  readonly provider: IdentityProvider;
  readonly onClose: () => void;
  readonly reload: () => void;
}

export function ClientDialog({ provider: { id, name, clientId }, onClose, reload }: ClientDialogProps) {
  const [draft, setDraft] = useState<ClientDraft>({ clientId, clientSecret: '' });
  return (
    <ChangeDialog<IdentityProvider>
      title={words.setClientTitle(name)}
      verb={words.save}
      ready={draft.clientId.trim() !== '' && draft.clientSecret !== ''}
      onClose={onClose}
      change={reason =>
        reloading(
          {
            run: options => client.providers.setClient(id, { ...draft, ...reason }, options),
            done: words.clientSet(name),
            refreshes: ['providers'],
          },
          reload,
        )
      }
    >
      {faultOf => (
        <ClientFields draft={draft} set={part => setDraft(before => ({ ...before, ...part }))} faultOf={faultOf} first />
      )}
    </ChangeDialog>
  );
}
