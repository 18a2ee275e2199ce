/** What a list can be asked, and the bar that asks it: both are loaded behind the rows, and where the address has a query, beside them. */
import type { Grammar } from '../../query/grammar.ts';
import { type LazyModule, lazyModule } from '../lazy-part.tsx';

type Bar = Pick<typeof import('./list-bar.tsx'), 'ListBar'>;

export interface LazyGrammar {
  readonly grammar: LazyModule<Grammar>;
  readonly bar: LazyModule<Bar & { readonly grammar: Grammar }>;
}

export function lazyGrammar(load: () => Promise<Grammar>): LazyGrammar {
  const grammar = lazyModule(load);
  const bar = lazyModule(async () => {
    const [{ ListBar }, loaded] = await Promise.all([import('./list-bar.tsx'), grammar.fetch()]);
    return { ListBar, grammar: loaded };
  });
  return { grammar, bar };
}
