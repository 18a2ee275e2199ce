/** How heldby is registered at a sign-in provider. */
import type { FaultOf } from '../../../app/change-dialog.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { PROVIDERS as words } from '../../../words/integrations/provider.ts';

export interface ClientDraft {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface ClientFieldsProps {
  readonly draft: ClientDraft;
  readonly set: (part: Partial<ClientDraft>) => void;
  readonly faultOf: FaultOf;
  readonly first?: boolean;
}

export function ClientFields({ draft, set, faultOf, first = false }: ClientFieldsProps) {
  return (
    <>
      <TextField
        label={words.clientId}
        autoComplete="off"
        value={draft.clientId}
        onChange={clientId => set({ clientId })}
        error={faultOf('clientId')}
        first={first}
        required
      />
      <TextField
        label={words.clientSecret}
        hint={words.clientSecretHint}
        type="password"
        autoComplete="off"
        value={draft.clientSecret}
        onChange={clientSecret => set({ clientSecret })}
        error={faultOf('clientSecret')}
        required
      />
    </>
  );
}
