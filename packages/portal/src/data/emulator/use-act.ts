/** Does something with the emulator that a button waits for, and says why where it is refused. */
import { useState } from 'preact/hooks';
import { toasts } from '../../kit/toasts.ts';
import { answers } from '../answers.ts';
import { control } from './control.ts';

interface Act {
  readonly method?: 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly done?: string;
  /** What the other pages show is of another moment then. */
  readonly isElsewhen?: boolean;
}

export function useAct() {
  const [busy, setBusy] = useState(false);
  /** Whether it is done. */
  const act = async ({ method = 'POST', path, body, done, isElsewhen = false }: Act): Promise<boolean> => {
    setBusy(true);
    try {
      await control(method, path, body);
      if (isElsewhen) answers.refresh('');
      if (done !== undefined) toasts.add({ text: done, tone: 'good' });
      return true;
    } catch (error) {
      toasts.add({ text: error instanceof Error ? error.message : String(error), tone: 'bad' });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, act };
}
