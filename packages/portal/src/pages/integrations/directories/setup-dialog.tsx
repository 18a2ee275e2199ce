/** What to type in the directory: the address, and the token that is shown this once. */
import type { Directory } from '@heldby/client';
import { Button } from '../../../kit/button.tsx';
import { CodeBlock } from '../../../kit/code-block.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { DIRECTORIES as words } from '../../../words/integrations/directories.ts';
import { SECRET } from '../../../words/integrations/secret.ts';
import { scimAddress } from './address.ts';

interface SetupDialogProps {
  readonly directory: Pick<Directory, 'name' | 'kind'>;
  readonly token: string;
  readonly onClose: () => void;
}

export function SetupDialog({ directory: { name, kind }, token, onClose }: SetupDialogProps) {
  const foot = (
    <Button look="primary" onPress={onClose}>
      {SECRET.done}
    </Button>
  );
  return (
    <Dialog title={words.setUp(name)} wide foot={foot} onClose={onClose}>
      <p>{words.steps[kind]}</p>
      <CodeBlock label={words.addresses[kind]} text={scimAddress()} />
      <CodeBlock label={words.tokenLabels[kind]} text={token} />
      <Notice tone="warn">{SECRET.about}</Notice>
    </Dialog>
  );
}
