/** What could follow at the cursor: from the grammar, and from the server where it alone knows. */
import { useMemo } from 'preact/hooks';
import type { Grammar, ReferenceField } from '../../query/grammar.ts';
import { type Option, optionOf, suggestAt } from '../../query/suggest.ts';
import { useLoaded } from '../use-loaded.ts';

/** What the server knows by a text: the value to filter by, its name, and more about it. */
export type LookUp = (
  of: ReferenceField['of'],
  text: string,
  signal: AbortSignal,
) => Promise<readonly { readonly value: string; readonly label: string; readonly detail: string }[]>;

export interface Suggested {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Option[];
}

const NO_LOOK_UP = () => Promise.resolve([]);

export function useSuggested(grammar: Grammar, text: string, cursor: number, open: boolean, lookUp: LookUp): Suggested {
  const suggested = useMemo(() => suggestAt(grammar, text, cursor), [grammar, text, cursor]);
  const of = suggested.lookUp?.of;
  const load = useMemo(
    () => (of === undefined ? NO_LOOK_UP : (typed: string, signal: AbortSignal) => lookUp(of, typed, signal)),
    [of, lookUp],
  );
  const { items } = useLoaded(load, open && suggested.lookUp !== undefined ? suggested.lookUp.text : null);
  const found = of === undefined ? NONE : items;
  const options = useMemo(
    () => [...suggested.options, ...found.map(({ value, label, detail }) => optionOf(value, label, detail))],
    [suggested, found],
  );
  return { from: suggested.from, to: suggested.to, options };
}

const NONE: readonly never[] = [];
