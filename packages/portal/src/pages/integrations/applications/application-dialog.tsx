/** Registers an application, or changes one. */
import type { Application, IssuedApplication, WriteOptions } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog, type FaultOf } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { reloading } from '../../../data/reloading.ts';
import type { Change } from '../../../data/write.ts';
import { CheckField } from '../../../kit/fields/check-field.tsx';
import { SelectField, TextAreaField, TextField } from '../../../kit/fields/text-field.tsx';
import { APPLICATIONS as words } from '../../../words/integrations/applications.ts';
import { roleWords } from '../../../words/kinds.ts';

type Draft = Pick<Application, 'name' | 'role' | 'grants' | 'public' | 'firstParty'> & {
  /** One in a line. */
  readonly redirectUris: string;
};

interface ApplicationDialogProps {
  readonly application: Application | undefined;
  readonly onClose: () => void;
  readonly onMade: (made: IssuedApplication) => void;
  readonly reload: () => void;
}

interface PartProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
  readonly faultOf: FaultOf;
}

export function ApplicationDialog({ application, onClose, onMade, reload }: ApplicationDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(application));
  const set = (part: Partial<Draft>) => setDraft(before => ({ ...before, ...part }));
  const ready = draft.name.trim() !== '' && draft.grants.length > 0;
  const fields = (faultOf: FaultOf) => (
    <>
      <TextField label={words.name} value={draft.name} onChange={name => set({ name })} error={faultOf('name')} first required />
      <SelectField
        label={words.role}
        hint={words.roleHint}
        value={draft.role}
        options={Object.entries(roleWords)}
        onChange={role => set({ role: role as Draft['role'] })}
        error={faultOf('role')}
      />
      <Grants draft={draft} set={set} faultOf={faultOf} />
      {application === undefined && (
        <CheckField
          label={words.isPublic}
          hint={words.isPublicHint}
          checked={draft.public}
          onChange={checked => set({ public: checked })}
        />
      )}
      <CheckField
        label={words.firstParty}
        hint={words.firstPartyHint}
        checked={draft.firstParty}
        onChange={firstParty => set({ firstParty })}
      />
    </>
  );
  if (application === undefined) {
    return (
      <ChangeDialog<IssuedApplication>
        title={words.add}
        verb={words.add}
        ready={ready}
        onClose={onClose}
        onDone={onMade}
        change={reason => reloading(registering(draft, reason), reload)}
      >
        {fields}
      </ChangeDialog>
    );
  }
  return (
    <ChangeDialog<Application>
      title={words.changeTitle(application.name)}
      verb={words.save}
      ready={ready}
      onClose={onClose}
      change={reason => reloading(changing(application, draft, reason), reload)}
    >
      {fields}
    </ChangeDialog>
  );
}

function Grants({ draft, set, faultOf }: PartProps) {
  const all = Object.keys(words.grantWords) as Draft['grants'][number][];
  return (
    <>
      <fieldset class="scopes">
        <legend>{words.grants}</legend>
        {all.map(grant => (
          <CheckField
            key={grant}
            label={words.grantWords[grant]}
            checked={draft.grants.includes(grant)}
            onChange={checked =>
              set({ grants: checked ? [...draft.grants, grant] : draft.grants.filter(each => each !== grant) })
            }
          />
        ))}
      </fieldset>
      {(draft.grants.includes('authorization_code') || draft.grants.includes('implicit')) && (
        <TextAreaField
          label={words.redirectUris}
          hint={words.redirectHint}
          value={draft.redirectUris}
          onChange={redirectUris => set({ redirectUris })}
          error={faultOf('redirectUris') ?? faultOf('redirectUris.0')}
        />
      )}
    </>
  );
}

function draftOf(application: Application | undefined): Draft {
  return {
    name: application?.name ?? '',
    role: application?.role ?? 'member',
    grants: application?.grants ?? ['client_credentials'],
    public: application?.public ?? false,
    firstParty: application?.firstParty ?? false,
    redirectUris: application?.redirectUris.join('\n') ?? '',
  };
}

function membersOf({ name, role, grants, firstParty, redirectUris }: Draft) {
  const uris = redirectUris.split(/\s+/).filter(uri => uri !== '');
  return { name: name.trim(), role, grants, firstParty, redirectUris: uris };
}

function registering(draft: Draft, reason: object): Change<IssuedApplication> {
  return {
    run: options => client.applications.create({ ...membersOf(draft), public: draft.public, ...reason }, options),
    done: ({ name }) => words.added(name),
    refreshes: ['applications'],
  };
}

function changing(application: Application, draft: Draft, reason: object): Change<Application> {
  const { id, name } = application;
  const change = (members: object, done: string) => ({
    run: (options: WriteOptions) => client.applications.update(id, members, options),
    done,
    refreshes: ['applications'],
  });
  return {
    ...change({ ...membersOf(draft), ...reason }, words.changed(name)),
    undo: () => change(membersOf(draftOf(application)), words.back(name)),
  };
}
