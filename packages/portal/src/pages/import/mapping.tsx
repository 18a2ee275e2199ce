/** What each column is: guessed, and corrected here as long as nothing was imported. */
import type { Import } from '@heldby/client';
import { useState } from 'preact/hooks';
import { client } from '../../data/client.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { SelectField } from '../../kit/fields/text-field.tsx';
import { IMPORTS, MEMBER_WORDS } from '../../words/imports.ts';
import { Keys } from './keys.tsx';
import { mayPlanAgain } from './plan-again.ts';
import { RowsAre } from './rows-are.tsx';

type Column = Import['columns'][number];

export function Mapping({ found }: { readonly found: Import }) {
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const { busy, write } = useWrite();
  const { id, columns, revision } = found;
  const isOpen = mayPlanAgain(found);
  const changed = columns.filter(({ column, member }) => given[column] !== undefined && given[column] !== (member ?? ''));
  const replan = () =>
    write({
      run: options =>
        client.imports.update(
          id,
          { columns: changed.map(({ column }) => ({ column, member: given[column] || null })) },
          { ...options, ifRevision: revision },
        ),
      done: IMPORTS.working.planning,
      refreshes: [`imports/${id}`, 'imports'],
    });
  return (
    <Card title={IMPORTS.mapping}>
      <p class="import-about quiet">{IMPORTS.mappingAbout}</p>
      <div class="import-columns">
        {columns.map(column => (
          <SelectField
            key={column.column}
            label={column.column || IMPORTS.empty}
            hint={hintOf(column)}
            value={given[column.column] ?? column.member ?? ''}
            onChange={value => isOpen && setGiven({ ...given, [column.column]: value })}
            options={optionsOf(column, isOpen)}
          />
        ))}
      </div>
      <div class="import-columns import-keys">
        <RowsAre found={found} />
        <Keys found={found} />
      </div>
      {isOpen && changed.length > 0 && (
        <div class="import-columns-foot">
          <Button look="primary" busy={busy} onPress={() => void replan()}>
            {IMPORTS.replan}
          </Button>
        </div>
      )}
    </Card>
  );
}

function hintOf({ by, near }: Column): string {
  if (near !== undefined) return IMPORTS.near(MEMBER_WORDS[near] ?? near);
  return IMPORTS.guessed[by ?? 'none'];
}

/** What was imported stays as it is. */
function optionsOf({ member }: Column, isOpen: boolean): readonly (readonly [string, string])[] {
  const alone = ['', IMPORTS.leftAlone] as const;
  const own: readonly (readonly [string, string])[] = member === null ? [alone] : [[member, MEMBER_WORDS[member] ?? member]];
  if (!isOpen) return own;
  const others = Object.entries(MEMBER_WORDS).filter(([name]) => name !== member);
  return [...(member === null ? [] : [alone]), ...own, ...others];
}
