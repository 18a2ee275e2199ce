/** What goes wrong on request. */
import { useEffect } from 'preact/hooks';
import { hrefOf, navigate } from '../../app/router.ts';
import { useDialog } from '../../app/use-dialog.ts';
import type { Fault } from '../../data/emulator/types.ts';
import { useAct } from '../../data/emulator/use-act.ts';
import { Button } from '../../kit/button.tsx';
import { plusIcon } from '../../kit/generated/icons.ts';
import { Empty } from '../../kit/states.tsx';
import type { Column } from '../../kit/table/source.ts';
import { Table } from '../../kit/table/table.tsx';
import { FAULTS as words } from '../../words/emulator-parts.ts';
import { format } from '../../words/format.ts';
import { FaultDialog } from './fault-dialog.tsx';

interface FaultsProps {
  readonly faults: readonly Fault[];
  /** May name what a new one is for. */
  readonly query: URLSearchParams;
}

export function Faults({ faults, query }: FaultsProps) {
  const dialog = useDialog();
  const { busy, act } = useAct();
  const wanted = { operation: query.get('operation') ?? '', path: query.get('path') ?? '' };
  const add = () =>
    dialog.open(
      <FaultDialog
        wanted={wanted}
        onClose={() => {
          dialog.close();
          navigate(hrefOf('emulator', new URLSearchParams({ show: 'faults' })), { replace: true });
        }}
      />,
    );
  useEffect(() => {
    if (wanted.operation !== '' || wanted.path !== '') add();
  }, [wanted.operation, wanted.path]);
  const remove = ({ id }: Fault) => void act({ method: 'DELETE', path: `faults/${id}`, done: words.removed });
  const source = { total: faults.length, rowAt: (index: number) => faults[index], want: () => undefined };
  const button = (
    <Button look="primary" icon={plusIcon} popup="dialog" onPress={add}>
      {words.add}
    </Button>
  );
  return (
    <>
      {faults.length === 0 ? (
        <Empty title={words.none} action={button}>
          {words.noneAbout}
        </Empty>
      ) : (
        <>
          <div class="emulator-buttons">
            {button}
            <Button busy={busy} onPress={() => void act({ method: 'DELETE', path: 'faults', done: words.cleared })}>
              {words.clear}
            </Button>
          </div>
          <div class="emulator-list emulator-whole">
            <Table<Fault>
              whole
              label={words.list}
              source={source}
              columns={COLUMNS}
              idOf={({ id }) => String(id)}
              nameOf={fault => whatOf(fault)}
              actionsOf={fault => [{ text: words.remove, onChoose: () => remove(fault) }]}
            />
          </div>
        </>
      )}
      {dialog.element}
    </>
  );
}

const COLUMNS: readonly Column<Fault>[] = [
  { id: 'what', title: words.what, widthPx: 220, grows: true, view: whatOf },
  {
    id: 'on',
    title: words.on,
    widthPx: 320,
    view: ({ operation, path }) => <bdi class="mono clip">{[operation, path].filter(Boolean).join(' ')}</bdi>,
  },
  {
    id: 'left',
    title: words.left,
    widthPx: 80,
    numeric: true,
    view: ({ left }) => (left === null ? words.always : format.number(left)),
  },
];

function whatOf({ status, drop, malformed, delayMs }: Fault): string {
  const milliseconds = delayMs === undefined ? undefined : format.number(delayMs);
  const what = status === undefined ? (drop ? words.drop : malformed ? words.malformed : undefined) : words.status(status);
  if (milliseconds === undefined) return what ?? '';
  return what === undefined ? words.delayAlone(milliseconds) : `${what}, ${words.delay(milliseconds)}`;
}
