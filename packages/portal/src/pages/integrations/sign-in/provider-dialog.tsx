/** Sets the provider, or replaces it. */
import type { IdentityProvider } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { CheckField } from '../../../kit/fields/check-field.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { PROVIDER as words } from '../../../words/integrations/provider.ts';

interface ProviderDialogProps {
  readonly provider: IdentityProvider | null;
  readonly onClose: () => void;
}

const NONE = { name: '', issuer: 'https://', clientId: '', loginClaim: 'email', verifiedAsText: false };

const FIELDS = [
  ['name', words.name, words.nameHint],
  ['issuer', words.issuer, words.issuerHint],
  ['clientId', words.clientId, undefined],
  ['clientSecret', words.clientSecret, words.clientSecretHint],
  ['loginClaim', words.claim, words.claimHint],
] as const;

export function ProviderDialog({ provider, onClose }: ProviderDialogProps) {
  const [draft, setDraft] = useState({ ...(provider ?? NONE), clientSecret: '' });
  const title = provider === null ? words.add : words.save;
  return (
    <ChangeDialog
      title={title}
      verb={words.save}
      ready={FIELDS.every(([name]) => draft[name].trim() !== '')}
      onClose={onClose}
      change={reason => ({
        run: options => client.provider.set({ ...draft, ...reason }, options),
        done: words.saved(draft.name),
        refreshes: ['provider'],
      })}
    >
      {faultOf => (
        <>
          {FIELDS.map(([name, label, hint], index) => (
            <TextField
              key={name}
              label={label}
              {...(hint === undefined ? {} : { hint })}
              type={name === 'clientSecret' ? 'password' : 'text'}
              autoComplete="off"
              value={draft[name]}
              onChange={text => setDraft(before => ({ ...before, [name]: text }))}
              error={faultOf(name)}
              first={index === 0}
              required
            />
          ))}
          <CheckField
            label={words.asText}
            checked={draft.verifiedAsText}
            onChange={verifiedAsText => setDraft(before => ({ ...before, verifiedAsText }))}
          />
        </>
      )}
    </ChangeDialog>
  );
}
