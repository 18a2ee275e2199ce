/** Shows a new secret, this once. */
import { Button } from '../../kit/button.tsx';
import { CodeBlock } from '../../kit/code-block.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Notice } from '../../kit/notice.tsx';
import { SECRET } from '../../words/integrations/secret.ts';

interface SecretDialogProps {
  readonly title: string;
  readonly label: string;
  readonly secret: string;
  readonly onClose: () => void;
}

export function SecretDialog({ title, label, secret, onClose }: SecretDialogProps) {
  const foot = (
    <Button look="primary" onPress={onClose}>
      {SECRET.done}
    </Button>
  );
  return (
    <Dialog title={title} wide foot={foot} onClose={onClose}>
      <Notice tone="warn">{SECRET.about}</Notice>
      <CodeBlock label={label} text={secret} />
    </Dialog>
  );
}
