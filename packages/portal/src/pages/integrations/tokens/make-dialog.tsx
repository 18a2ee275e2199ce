/** Makes a token: what it is for, what it may do, where, and for how long. */

import type { IssuedToken, Me } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { findLocations, findPeople } from '../../../data/look-up.ts';
import { reloading } from '../../../data/reloading.ts';
import { CheckField } from '../../../kit/fields/check-field.tsx';
import { SelectField, TextAreaField, TextField } from '../../../kit/fields/text-field.tsx';
import { LocationPicker, PersonPicker } from '../../../kit/pickers.tsx';
import { SCOPES } from '../../../words/integrations/scopes.ts';
import { TOKEN_DIALOGS as words } from '../../../words/integrations/token-dialogs.ts';
import { TOKENS } from '../../../words/integrations/tokens.ts';
import { presentMs } from '../../../words/present.ts';
import { bodyOf, type Draft, FIRST_DRAFT, type ScopeWord } from './draft.ts';

interface MakeDialogProps {
  readonly me: Me;
  readonly onClose: () => void;
  readonly onMade: (token: string) => void;
  readonly reload: () => void;
}

interface PartProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
}

export function MakeDialog({ me, onClose, onMade, reload }: MakeDialogProps) {
  const [draft, setDraft] = useState(FIRST_DRAFT);
  const set = (part: Partial<Draft>) => setDraft(before => ({ ...before, ...part }));
  return (
    <ChangeDialog<IssuedToken>
      title={TOKENS.make}
      verb={TOKENS.make}
      wide
      ready={draft.label.trim() !== '' && draft.scopes.length > 0}
      onClose={onClose}
      onDone={({ token }) => onMade(token)}
      change={reason =>
        reloading(
          {
            run: options => client.tokens.create({ ...bodyOf(draft, new Date(presentMs())), ...reason }, options),
            done: words.made(draft.label.trim()),
            refreshes: ['tokens'],
          },
          reload,
        )
      }
    >
      {faultOf => (
        <>
          <TextField
            label={words.label}
            hint={words.labelHint}
            value={draft.label}
            onChange={label => set({ label })}
            error={faultOf('label')}
            first
            required
          />
          <PersonPicker
            label={words.acts}
            hint={words.actsHint}
            load={findPeople}
            value={draft.owner}
            onChange={owner => set({ owner })}
          />
          <ScopeBoxes offered={me.scopes} draft={draft} set={set} />
          <SelectField
            label={words.lifetime}
            value={draft.lifetime}
            options={Object.entries(words.lifetimes)}
            onChange={lifetime => set({ lifetime })}
            error={faultOf('expiresAt')}
          />
          <Limits draft={draft} set={set} error={faultOf('limits.endpoints')} />
        </>
      )}
    </ChangeDialog>
  );
}

/** Nobody gives more than they have. */
function ScopeBoxes({ offered, draft, set }: PartProps & { readonly offered: readonly string[] }) {
  const toggle = (scope: ScopeWord) => (checked: boolean) =>
    set({ scopes: checked ? [...draft.scopes, scope] : draft.scopes.filter(each => each !== scope) });
  return (
    <fieldset class="scopes">
      <legend>{words.scopes}</legend>
      {(Object.keys(SCOPES) as ScopeWord[])
        .filter(scope => offered.includes(scope))
        .map(scope => (
          <CheckField
            key={scope}
            label={scope}
            hint={SCOPES[scope]}
            checked={draft.scopes.includes(scope)}
            onChange={toggle(scope)}
          />
        ))}
    </fieldset>
  );
}

function Limits({ draft, set, error }: PartProps & { readonly error: string | undefined }) {
  return (
    <>
      <TextAreaField
        label={words.endpoints}
        hint={words.endpointsHint}
        value={draft.endpoints}
        onChange={endpoints => set({ endpoints })}
        error={error}
      />
      <LocationPicker
        label={words.location}
        load={findLocations}
        value={draft.location}
        onChange={location => set({ location })}
      />
      <CheckField
        label={words.dryRunOnly}
        hint={words.dryRunOnlyHint}
        checked={draft.dryRunOnly}
        onChange={dryRunOnly => set({ dryRunOnly })}
      />
    </>
  );
}
