/** The filters of the API that a query means, while it is being typed. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { resolve } from '../../data/look-up.ts';
import { type Filters, toFilters } from '../../query/filters.ts';
import type { Grammar } from '../../query/grammar.ts';
import { parseQuery } from '../../query/parse.ts';

/** Long enough to skip the letters of a fast typist, short enough to seem at once. */
const PAUSE_MS = 120;

/** Undefined until the names in the query have been found. Afterwards the former filters stay until there are new ones. */
export function useFilters(grammar: Grammar, text: string): Filters | undefined {
  const [found, setFound] = useState<Filters>();
  const parsed = useMemo(() => parseQuery(grammar, text), [grammar, text]);
  useEffect(() => {
    let isOld = false;
    const read = async () => {
      const { filters, problems } = await toFilters(grammar, parsed.query, { resolve, now: new Date() });
      const next = { filters, problems: [...parsed.errors.map(({ message }) => message), ...problems] };
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
  }, [grammar, parsed]);
  return found;
}

function isSame(before: Filters | undefined, next: Filters): boolean {
  return JSON.stringify(before) === JSON.stringify(next);
}
