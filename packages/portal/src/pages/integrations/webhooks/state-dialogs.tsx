/** Disables, enables and removes a webhook. */
import type { Webhook } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { reloading } from '../../../data/reloading.ts';
import type { Change } from '../../../data/write.ts';
import { CheckField } from '../../../kit/fields/check-field.tsx';
import { format } from '../../../words/format.ts';
import { WEBHOOKS as words } from '../../../words/integrations/webhooks.ts';

interface StateProps {
  readonly webhook: Webhook;
  readonly onClose: () => void;
  readonly reload: () => void;
}

type Named = Pick<Webhook, 'id' | 'name'>;

export function DisableDialog({ webhook, onClose, reload }: StateProps) {
  const change = (reason: object) => ({ ...disabling(webhook, reason), undo: () => enabling(webhook, {}) });
  return (
    <ChangeDialog
      title={words.disableTitle}
      verb={words.disable}
      danger
      onClose={onClose}
      change={reason => reloading(change(reason), reload)}
    >
      <p>
        <bdi>{words.disableAbout(webhook.name)}</bdi>
      </p>
    </ChangeDialog>
  );
}

/** What is left out cannot be had again by disabling it: then there is no undo. */
export function EnableDialog({ webhook, onClose, reload }: StateProps) {
  const [skip, setSkip] = useState(false);
  const before = webhook.disabledReason === null ? {} : { reason: webhook.disabledReason };
  const change = (reason: object): Change<Webhook> => ({
    ...enabling(webhook, { skip, ...reason }),
    ...(skip ? {} : { undo: () => disabling(webhook, before) }),
  });
  return (
    <ChangeDialog
      title={words.enableTitle}
      verb={words.enable}
      onClose={onClose}
      change={reason => reloading(change(reason), reload)}
    >
      <p>
        <bdi>{words.enableAbout(webhook.name)}</bdi>
      </p>
      {webhook.behind > 0 && !skip && <p>{words.missed(format.number(webhook.behind))}</p>}
      <CheckField label={words.skip} hint={words.skipHint} checked={skip} onChange={setSkip} />
    </ChangeDialog>
  );
}

function disabling({ id, name }: Named, reason: object): Change<Webhook> {
  return {
    run: options => client.webhooks.disable(id, reason, options),
    done: words.isDisabled(name),
    refreshes: ['webhooks'],
  };
}

function enabling({ id, name }: Named, body: object): Change<Webhook> {
  return {
    run: options => client.webhooks.enable(id, body, options),
    done: words.isEnabled(name),
    refreshes: ['webhooks'],
  };
}
