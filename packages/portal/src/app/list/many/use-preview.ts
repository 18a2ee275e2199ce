/** What an action would do to each row, by a dry run. It is asked again when what it needs changes; a reason changes nothing. */
import { useEffect, useState } from 'preact/hooks';
import { runMany } from '../../../data/many.ts';
import { isReady, type ManyAction, type ManyInput, type Outcome, outcomesOf, planMany } from './action.ts';
import { sendBatch } from './run.ts';

export interface Preview<T> {
  readonly outcomes: readonly Outcome<T>[] | undefined;
  readonly error: unknown;
  /** How many rows are checked. */
  readonly done: number;
  readonly retry: () => void;
}

/** Somebody types a tag. */
const PAUSE_MS = 250;

export function usePreview<T>(action: ManyAction<T>, rows: readonly T[], input: ManyInput): Preview<T> {
  const [outcomes, setOutcomes] = useState<readonly Outcome<T>[]>();
  const [error, setError] = useState<unknown>();
  const [done, setDone] = useState(0);
  const [tries, setTries] = useState(0);
  const key = JSON.stringify([{ ...input, reason: '' }, tries]);
  useEffect(() => {
    setOutcomes(undefined);
    setError(undefined);
    setDone(0);
    if (!isReady(action, input)) return;
    const control = new AbortController();
    const check = async () => {
      const planned = planMany(action, rows, input);
      const options = { send: sendBatch, dryRun: true, signal: control.signal, onProgress: setDone };
      const results = await runMany(planned.operations, options);
      if (!control.signal.aborted) setOutcomes(outcomesOf(action, planned, results, input));
    };
    const fail = (failure: unknown) => {
      if (!control.signal.aborted) setError(failure);
    };
    const timer = setTimeout(() => void check().catch(fail), action.needs.includes('tag') ? PAUSE_MS : 0);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [action, rows, key]);
  return { outcomes, error, done, retry: () => setTries(tries + 1) };
}
