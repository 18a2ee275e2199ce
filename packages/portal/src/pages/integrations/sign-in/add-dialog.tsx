/** Adds a sign-in provider. */
import type { IdentityProvider } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { reloading } from '../../../data/reloading.ts';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { PROVIDERS as words } from '../../../words/integrations/provider.ts';
import { type ClientDraft, ClientFields } from './client-fields.tsx';
import { type Draft, isWhole, membersOf, NEW } from './draft.ts';
import { NameField, PeopleFields } from './fields.tsx';

interface AddDialogProps {
  readonly onClose: () => void;
  readonly onMade: (provider: IdentityProvider) => void;
  readonly reload: () => void;
}

const NO_CLIENT = { issuer: 'https://', clientId: '', clientSecret: '' };

export function AddDialog({ onClose, onMade, reload }: AddDialogProps) {
  const [draft, setDraft] = useState<Draft>(NEW);
  const [registered, setRegistered] = useState<ClientDraft & { readonly issuer: string }>(NO_CLIENT);
  const set = (part: Partial<Draft>) => setDraft(before => ({ ...before, ...part }));
  const register = (part: Partial<typeof registered>) => setRegistered(before => ({ ...before, ...part }));
  const { issuer, clientId, clientSecret } = registered;
  return (
    <ChangeDialog<IdentityProvider>
      title={words.add}
      verb={words.add}
      ready={isWhole(draft) && [issuer, clientId, clientSecret].every(text => text.trim() !== '')}
      onClose={onClose}
      onDone={onMade}
      change={reason =>
        reloading(
          {
            run: options => client.providers.create({ ...membersOf(draft), ...registered, ...reason }, options),
            done: ({ name }) => words.added(name),
            refreshes: ['providers'],
          },
          reload,
        )
      }
    >
      {faultOf => (
        <>
          <NameField draft={draft} set={set} faultOf={faultOf} />
          <TextField
            label={words.issuer}
            hint={words.issuerHint}
            autoComplete="off"
            value={issuer}
            onChange={text => register({ issuer: text })}
            error={faultOf('issuer')}
            required
          />
          <ClientFields draft={registered} set={register} faultOf={faultOf} />
          <PeopleFields draft={draft} set={set} faultOf={faultOf} />
        </>
      )}
    </ChangeDialog>
  );
}
