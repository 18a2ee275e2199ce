/** Asks how somebody leaves, and shows everything that it will end before it is done. */

import type { OffBoarding } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ReasonField } from '../app/reason-field.tsx';
import type { Answer } from '../data/answers.ts';
import { client } from '../data/client.ts';
import { findPeople } from '../data/look-up.ts';
import { useAnswer } from '../data/use-answer.ts';
import { useKept } from '../data/use-kept.ts';
import { useWrite } from '../data/use-write.ts';
import { FormDialog } from '../kit/confirm.tsx';
import { CheckField } from '../kit/fields/check-field.tsx';
import { DateTimeField } from '../kit/fields/text-field.tsx';
import { PersonPicker, type PickedPerson } from '../kit/pickers.tsx';
import { Failed, Loading } from '../kit/states.tsx';
import { format } from '../words/format.ts';
import { HOLDING } from '../words/holding.ts';
import { LEAVING } from '../words/leaving.ts';
import { presentMs } from '../words/present.ts';
import { changePlan, type Leaving, offBoard, type Plan } from './off-board.ts';
import { LeavingThings } from './thing-list.tsx';
import './thing-list.css';

export interface DialogProps {
  readonly person: Leaving;
  /** What is planned for them already: it is changed, or done now. */
  readonly plan?: Plan | undefined;
  readonly onClose: () => void;
}

export function OffBoardDialog({ person, plan, onClose }: DialogProps) {
  const [isLater, setLater] = useState(plan !== undefined);
  const [effectiveAt, setEffectiveAt] = useState<string | null>(plan?.effectiveAt ?? null);
  const [handTo, setHandTo] = useState<PickedPerson | null>(() => pickedOf(plan));
  const [keepLogin, setKeepLogin] = useState(plan?.keepLogin ?? true);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const { busy, write } = useWrite();
  const preview = usePreview(person.id, handTo?.id ?? null, keepLogin);
  const isTimeWrong = isLater && !isToCome(effectiveAt);
  const submit = async () => {
    setChecked(true);
    if (isTimeWrong) return;
    const wish = { effectiveAt: isLater ? effectiveAt : null, handToId: handTo?.id ?? null, keepLogin, reason };
    if ((await write(isLater && plan ? changePlan(plan, wish) : offBoard(person, wish))).ok) onClose();
  };
  return (
    <FormDialog
      title={LEAVING.title(person.name)}
      verb={isLater && effectiveAt !== null ? LEAVING.plan(format.dateTime(effectiveAt)) : LEAVING.doNow}
      danger
      wide
      busy={busy}
      ready={preview.value !== undefined}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <When isLater={isLater} onLater={setLater} />
      {isLater && (
        <DateTimeField
          label={LEAVING.effectiveAt}
          value={effectiveAt}
          onChange={setEffectiveAt}
          zone={format.zone}
          error={checked && isTimeWrong ? HOLDING.inThePast : undefined}
          required
        />
      )}
      <PersonPicker
        label={LEAVING.handTo}
        hint={LEAVING.handToHint}
        load={findPeople}
        value={handTo}
        onChange={setHandTo}
        placeholder={HOLDING.personPlaceholder}
      />
      <CheckField label={LEAVING.keepLogin} hint={LEAVING.keepLoginHint} checked={keepLogin} onChange={setKeepLogin} />
      <ReasonField value={reason} onChange={setReason} />
      <Preview answer={preview} isLater={isLater} />
    </FormDialog>
  );
}

function When({ isLater, onLater }: { readonly isLater: boolean; readonly onLater: (later: boolean) => void }) {
  return (
    <fieldset class="when">
      <legend>{LEAVING.when}</legend>
      <label>
        <input type="radio" name="when" data-first="" checked={!isLater} onChange={() => onLater(false)} />
        {LEAVING.now}
      </label>
      <label>
        <input type="radio" name="when" checked={isLater} onChange={() => onLater(true)} />
        {LEAVING.later}
      </label>
    </fieldset>
  );
}

function pickedOf(plan: Plan | undefined): PickedPerson | null {
  if (plan?.handTo?.kind !== 'person') return null;
  return { id: plan.handTo.id, displayName: plan.handTo.name, login: '' };
}

function usePreview(personId: string, handToId: string | null, keepLogin: boolean): Answer<OffBoarding> {
  const key = `trial/off-board/${personId}/${handToId}/${keepLogin}`;
  const answer = useAnswer(key, signal =>
    client.people.previewOffBoarding(personId, { ...(handToId === null ? {} : { handToId }), keepLogin }, { signal }),
  );
  const value = useKept(answer.value);
  return { ...answer, value: answer.error === undefined ? value : answer.value };
}

function Preview({ answer, isLater }: { readonly answer: Answer<OffBoarding>; readonly isLater: boolean }) {
  const { value, error, isLoading } = answer;
  return (
    <section class={isLoading && value ? 'preview preview-old' : 'preview'} aria-label={LEAVING.preview} aria-busy={isLoading}>
      <h3>{LEAVING.preview}</h3>
      {isLater && <p class="quiet">{LEAVING.previewOf}</p>}
      {value !== undefined && <LeavingThings things={value.things} />}
      {value === undefined && (error ? <Failed detail={error instanceof Error ? error.message : ''} /> : <Loading rows={4} />)}
      <p class="quiet">{LEAVING.canUndo}</p>
    </section>
  );
}

function isToCome(instant: string | null): boolean {
  return instant !== null && Date.parse(instant) > presentMs();
}
