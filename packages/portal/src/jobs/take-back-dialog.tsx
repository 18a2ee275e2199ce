/** Takes a leaver back: shows what comes and what does not before it is done. */
import type { OffBoarding } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ReasonField } from '../app/reason-field.tsx';
import { client } from '../data/client.ts';
import { useAnswer } from '../data/use-answer.ts';
import { useWrite } from '../data/use-write.ts';
import { FormDialog } from '../kit/confirm.tsx';
import { TextField } from '../kit/fields/text-field.tsx';
import { Notice } from '../kit/notice.tsx';
import { Loading } from '../kit/states.tsx';
import { LEAVING } from '../words/leaving.ts';
import { takeBack } from './off-board.ts';
import { ReturnedThings } from './thing-list.tsx';

export interface DialogProps {
  readonly offBoarding: Pick<OffBoarding, 'id' | 'person'>;
  readonly onClose: () => void;
}

export function TakeBackDialog({ offBoarding, onClose }: DialogProps) {
  const { id, person } = offBoarding;
  const [login, setLogin] = useState('');
  const [reason, setReason] = useState('');
  const { busy, write } = useWrite();
  const tried = useAnswer(`trial/take-back/${id}`, signal => client.offBoardings.undo(id, {}, { dryRun: true, signal }));
  const submit = async () => {
    if ((await write(takeBack(offBoarding, reason, login))).ok) onClose();
  };
  return (
    <FormDialog
      title={LEAVING.undoTitle(person.name)}
      verb={LEAVING.undo}
      wide
      busy={busy}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{LEAVING.undoAbout}</p>
      <section class="preview" aria-label={LEAVING.preview} aria-busy={tried.isLoading}>
        {tried.value !== undefined && <ReturnedThings things={tried.value.things} />}
        {tried.isLoading && tried.value === undefined && <Loading rows={4} />}
        {tried.error instanceof Error && <Notice tone="warn">{tried.error.message}</Notice>}
      </section>
      <TextField
        label={LEAVING.login}
        hint={LEAVING.loginHint}
        value={login}
        onChange={setLogin}
        placeholder={person.login}
        autoComplete="off"
      />
      <ReasonField value={reason} onChange={setReason} first />
    </FormDialog>
  );
}
