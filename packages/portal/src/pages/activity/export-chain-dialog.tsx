/** Exports the whole history with its chain, so that others can verify it. */
import { HeldbyError } from '@heldby/client';
import { useState } from 'preact/hooks';
import { saveAnswer } from '../../data/save-file.ts';
import { CodeBlock } from '../../kit/code-block.tsx';
import { FormDialog } from '../../kit/confirm.tsx';
import { EXPORT_CHAIN as words } from '../../words/activity-dialogs.ts';

export function ExportChainDialog({ onClose }: { readonly onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const run = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await saveAnswer('/audit/export', 'heldby-history.ndjson');
      onClose();
    } catch (failure) {
      setError(failure instanceof HeldbyError ? failure.message : words.failed);
      setBusy(false);
    }
  };
  return (
    <FormDialog title={words.title} verb={words.run} busy={busy} error={error} onDo={() => void run()} onClose={onClose}>
      <p>{words.about}</p>
      <CodeBlock label={words.commandLabel} text={words.command} />
    </FormDialog>
  );
}
