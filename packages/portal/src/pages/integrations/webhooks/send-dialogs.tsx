/** Sends a test, makes the next secret, and replays events. */
import type { IssuedWebhook, TracedDelivery, Webhook } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { reloading } from '../../../data/reloading.ts';
import { SelectField, TextField } from '../../../kit/fields/text-field.tsx';
import { DELIVERIES, WEBHOOKS as words } from '../../../words/integrations/webhooks.ts';

interface SendProps<T> {
  readonly webhook: Webhook;
  readonly onClose: () => void;
  readonly onDone: (value: T) => void;
  readonly reload: () => void;
}

export function TestDialog({ webhook: { id, name, url }, onClose, onDone, reload }: SendProps<TracedDelivery>) {
  return (
    <ChangeDialog<TracedDelivery>
      title={words.test}
      verb={words.test}
      withoutReason
      onClose={onClose}
      onDone={onDone}
      change={() =>
        reloading(
          { run: options => client.webhooks.test(id, options), done: words.tested(name), refreshes: ['webhooks'] },
          reload,
        )
      }
    >
      <p class="webhook-long">
        <bdi>{words.testAbout(name, url)}</bdi>
      </p>
    </ChangeDialog>
  );
}

const DAY_SECONDS = '86400';

export function RotateDialog({ webhook: { id, name }, onClose, onDone, reload }: SendProps<IssuedWebhook>) {
  const [keep, setKeep] = useState(DAY_SECONDS);
  return (
    <ChangeDialog<IssuedWebhook>
      title={words.rotate}
      verb={words.rotateVerb}
      onClose={onClose}
      onDone={onDone}
      change={reason =>
        reloading(
          {
            run: options => client.webhooks.rotateSecret(id, { keepSeconds: Number(keep), ...reason }, options),
            done: words.rotated(name),
            refreshes: ['webhooks'],
          },
          reload,
        )
      }
    >
      <p>
        <bdi>{words.rotateAbout(name)}</bdi>
      </p>
      <SelectField label={words.keep} value={keep} options={Object.entries(words.keeps)} onChange={setKeep} />
    </ChangeDialog>
  );
}

export function ReplayDialog({ webhook: { id, name }, onClose, reload }: Omit<SendProps<unknown>, 'onDone'>) {
  const [after, setAfter] = useState('');
  const [until, setUntil] = useState('');
  const body = { after: after.trim(), ...(until.trim() === '' ? {} : { until: until.trim() }) };
  return (
    <ChangeDialog
      title={DELIVERIES.replayTitle}
      verb={DELIVERIES.replayVerb}
      ready={body.after !== ''}
      onClose={onClose}
      change={reason =>
        reloading(
          {
            run: options => client.webhooks.replay(id, { ...body, ...reason }, options),
            done: DELIVERIES.replayed,
            refreshes: ['webhooks'],
          },
          reload,
        )
      }
    >
      {faultOf => (
        <>
          <p>
            <bdi>{DELIVERIES.replayAbout(name)}</bdi>
          </p>
          <TextField
            label={DELIVERIES.after}
            hint={DELIVERIES.afterHint}
            value={after}
            onChange={setAfter}
            error={faultOf('after')}
            first
            required
          />
          <TextField
            label={DELIVERIES.until}
            hint={DELIVERIES.untilHint}
            value={until}
            onChange={setUntil}
            error={faultOf('until')}
          />
        </>
      )}
    </ChangeDialog>
  );
}
