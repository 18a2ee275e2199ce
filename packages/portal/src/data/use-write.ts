/** A write that a form or a button waits for. */
import { useState } from 'preact/hooks';
import { type Change, type Outcome, write } from './write.ts';

/** `busy` while a write of this component is under way. */
export function useWrite(): { readonly busy: boolean; readonly write: <T>(change: Change<T>) => Promise<Outcome<T>> } {
  const [busy, setBusy] = useState(false);
  return {
    busy,
    write: async change => {
      setBusy(true);
      try {
        return await write(change);
      } finally {
        setBusy(false);
      }
    },
  };
}
