/** Adds a webhook, or changes one. */
import type { IssuedWebhook, Webhook, WriteOptions } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog, type FaultOf } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { reloading } from '../../../data/reloading.ts';
import type { Change } from '../../../data/write.ts';
import { SelectField, TextField } from '../../../kit/fields/text-field.tsx';
import { WEBHOOKS as words } from '../../../words/integrations/webhooks.ts';
import { bodyOf, type Draft, draftOf } from './draft.ts';
import { FilterFields } from './filter-fields.tsx';
import { TypesField } from './types-field.tsx';

interface WebhookDialogProps {
  readonly webhook: Webhook | undefined;
  readonly onClose: () => void;
  readonly onMade: (made: IssuedWebhook) => void;
  readonly reload: () => void;
}

export function WebhookDialog({ webhook, onClose, onMade, reload }: WebhookDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(webhook));
  const set = (part: Partial<Draft>) => setDraft(before => ({ ...before, ...part }));
  const fields = (faultOf: FaultOf) => <Fields webhook={webhook} draft={draft} set={set} faultOf={faultOf} />;
  if (webhook === undefined) {
    return (
      <ChangeDialog<IssuedWebhook>
        title={words.add}
        verb={words.add}
        ready={draft.name.trim() !== '' && draft.url.trim() !== ''}
        onClose={onClose}
        onDone={onMade}
        change={reason => reloading(adding(draft, reason), reload)}
      >
        {fields}
      </ChangeDialog>
    );
  }
  return (
    <ChangeDialog<Webhook>
      title={words.changeTitle(webhook.name)}
      verb={words.save}
      ready={draft.name.trim() !== ''}
      onClose={onClose}
      change={reason => reloading(changing(webhook, draft, reason), reload)}
    >
      {fields}
    </ChangeDialog>
  );
}

interface FieldsProps {
  readonly webhook: Webhook | undefined;
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
  readonly faultOf: FaultOf;
}

function Fields({ webhook, draft, set, faultOf }: FieldsProps) {
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
      <TextField
        label={words.url}
        type="url"
        hint={webhook === undefined ? words.urlHint : words.urlKept(webhook.url)}
        value={draft.url}
        onChange={url => set({ url })}
        error={faultOf('url')}
        autoComplete="off"
        required={webhook === undefined}
      />
      <SelectField
        label={words.format}
        value={draft.format}
        options={Object.entries(words.formats)}
        onChange={format => set({ format: format as Draft['format'] })}
        error={faultOf('format')}
      />
      <TypesField types={draft.types} onChange={types => set({ types })} error={faultOf('filter.types')} />
      <FilterFields draft={draft} set={set} faultOf={faultOf} />
    </>
  );
}

function adding(draft: Draft, reason: object): Change<IssuedWebhook> {
  const url = draft.url.trim();
  return {
    run: options => client.webhooks.create({ ...bodyOf(draft), url, ...reason }, options),
    done: ({ name }) => words.added(name),
    refreshes: ['webhooks'],
  };
}

/** A URL is not shown whole, so the one before cannot be set again: then there is no undo. */
function changing(webhook: Webhook, draft: Draft, reason: object): Change<Webhook> {
  const change = (members: object, done: string) => ({
    run: (options: WriteOptions) => client.webhooks.update(webhook.id, members, options),
    done,
    refreshes: ['webhooks'],
  });
  const body = bodyOf(draft);
  return {
    ...change({ ...body, ...reason }, words.changed(body.name)),
    ...('url' in body ? {} : { undo: () => change(bodyOf(draftOf(webhook)), words.back(webhook.name)) }),
  };
}
