/** Does it: the writes, the toast that says what happened, and the way back. */
import { answers } from '../../../data/answers.ts';
import { client } from '../../../data/client.ts';
import { isDone, type Operation, type OperationResult, runMany, type SendBatch } from '../../../data/many.ts';
import { toasts } from '../../../kit/toasts.ts';
import { MANY, type ManyWords } from '../../../words/many.ts';

export const sendBatch: SendBatch = async (operations, { dryRun, signal }) => {
  const options = { ...(dryRun ? { dryRun } : {}), ...(signal === undefined ? {} : { signal }) };
  const { results } = await client.batch.run({ mode: 'each', operations }, options);
  return results;
};

/** Beginnings of the keys of answers that may have changed. */
const CHANGED = ['people', 'devices', 'assignments', 'approvals', 'reports'];

export function refreshAll(): void {
  for (const prefix of CHANGED) answers.refresh(prefix);
}

export function changeMany(operations: readonly Operation[], onProgress: (done: number) => void): Promise<OperationResult[]> {
  return runMany(operations, { send: sendBatch, dryRun: false, onProgress }).finally(refreshAll);
}

/** With *Undo* where there is something to take back. */
export function tellDone(
  words: ManyWords,
  results: readonly OperationResult[],
  undo: readonly Operation[],
  changed: () => void,
): void {
  const done = results.filter(isDone).length;
  const text = done === results.length ? words.done(done) : MANY.doneOf(words.done(done), results.length - done);
  const takeBack = () => void undoMany(words, undo, changed);
  const action = undo.length === 0 ? {} : { action: { text: MANY.undo, onPress: takeBack } };
  toasts.add({ text, tone: done === 0 ? 'bad' : 'good', ...action });
}

export async function undoMany({ undone }: ManyWords, operations: readonly Operation[], changed: () => void): Promise<void> {
  const results = await changeMany(operations, () => undefined);
  const done = results.filter(isDone).length;
  const text = undone?.(done) ?? '';
  const left = results.length - done;
  toasts.add(left === 0 ? { text, tone: 'good' } : { text: MANY.notAll(text, left), tone: 'bad' });
  changed();
}
