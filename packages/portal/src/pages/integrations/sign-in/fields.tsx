/** What is set of a sign-in provider, and can be changed later. */
import type { FaultOf } from '../../../app/change-dialog.tsx';
import { CheckField } from '../../../kit/fields/check-field.tsx';
import { SelectField, TextAreaField, TextField } from '../../../kit/fields/text-field.tsx';
import { PROVIDERS as words } from '../../../words/integrations/provider.ts';
import { LocationField } from '../location-field.tsx';
import type { Draft } from './draft.ts';

interface FieldsProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
  readonly faultOf: FaultOf;
}

export function NameField({ draft, set, faultOf }: FieldsProps) {
  return (
    <TextField
      label={words.name}
      hint={words.nameHint}
      value={draft.name}
      onChange={name => set({ name })}
      error={faultOf('name')}
      first
      required
    />
  );
}

export function PeopleFields({ draft, set, faultOf }: FieldsProps) {
  return (
    <>
      <TextAreaField
        label={words.domains}
        hint={words.domainsHint}
        value={draft.domains}
        onChange={domains => set({ domains })}
        error={faultOf('domains')}
      />
      <TextField
        label={words.claim}
        hint={words.claimHint}
        value={draft.loginClaim}
        onChange={loginClaim => set({ loginClaim })}
        error={faultOf('loginClaim')}
        required
      />
      <SelectField
        label={words.newPeople}
        hint={words.newPeopleHint}
        value={draft.newRole}
        options={Object.entries(words.newRoles)}
        onChange={newRole => set({ newRole })}
        error={faultOf('newPeople')}
      />
      {draft.newRole !== '' && (
        <LocationField label={words.newLocation} id={draft.newLocationId} onChange={newLocationId => set({ newLocationId })} />
      )}
      <TextField
        label={words.groupsClaim}
        hint={words.groupsClaimHint}
        value={draft.groupsClaim}
        onChange={groupsClaim => set({ groupsClaim })}
        error={faultOf('groupsClaim')}
      />
      <CheckField label={words.asText} checked={draft.verifiedAsText} onChange={verifiedAsText => set({ verifiedAsText })} />
    </>
  );
}
