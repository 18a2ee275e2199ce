/** Adds a directory, or changes its name, its product and what deactivating somebody there does. */
import type { Directory, IssuedDirectory, WriteOptions } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog, type FaultOf } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { reloading } from '../../../data/reloading.ts';
import type { Change } from '../../../data/write.ts';
import { SelectField, TextField } from '../../../kit/fields/text-field.tsx';
import { DIRECTORIES as words } from '../../../words/integrations/directories.ts';

type Draft = Pick<Directory, 'name' | 'kind' | 'onInactive'>;

interface DirectoryDialogProps {
  readonly directory: Directory | undefined;
  readonly onClose: () => void;
  readonly onMade: (made: IssuedDirectory) => void;
  readonly reload: () => void;
}

export function DirectoryDialog({ directory, onClose, onMade, reload }: DirectoryDialogProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(directory));
  const set = (part: Partial<Draft>) => setDraft(before => ({ ...before, ...part }));
  const ready = draft.name.trim() !== '';
  const fields = (faultOf: FaultOf) => <Fields draft={draft} set={set} faultOf={faultOf} />;
  if (directory === undefined) {
    return (
      <ChangeDialog<IssuedDirectory>
        title={words.add}
        verb={words.add}
        ready={ready}
        onClose={onClose}
        onDone={onMade}
        change={reason => reloading(adding(draft, reason), reload)}
      >
        {fields}
      </ChangeDialog>
    );
  }
  return (
    <ChangeDialog<Directory>
      title={words.changeTitle(directory.name)}
      verb={words.save}
      ready={ready}
      onClose={onClose}
      change={reason => reloading(changing(directory, draft, reason), reload)}
    >
      {fields}
    </ChangeDialog>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
  readonly faultOf: FaultOf;
}

function Fields({ draft, set, faultOf }: FieldsProps) {
  return (
    <>
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={draft.name}
        onChange={name => set({ name })}
        error={faultOf('name')}
        first
        required
      />
      <SelectField
        label={words.kind}
        value={draft.kind}
        options={Object.entries(words.kinds)}
        onChange={kind => set({ kind: kind as Draft['kind'] })}
        error={faultOf('kind')}
      />
      <SelectField
        label={words.onInactive}
        hint={words.onInactiveHint}
        value={draft.onInactive}
        options={Object.entries(words.onInactives)}
        onChange={onInactive => set({ onInactive: onInactive as Draft['onInactive'] })}
        error={faultOf('onInactive')}
      />
    </>
  );
}

function draftOf(directory: Directory | undefined): Draft {
  return { name: directory?.name ?? '', kind: directory?.kind ?? 'entra', onInactive: directory?.onInactive ?? 'disable' };
}

function adding(draft: Draft, reason: object): Change<IssuedDirectory> {
  return {
    run: options => client.directories.create({ ...draft, name: draft.name.trim(), ...reason }, options),
    done: ({ name }) => words.added(name),
    refreshes: ['directories'],
  };
}

function changing(directory: Directory, draft: Draft, reason: object): Change<Directory> {
  const change = (from: Directory, members: object, done: string) => ({
    from: { before: from, again: () => client.directories.get(from.id) },
    run: (options: WriteOptions) => client.directories.update(from.id, members, options),
    done,
    refreshes: ['directories'],
  });
  const name = draft.name.trim();
  return {
    ...change(directory, { ...draft, name, ...reason }, words.changed(name)),
    undo: changed => change(changed, draftOf(directory), words.back(directory.name)),
  };
}
