/** What can be done with directories, in the list and on the page of one, and the dialog that is open for it. */
import type { Directory, IssuedDirectory } from '@heldby/client';
import type { ComponentChildren } from 'preact';
import { lazyPart } from '../../../app/lazy-part.tsx';
import { useDialog } from '../../../app/use-dialog.ts';
import { client } from '../../../data/client.ts';
import { pencilIcon, trashIcon } from '../../../kit/generated/icons.ts';
import type { MenuItem } from '../../../kit/menu.tsx';
import { DIRECTORIES as words } from '../../../words/integrations/directories.ts';

const DirectoryDialog = lazyPart(async () => (await import('./directory-dialog.tsx')).DirectoryDialog);
const RemoveDialog = lazyPart(async () => (await import('../remove-dialog.tsx')).RemoveDialog);
const SetupDialog = lazyPart(async () => (await import('./setup-dialog.tsx')).SetupDialog);

interface Wanted {
  readonly onAdded: (directory: IssuedDirectory) => void;
  readonly onRemoved: () => void;
  readonly reload: () => void;
}

interface Actions {
  readonly element: ComponentChildren;
  readonly add: () => void;
  readonly actionsOf: (directory: Directory) => readonly MenuItem[];
}

export function useActions({ onAdded, onRemoved, reload }: Wanted): Actions {
  const { element, open, close } = useDialog();
  const setUp = (made: IssuedDirectory) => {
    const onClose = () => {
      close();
      onAdded(made);
    };
    open(<SetupDialog directory={made} token={made.token} onClose={onClose} />);
  };
  const edit = (directory?: Directory) =>
    open(<DirectoryDialog directory={directory} onClose={close} onMade={setUp} reload={reload} />);
  const removal = ({ id, name }: Directory) =>
    open(
      <RemoveDialog
        name={name}
        words={words}
        of={`directories/${id}`}
        run={(reason, options) => client.directories.remove(id, reason, options)}
        onClose={close}
        onRemoved={onRemoved}
      />,
    );
  return {
    element,
    add: () => edit(),
    actionsOf: directory => [
      { text: words.change, icon: pencilIcon, onChoose: () => edit(directory) },
      {
        text: words.remove,
        icon: trashIcon,
        danger: true,
        apart: true,
        onChoose: () => removal(directory),
      },
    ],
  };
}
