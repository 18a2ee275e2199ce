/** What the rows of a file are: told by its columns, and corrected here as long as nothing was imported. */
import type { Import } from '@heldby/client';
import { client } from '../../data/client.ts';
import { useWrite } from '../../data/use-write.ts';
import { SelectField } from '../../kit/fields/text-field.tsx';
import { IMPORTS } from '../../words/imports.ts';
import { mayPlanAgain } from './plan-again.ts';

type List = Import['list'];
const LISTS = Object.keys(IMPORTS.lists) as List[];

export function RowsAre({ found }: { readonly found: Import }) {
  const { busy, write } = useWrite();
  const { id, list, revision } = found;
  const shown = mayPlanAgain(found) ? LISTS : [list];
  const choose = (chosen: string) => {
    const wanted = LISTS.find(each => each === chosen);
    if (busy || wanted === undefined || wanted === list) return;
    void write({
      run: options => client.imports.update(id, { list: wanted }, { ...options, ifRevision: revision }),
      done: IMPORTS.working.planning,
      refreshes: [`imports/${id}`, 'imports'],
    });
  };
  return (
    <SelectField
      label={IMPORTS.facts.list}
      value={list}
      onChange={choose}
      options={shown.map(each => [each, IMPORTS.lists[each]] as const)}
    />
  );
}
