/** What matters first about a person: they are to leave, they have left, or they cannot sign in; and what can be done about it. */
import type { Leaver, Me, ShownPerson } from '@heldby/client';
import { useState } from 'preact/hooks';
import { maySee } from '../../data/me.ts';
import { write } from '../../data/write.ts';
import { canTakeBack } from '../../jobs/can-take-back.ts';
import { CancelLeavingDialog, TakeBackDialog } from '../../jobs/later.tsx';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { format } from '../../words/format.ts';
import { LEAVING_OPENS } from '../../words/leaving-opens.ts';
import { PERSON, STANDING } from '../../words/person.ts';
import { enable, unlock } from './enable.ts';
import type { Subject } from './subject.ts';

export function Standing({ me, subject }: { readonly me: Me; readonly subject: Subject }) {
  const mayWrite = maySee(me, 'write people');
  const { person, leaving } = subject;
  return (
    <>
      {leaving !== undefined && <LeavingNotice leaving={leaving} mayWrite={mayWrite} />}
      {person !== undefined && person.disabledReason !== null && <DisabledNotice person={person} mayWrite={mayWrite} />}
      {person !== undefined && person.lockedUntil !== null && <LockedNotice person={person} mayWrite={mayWrite} />}
    </>
  );
}

function LeavingNotice({ leaving, mayWrite }: { readonly leaving: Leaver; readonly mayWrite: boolean }) {
  const [asks, setAsks] = useState(false);
  const { state, person, effectiveAt, doneAt, undoUntil, reason, problem } = leaving;
  const isDone = state === 'done';
  const text = {
    planned: () => STANDING.leaves(person.name, format.dateTime(effectiveAt)),
    failed: () => STANDING.failed(format.dateTime(effectiveAt), problem ?? ''),
    done: () => STANDING.left(format.dateTime(doneAt ?? effectiveAt), leaving.createdBy.name),
    undone: () => '',
    cancelled: () => '',
  }[state]();
  const canAct = mayWrite && (isDone ? canTakeBack(undoUntil) : true);
  const action = canAct && (
    <Button small onPress={() => setAsks(true)}>
      {isDone ? LEAVING_OPENS.undo : LEAVING_OPENS.cancel}
    </Button>
  );
  const Dialog = isDone ? TakeBackDialog : CancelLeavingDialog;
  return (
    <>
      <Notice tone={isDone ? 'plain' : 'warn'} action={action}>
        {text}
        {reason !== null && (
          <>
            {' '}
            <q dir="auto">{reason}</q>
          </>
        )}
        {isDone && undoUntil !== null && canTakeBack(undoUntil) && ` ${STANDING.undoUntil(format.date(undoUntil))}`}
      </Notice>
      {asks && <Dialog offBoarding={leaving} onClose={() => setAsks(false)} />}
    </>
  );
}

function DisabledNotice({ person, mayWrite }: { readonly person: ShownPerson; readonly mayWrite: boolean }) {
  const action = mayWrite && (
    <Button small onPress={() => void write(enable(person))}>
      {PERSON.enable}
    </Button>
  );
  return (
    <Notice tone="warn" action={action}>
      {STANDING.disabled} {person.disabledReason && <q dir="auto">{person.disabledReason}</q>}
    </Notice>
  );
}

function LockedNotice({ person, mayWrite }: { readonly person: ShownPerson; readonly mayWrite: boolean }) {
  const action = mayWrite && (
    <Button small onPress={() => void write(unlock(person))}>
      {PERSON.unlock}
    </Button>
  );
  return (
    <Notice tone="warn" action={action}>
      {STANDING.locked(format.dateTime(person.lockedUntil ?? ''))}
    </Notice>
  );
}
