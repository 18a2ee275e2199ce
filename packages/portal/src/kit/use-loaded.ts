/** Loads what a text finds: after a pause in typing, the newest answer only. */
import { useEffect, useState } from 'preact/hooks';

/** Long enough to skip the letters of a fast typist, short enough to seem at once. */
const PAUSE_MS = 120;

export interface Found<T> {
  readonly items: readonly T[];
  readonly state: 'ready' | 'loading' | 'failed';
}

interface Answered<T> extends Found<T> {
  /** What it answers, null before the first. */
  readonly text: string | null;
}

const NOTHING: Answered<never> = { text: null, items: [], state: 'loading' };

/** Null loads nothing. While it loads, the items of the text before stay. */
export function useLoaded<T>(load: (text: string, signal: AbortSignal) => Promise<readonly T[]>, text: string | null): Found<T> {
  const [found, setFound] = useState<Answered<T>>(NOTHING);
  useEffect(() => {
    if (text === null) return setFound(NOTHING);
    const control = new AbortController();
    const set = (next: Answered<T>) => {
      if (!control.signal.aborted) setFound(next);
    };
    setFound(before => ({ ...before, state: 'loading' }));
    const timer = setTimeout(
      () => {
        load(text, control.signal).then(
          items => set({ text, items, state: 'ready' }),
          () => set({ text, items: [], state: 'failed' }),
        );
      },
      text === '' ? 0 : PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [load, text]);
  // Between a letter and the effect that loads for it, too.
  return found.text === text ? found : { items: found.items, state: 'loading' };
}
