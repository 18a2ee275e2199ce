/** What can be done with an import: import, stop, undo, download what was refused, forget. */
import type { Import } from '@heldby/client';
import { useState } from 'preact/hooks';
import { sayFailure } from '../../app/list/list-frame.tsx';
import { hrefOf, navigate } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { saveAnswer } from '../../data/save-file.ts';
import { useWrite } from '../../data/use-write.ts';
import type { Change } from '../../data/write.ts';
import { Button } from '../../kit/button.tsx';
import { ConfirmDialog } from '../../kit/confirm.tsx';
import { downloadIcon, trashIcon, undoIcon } from '../../kit/generated/icons.ts';
import { toasts } from '../../kit/toasts.ts';
import { IMPORTS } from '../../words/imports.ts';

type Asked = 'apply' | 'undo' | 'remove';

export function Actions({ found }: { readonly found: Import }) {
  const [asked, setAsked] = useState<Asked>();
  const { busy, write } = useWrite();
  const { id, state, counts } = found;
  const due = dueOf(found);
  const isAtWork = state === 'planning' || state === 'applying' || state === 'undoing';
  const mayUndo = (state === 'applied' || state === 'cancelled' || state === 'failed') && counts.applied > 0;
  const run = async (job: Asked | 'cancel') => {
    const { ok } = await write(changeOf(job, found));
    setAsked(undefined);
    if (ok && job === 'remove') navigate(hrefOf('imports'));
  };
  return (
    <>
      {counts.refused + counts.failed > 0 && <RefusedFile found={found} />}
      {isAtWork && (
        <Button busy={busy} onPress={() => void run('cancel')}>
          {IMPORTS.cancel}
        </Button>
      )}
      {!isAtWork && state !== 'uploading' && (
        <Button icon={trashIcon} onPress={() => setAsked('remove')}>
          {IMPORTS.remove}
        </Button>
      )}
      {mayUndo && (
        <Button icon={undoIcon} onPress={() => setAsked('undo')}>
          {IMPORTS.undo}
        </Button>
      )}
      {due > 0 && (
        <Button look="primary" onPress={() => setAsked('apply')}>
          {IMPORTS.apply(due)}
        </Button>
      )}
      {asked && (
        <Ask key={id} job={asked} found={found} busy={busy} onDo={() => void run(asked)} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
}

/** How many rows are to be imported, or are left of an import that stopped. One that is half undone does not go on. */
function dueOf({ state, counts }: Import): number {
  const isOpen = state === 'planned' || state === 'cancelled' || state === 'failed';
  if (!isOpen || counts.reversed + counts.kept > 0) return 0;
  return counts.new + counts.changed - counts.applied - counts.failed;
}

function changeOf(job: Asked | 'cancel', { id, revision }: Import): Change<unknown> {
  const refreshes = [`imports/${id}`, 'imports', 'people', 'devices', 'assignments', 'lines'];
  const at = { ifRevision: revision };
  if (job === 'remove')
    return {
      run: options => client.imports.remove(id, {}, options),
      done: IMPORTS.removed,
      refreshes: [],
      removes: `imports/${id}`,
    };
  if (job === 'cancel') return { run: options => client.imports.cancel(id, {}, options), done: IMPORTS.cancelled, refreshes };
  return job === 'apply'
    ? { run: options => client.imports.apply(id, {}, { ...options, ...at }), done: IMPORTS.began, refreshes }
    : { run: options => client.imports.undo(id, {}, { ...options, ...at }), done: IMPORTS.undoBegan, refreshes };
}

interface AskProps {
  readonly job: Asked;
  readonly found: Import;
  readonly busy: boolean;
  readonly onDo: () => void;
  readonly onClose: () => void;
}

function Ask({ job, found, ...dialog }: AskProps) {
  const { name, counts } = found;
  if (job === 'apply') {
    return (
      <ConfirmDialog title={IMPORTS.applyTitle(name)} verb={IMPORTS.apply(dueOf(found))} {...dialog}>
        {counts.applied > 0 ? IMPORTS.goOnAbout(counts.applied) : IMPORTS.applyAbout(counts.new, counts.changed, counts.refused)}
      </ConfirmDialog>
    );
  }
  if (job === 'undo') {
    return (
      <ConfirmDialog title={IMPORTS.undoTitle(name)} verb={IMPORTS.undo} danger {...dialog}>
        {IMPORTS.undoAbout(counts.applied)}
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog title={IMPORTS.removeTitle(name)} verb={IMPORTS.remove} danger {...dialog}>
      {IMPORTS.removeAbout}
    </ConfirmDialog>
  );
}

/** The rows as they are in the file, and why they were refused: to mend them, and to send them again. */
function RefusedFile({ found: { id, counts } }: { readonly found: Import }) {
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const which = counts.failed > 0 ? { result: 'refused' } : { state: 'refused' };
      await saveAnswer(`/imports/${id}/rows`, IMPORTS.refusedName, { ...which, format: 'csv' });
    } catch (error) {
      toasts.add({ text: sayFailure(error), tone: 'bad' });
    }
    setBusy(false);
  };
  return (
    <Button icon={downloadIcon} busy={busy} onPress={() => void run()}>
      {IMPORTS.refusedFile}
    </Button>
  );
}
