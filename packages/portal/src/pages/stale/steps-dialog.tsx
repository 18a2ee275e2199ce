/** What a run did, device by device, and undoing one step. */

import type { PolicyStep } from '@heldby/client';
import { ListTable } from '../../app/list-table.tsx';
import { hrefOf } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { reloading } from '../../data/reloading.ts';
import { withoutTotal } from '../../data/uncounted.ts';
import { useList } from '../../data/use-list.ts';
import { write } from '../../data/write.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { undoIcon } from '../../kit/generated/icons.ts';
import type { MenuItem } from '../../kit/menu.tsx';
import type { Column } from '../../kit/table/source.ts';
import { format } from '../../words/format.ts';
import { presentMs } from '../../words/present.ts';
import { RUNS as words } from '../../words/stale.ts';
import { OLD_BY, POLICY } from './changes.ts';

interface StepsProps {
  readonly runId: string;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
}

export function StepsDialog({ runId, mayWrite, onClose }: StepsProps) {
  const list = useList<PolicyStep>(runId, (page, signal) =>
    client.policies.steps(POLICY, { run: runId, ...withoutTotal(page) }, { signal }),
  );
  const actionsOf = (step: PolicyStep): readonly MenuItem[] =>
    step.undoUntil !== null && Date.parse(step.undoUntil) > presentMs()
      ? [{ text: words.undoStep, icon: undoIcon, onChoose: () => void undo(step, list.reload) }]
      : [];
  return (
    <Dialog title={words.stepsOf} wide onClose={onClose} foot={<Button onPress={onClose}>{words.close}</Button>}>
      <div>
        <ListTable<PolicyStep>
          list={list}
          label={words.stepsOf}
          columns={COLUMNS}
          idOf={({ id }) => id}
          nameOf={nameOf}
          hrefOf={({ deviceId }) => hrefOf(`devices/${deviceId}`)}
          empty={words.noSteps}
          {...(mayWrite ? { actionsOf } : {})}
        />
      </div>
    </Dialog>
  );
}

function nameOf({ deviceName }: PolicyStep): string {
  return deviceName ?? words.unnamed;
}

function undo(step: PolicyStep, reload: () => void): Promise<unknown> {
  const change = {
    run: (options: object) => client.policies.undoStep(POLICY, step.id, {}, options),
    done: words.stepUndone(nameOf(step)),
    refreshes: [...OLD_BY, `devices/${step.deviceId}`],
  };
  return write(reloading(change, reload));
}

const { stepColumns: titles } = words;

const COLUMNS: readonly Column<PolicyStep>[] = [
  { id: 'device', title: titles.device, widthPx: 160, grows: true, view: step => <bdi class="clip">{nameOf(step)}</bdi> },
  { id: 'step', title: titles.step, widthPx: 144, view: ({ step }) => words.steps[step] },
  { id: 'why', title: titles.why, widthPx: 144, view: ({ why }) => words.whys[why] },
  { id: 'at', title: titles.at, widthPx: 152, view: ({ at }) => <time dateTime={at}>{format.dateTime(at)}</time> },
  {
    id: 'undone',
    title: titles.undone,
    widthPx: 112,
    view: ({ undoneAt }) => undoneAt !== null && <time dateTime={undoneAt}>{format.date(undoneAt)}</time>,
  },
];
