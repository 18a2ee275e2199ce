/** What happens to each row, or what has happened, and how many of each kind there are. */
import { useMemo } from 'preact/hooks';
import { Chip } from '../../../kit/chip.tsx';
import { Table } from '../../../kit/table/table.tsx';
import { MANY } from '../../../words/many.ts';
import type { Outcome } from './action.ts';
import './many.css';

/** As many rows as a dialog shows at once. */
const SHORT = 8;

interface OutcomeTableProps<T> {
  readonly outcomes: readonly Outcome<T>[];
  readonly nameOf: (row: T) => string;
  readonly idOf: (row: T) => string;
  readonly isOver: boolean;
}

export function OutcomeTable<T>({ outcomes, nameOf, idOf, isOver }: OutcomeTableProps<T>) {
  const source = useMemo(
    () => ({ total: outcomes.length, rowAt: (index: number) => outcomes[index], want: () => undefined }),
    [outcomes],
  );
  const columns = useMemo(
    () => [
      {
        id: 'name',
        title: MANY.name,
        widthPx: 160,
        grows: true,
        view: ({ row }: Outcome<T>) => <bdi class="clip">{nameOf(row)}</bdi>,
      },
      {
        id: 'effect',
        title: isOver ? MANY.result : MANY.effect,
        widthPx: 400,
        view: ({ text, kind }: Outcome<T>) => (
          <bdi class={`many-${kind}`} title={text}>
            {text}
          </bdi>
        ),
      },
    ],
    [nameOf, isOver],
  );
  const isShort = outcomes.length <= SHORT;
  return (
    <>
      <Counts outcomes={outcomes} isOver={isOver} />
      <div class={isShort ? 'many-table' : 'many-table many-long'}>
        <Table
          whole={isShort}
          label={MANY.table}
          source={source}
          columns={columns}
          idOf={({ row }) => idOf(row)}
          nameOf={({ row }) => nameOf(row)}
        />
      </div>
    </>
  );
}

function Counts<T>({ outcomes, isOver }: { readonly outcomes: readonly Outcome<T>[]; readonly isOver: boolean }) {
  const count = (kind: Outcome<T>['kind']) => outcomes.filter(outcome => outcome.kind === kind).length;
  const [changes, stays, refused] = [count('changes'), count('stays'), count('refused')];
  return (
    <p class="many-counts" role="status">
      <Chip tone={changes > 0 ? 'good' : 'plain'} dot>
        {isOver ? MANY.changed(changes) : MANY.willChange(changes)}
      </Chip>
      {stays > 0 && <Chip>{MANY.stay(stays)}</Chip>}
      {refused > 0 && (
        <Chip tone="bad" dot>
          {MANY.refused(refused)}
        </Chip>
      )}
    </p>
  );
}
