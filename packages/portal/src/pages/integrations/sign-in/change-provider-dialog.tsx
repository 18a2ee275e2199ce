/** Changes whose people sign in at a provider, and by what they are known. */
import type { IdentityProvider, WriteOptions } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { reloading } from '../../../data/reloading.ts';
import type { Change } from '../../../data/write.ts';
import { PROVIDERS as words } from '../../../words/integrations/provider.ts';
import { type Draft, draftOf, isWhole, membersOf } from './draft.ts';
import { NameField, PeopleFields } from './fields.tsx';

interface ChangeProviderDialogProps {
  readonly provider: IdentityProvider;
  readonly onClose: () => void;
  readonly reload: () => void;
}

export function ChangeProviderDialog({ provider, onClose, reload }: ChangeProviderDialogProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(provider));
  const set = (part: Partial<Draft>) => setDraft(before => ({ ...before, ...part }));
  return (
    <ChangeDialog<IdentityProvider>
      title={words.changeTitle(provider.name)}
      verb={words.save}
      ready={isWhole(draft)}
      onClose={onClose}
      change={reason => reloading(changing(provider, draft, reason), reload)}
    >
      {faultOf => (
        <>
          <NameField draft={draft} set={set} faultOf={faultOf} />
          <PeopleFields draft={draft} set={set} faultOf={faultOf} />
        </>
      )}
    </ChangeDialog>
  );
}

function changing(provider: IdentityProvider, draft: Draft, reason: object): Change<IdentityProvider> {
  const change = (from: IdentityProvider, members: object, done: string) => ({
    from: { before: from, again: () => client.providers.get(from.id) },
    run: (options: WriteOptions) => client.providers.update(from.id, members, options),
    done,
    refreshes: ['providers'],
  });
  return {
    ...change(provider, { ...membersOf(draft), ...reason }, words.changed(draft.name.trim())),
    undo: changed => change(changed, membersOf(draftOf(provider)), words.back(provider.name)),
  };
}
