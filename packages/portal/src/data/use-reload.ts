/** Loads a list anew when a write of this page, or an event, has made it old. */
import { useEffect, useRef } from 'preact/hooks';
import { answers } from './answers.ts';

/** By the beginnings of keys, as answers have them: `off-boardings`. */
export function useReload(prefixes: readonly string[], reload: () => void): void {
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(
    () => answers.onRefresh(key => prefixes.some(prefix => key.startsWith(prefix)) && latest.current()),
    [prefixes.join()],
  );
}
