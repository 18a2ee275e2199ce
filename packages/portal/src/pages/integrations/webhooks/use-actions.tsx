/** What can be done with webhooks, in the list and on the page of one, and the dialog that is open for it. */
import type { IssuedWebhook, Webhook } from '@heldby/client';
import type { ComponentChildren } from 'preact';
import { lazyPart } from '../../../app/lazy-part.tsx';
import { useDialog } from '../../../app/use-dialog.ts';
import { client } from '../../../data/client.ts';
import { banIcon, keyIcon, pencilIcon, powerIcon, trashIcon, uploadIcon } from '../../../kit/generated/icons.ts';
import type { MenuItem } from '../../../kit/menu.tsx';
import { SECRET } from '../../../words/integrations/secret.ts';
import { WEBHOOKS as words } from '../../../words/integrations/webhooks.ts';

const SecretDialog = lazyPart(async () => (await import('../secret-dialog.tsx')).SecretDialog);
const WebhookDialog = lazyPart(async () => (await import('./webhook-dialog.tsx')).WebhookDialog);
const DisableDialog = lazyPart(async () => (await import('./state-dialogs.tsx')).DisableDialog);
const EnableDialog = lazyPart(async () => (await import('./state-dialogs.tsx')).EnableDialog);
const RemoveDialog = lazyPart(async () => (await import('../remove-dialog.tsx')).RemoveDialog);
const RotateDialog = lazyPart(async () => (await import('./send-dialogs.tsx')).RotateDialog);
const TestDialog = lazyPart(async () => (await import('./send-dialogs.tsx')).TestDialog);

interface Wanted {
  /** Shows what came of a test. */
  readonly onTested: (webhook: Webhook, deliveryId: string) => void;
  readonly onRemoved: () => void;
  readonly reload: () => void;
}

interface Actions {
  readonly element: ComponentChildren;
  readonly add: () => void;
  readonly test: (webhook: Webhook) => void;
  readonly actionsOf: (webhook: Webhook) => readonly MenuItem[];
}

export function useActions({ onTested, onRemoved, reload }: Wanted): Actions {
  const { element, open, close } = useDialog();
  const common = { onClose: close, reload };
  const showSecret = ({ name, secret }: IssuedWebhook) =>
    open(<SecretDialog title={words.secretTitle(name)} label={SECRET.secret} secret={secret} onClose={close} />);
  const edit = (webhook?: Webhook) => open(<WebhookDialog {...common} webhook={webhook} onMade={showSecret} />);
  const test = (webhook: Webhook) =>
    open(<TestDialog {...common} webhook={webhook} onDone={({ id }) => onTested(webhook, id)} />);
  const switchOf = (webhook: Webhook): MenuItem =>
    webhook.disabledReason === null
      ? {
          text: words.disable,
          icon: banIcon,
          danger: true,
          apart: true,
          onChoose: () => open(<DisableDialog {...common} webhook={webhook} />),
        }
      : {
          text: words.enable,
          icon: powerIcon,
          apart: true,
          onChoose: () => open(<EnableDialog {...common} webhook={webhook} />),
        };
  const removal = ({ id, name }: Webhook) =>
    open(
      <RemoveDialog
        name={name}
        words={words}
        of={`webhooks/${id}`}
        run={(reason, options) => client.webhooks.remove(id, reason, options)}
        onClose={close}
        onRemoved={onRemoved}
      />,
    );
  return {
    element,
    add: () => edit(),
    test,
    actionsOf: webhook => [
      { text: words.test, icon: uploadIcon, onChoose: () => test(webhook) },
      { text: words.change, icon: pencilIcon, onChoose: () => edit(webhook) },
      {
        text: words.rotate,
        icon: keyIcon,
        onChoose: () => open(<RotateDialog {...common} webhook={webhook} onDone={showSecret} />),
      },
      switchOf(webhook),
      {
        text: words.remove,
        icon: trashIcon,
        danger: true,
        onChoose: () => removal(webhook),
      },
    ],
  };
}
