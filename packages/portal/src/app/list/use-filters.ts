/** The filters of the API that a query means, while it is being typed. */
import { useEffect, useState } from 'preact/hooks';
import type { Filters } from '../../query/filters.ts';
import type { Grammar } from '../../query/grammar.ts';
import { presentMs } from '../../words/present.ts';
import { type LazyModule, lazyModule } from '../lazy-part.tsx';

const language = lazyModule(() => import('./language.ts'));

/** Long enough to skip the letters of a fast typist, short enough to seem at once. */
const PAUSE_MS = 120;

const NO_FILTERS: Filters = { filters: {}, problems: [] };

/** Undefined until the names in the query have been found. Afterwards the former filters stay until there are new ones. */
export function useFilters(grammar: LazyModule<Grammar>, text: string): Filters | undefined {
  const [found, setFound] = useState<Filters | undefined>(text === '' ? NO_FILTERS : undefined);
  useEffect(() => {
    let isOld = false;
    const read = async () => {
      const next = text === '' ? NO_FILTERS : await filtersOf(grammar, text);
      if (!isOld) setFound(before => (isSame(before, next) ? before : next));
    };
    const fail = (error: unknown) => {
      if (!isOld) setFound({ filters: {}, problems: [error instanceof Error ? error.message : String(error)] });
    };
    const timer = setTimeout(() => void read().catch(fail), found === undefined ? 0 : PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [grammar, text]);
  return found;
}

async function filtersOf(lazyGrammar: LazyModule<Grammar>, text: string): Promise<Filters> {
  const [grammar, { parseQuery, resolve, toFilters }] = await Promise.all([lazyGrammar.fetch(), language.fetch()]);
  const { query, errors } = parseQuery(grammar, text);
  const { filters, problems } = await toFilters(grammar, query, { resolve, now: new Date(presentMs()) });
  return { filters, problems: [...errors.map(({ message }) => message), ...problems] };
}

function isSame(before: Filters | undefined, next: Filters): boolean {
  return JSON.stringify(before) === JSON.stringify(next);
}
