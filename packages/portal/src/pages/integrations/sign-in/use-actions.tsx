/** What can be done with sign-in providers, in the list and on the page of one, and the dialog that is open for it. */
import type { IdentityProvider } from '@heldby/client';
import type { ComponentChildren } from 'preact';
import { lazyPart } from '../../../app/lazy-part.tsx';
import { useDialog } from '../../../app/use-dialog.ts';
import { client } from '../../../data/client.ts';
import { pencilIcon, refreshIcon, trashIcon } from '../../../kit/generated/icons.ts';
import type { MenuItem } from '../../../kit/menu.tsx';
import { PROVIDERS as words } from '../../../words/integrations/provider.ts';

const AddDialog = lazyPart(async () => (await import('./add-dialog.tsx')).AddDialog);
const ChangeProviderDialog = lazyPart(async () => (await import('./change-provider-dialog.tsx')).ChangeProviderDialog);
const ClientDialog = lazyPart(async () => (await import('./client-dialog.tsx')).ClientDialog);
const RemoveDialog = lazyPart(async () => (await import('../remove-dialog.tsx')).RemoveDialog);

interface Wanted {
  readonly onAdded: (provider: IdentityProvider) => void;
  readonly onRemoved: () => void;
  readonly reload: () => void;
}

interface Actions {
  readonly element: ComponentChildren;
  readonly add: () => void;
  readonly actionsOf: (provider: IdentityProvider) => readonly MenuItem[];
}

export function useActions({ onAdded, onRemoved, reload }: Wanted): Actions {
  const { element, open, close } = useDialog();
  const removal = ({ id, name }: IdentityProvider) =>
    open(
      <RemoveDialog
        name={name}
        words={words}
        of={`providers/${id}`}
        run={(reason, options) => client.providers.remove(id, reason, options)}
        onClose={close}
        onRemoved={onRemoved}
      />,
    );
  return {
    element,
    add: () => open(<AddDialog onClose={close} onMade={onAdded} reload={reload} />),
    actionsOf: provider => [
      {
        text: words.change,
        icon: pencilIcon,
        onChoose: () => open(<ChangeProviderDialog provider={provider} onClose={close} reload={reload} />),
      },
      {
        text: words.setClient,
        icon: refreshIcon,
        onChoose: () => open(<ClientDialog provider={provider} onClose={close} reload={reload} />),
      },
      {
        text: words.remove,
        icon: trashIcon,
        danger: true,
        apart: true,
        onChoose: () => removal(provider),
      },
    ],
  };
}
