/** Loads what a text finds: after a pause in typing, the newest answer only. */
import { useEffect, useState } from 'preact/hooks';

/** Long enough to skip the letters of a fast typist, short enough to seem at once. */
const PAUSE_MS = 120;

export interface Found<T> {
  readonly items: readonly T[];
  readonly state: 'ready' | 'loading' | 'failed';
}

const NOTHING: Found<never> = { items: [], state: 'loading' };

/** Null loads nothing. While it loads, the items of the text before stay. */
export function useLoaded<T>(load: (text: string, signal: AbortSignal) => Promise<readonly T[]>, text: string | null): Found<T> {
  const [found, setFound] = useState<Found<T>>(NOTHING);
  useEffect(() => {
    if (text === null) return setFound(NOTHING);
    const control = new AbortController();
    const set = (next: (before: Found<T>) => Found<T>) => {
      if (!control.signal.aborted) setFound(next);
    };
    set(before => ({ ...before, state: 'loading' }));
    const timer = setTimeout(
      () => {
        load(text, control.signal).then(
          items => set(() => ({ items, state: 'ready' })),
          () => set(() => ({ items: [], state: 'failed' })),
        );
      },
      text === '' ? 0 : PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [load, text]);
  return found;
}
