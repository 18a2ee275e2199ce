/** Asks what an action needs, shows what it would do to each row, does it, and shows what became of each that was refused. */
import { useState } from 'preact/hooks';
import { Button } from '../../../kit/button.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { Progress } from '../../../kit/progress.tsx';
import { words as kitWords } from '../../../words/kit-more.ts';
import { MANY } from '../../../words/many.ts';
import { sayFailure } from '../list-frame.tsx';
import { isReady, type ManyAction, NO_INPUT, type Outcome, outcomesOf, planMany, undoMany } from './action.ts';
import { Asks } from './asks.tsx';
import { OutcomeTable } from './outcome-table.tsx';
import { changeMany, tellDone } from './run.ts';
import { type Preview, usePreview } from './use-preview.ts';

export interface ManyDialogProps<T> {
  readonly action: ManyAction<T>;
  readonly rows: readonly T[];
  readonly nameOf: (row: T) => string;
  readonly idOf: (row: T) => string;
  /** Something was changed. */
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

export function ManyDialog<T>(props: ManyDialogProps<T>) {
  const { action, rows, onClose } = props;
  const [input, setInput] = useState(NO_INPUT);
  const preview = usePreview(action, rows, input);
  const { done, over, run } = useRun(props, input);
  const willChange = preview.outcomes?.filter(({ kind }) => kind === 'changes').length ?? 0;
  const isUnderWay = done !== undefined;
  if (over !== undefined) {
    return (
      <Dialog
        title={action.words.done(countDone(over))}
        wide
        onClose={onClose}
        foot={<Button onPress={onClose}>{MANY.close}</Button>}
      >
        <OutcomeTable {...props} outcomes={over} isOver />
      </Dialog>
    );
  }
  const foot = (
    <>
      <Button onPress={onClose}>{kitWords.cancel}</Button>
      <Button type="submit" look={action.danger ? 'danger' : 'primary'} busy={isUnderWay} disabled={willChange === 0}>
        {action.words.verb(willChange === 0 ? rows.length : willChange)}
      </Button>
    </>
  );
  const submit = () => {
    if (willChange > 0 && !isUnderWay) void run();
  };
  return (
    <Dialog title={action.words.verb(rows.length)} wide onClose={onClose} foot={foot} onSubmit={submit}>
      {action.words.about !== undefined && <p class="quiet">{action.words.about}</p>}
      <Asks action={action} input={input} onInput={setInput} />
      {isUnderWay ? (
        <Waiting label={MANY.doing} done={done} total={willChange} />
      ) : (
        isReady(action, input) && <Previewed {...props} preview={preview} />
      )}
    </Dialog>
  );
}

function Previewed<T>({ preview, ...props }: ManyDialogProps<T> & { readonly preview: Preview<T> }) {
  const { outcomes, error, done, retry } = preview;
  if (error !== undefined) {
    const again = (
      <Button small onPress={retry}>
        {MANY.retry}
      </Button>
    );
    return (
      <Notice tone="bad" action={again}>
        {MANY.checkFailed}
        {sayFailure(error)}
      </Notice>
    );
  }
  if (outcomes === undefined) return <Waiting label={MANY.checking} done={done} total={props.rows.length} />;
  return <OutcomeTable {...props} outcomes={outcomes} isOver={false} />;
}

function Waiting({ label, done, total }: { readonly label: string; readonly done: number; readonly total: number }) {
  return (
    <div class="many-waits">
      <Progress label={label} done={done} total={total} />
      <p class="quiet tabular" role="status">
        {label}: {MANY.progress(done, total)}
      </p>
    </div>
  );
}

/** `over`: what became of each row, once that has to be read. */
function useRun<T>({ action, rows, onChanged, onClose }: ManyDialogProps<T>, input: typeof NO_INPUT) {
  const [done, setDone] = useState<number>();
  const [over, setOver] = useState<readonly Outcome<T>[]>();
  const run = async () => {
    setDone(0);
    const planned = planMany(action, rows, input);
    const results = await changeMany(planned.operations, setDone);
    const outcomes = outcomesOf(action, planned, results, input);
    tellDone(action.words, results, undoMany(action, outcomes, input), onChanged);
    onChanged();
    if (outcomes.some(({ kind }) => kind === 'refused')) setOver(outcomes);
    else onClose();
  };
  return { done, over, run };
}

function countDone<T>(outcomes: readonly Outcome<T>[]): number {
  return outcomes.filter(({ kind }) => kind === 'changes').length;
}
