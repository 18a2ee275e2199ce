/** What can be done with many rows: which write each row needs, what that does, and how it is taken back. */
import { isDone, type Operation, type OperationResult, refusalOf } from '../../../data/many.ts';
import type { IconPath } from '../../../kit/icon-path.ts';
import type { PickedLocation, PickedPerson } from '../../../kit/picked.ts';
import type { ManyWords } from '../../../words/many.ts';

/** What the person gives, as far as an action asks for it. */
export interface ManyInput {
  readonly reason: string;
  readonly tag: string;
  readonly person: PickedPerson | null;
  readonly location: PickedLocation | null;
  readonly group: PickedLocation | null;
}

export const NO_INPUT: ManyInput = { reason: '', tag: '', person: null, location: null, group: null };

export interface ManyAction<T> {
  readonly id: string;
  readonly icon: IconPath;
  readonly danger?: boolean;
  readonly words: ManyWords;
  /** Beside the reason. Without them, nothing is checked. */
  readonly needs: readonly Exclude<keyof ManyInput, 'reason'>[];
  /** Not needed, but asked for. */
  readonly takes?: 'person';
  /** Whether it stands in the menu of this row. */
  readonly fits: (row: T) => boolean;
  /** The write; or a text: why there is nothing to do. */
  readonly plan: (row: T, input: ManyInput) => Operation | string;
  /** What the write does to the row, in a few words. `body` is its answer. */
  readonly effect: (row: T, body: unknown, input: ManyInput) => string;
  readonly undo?: (row: T, result: OperationResult, input: ManyInput) => Operation | undefined;
}

/** What becomes of one row. */
export interface Outcome<T> {
  readonly row: T;
  readonly kind: 'changes' | 'stays' | 'refused';
  readonly text: string;
  readonly result?: OperationResult;
}

export interface Planned<T> {
  readonly rows: readonly T[];
  readonly operations: readonly Operation[];
  readonly stays: readonly Outcome<T>[];
}

export function planMany<T>(action: ManyAction<T>, rows: readonly T[], input: ManyInput): Planned<T> {
  const planned = rows.map(row => ({ row, plan: action.plan(row, input) }));
  const toDo = planned.flatMap(({ row, plan }) => (typeof plan === 'string' ? [] : [{ row, plan }]));
  return {
    rows: toDo.map(({ row }) => row),
    operations: toDo.map(({ plan }) => withReason(plan, input.reason)),
    stays: planned.flatMap(({ row, plan }) => (typeof plan === 'string' ? [{ row, kind: 'stays', text: plan }] : [])),
  };
}

/** What is refused comes first: that is what somebody has to know. */
export function outcomesOf<T>(
  action: ManyAction<T>,
  { rows, stays }: Planned<T>,
  results: readonly OperationResult[],
  input: ManyInput,
): readonly Outcome<T>[] {
  const ran = rows.flatMap((row, at): readonly Outcome<T>[] => {
    const result = results[at];
    if (result === undefined) return [];
    if (!isDone(result)) return [{ row, kind: 'refused', text: refusalOf(result), result }];
    return [{ row, kind: 'changes', text: action.effect(row, result.body, input), result }];
  });
  const [refused, changed] = [ran.filter(({ kind }) => kind === 'refused'), ran.filter(({ kind }) => kind === 'changes')];
  return [...refused, ...changed, ...stays];
}

export function undoMany<T>(action: ManyAction<T>, outcomes: readonly Outcome<T>[], input: ManyInput): readonly Operation[] {
  return outcomes.flatMap(({ row, kind, result }) => {
    const operation = kind === 'changes' && result !== undefined ? action.undo?.(row, result, input) : undefined;
    return operation === undefined ? [] : [operation];
  });
}

export function isReady<T>({ needs }: ManyAction<T>, input: ManyInput): boolean {
  return needs.every(need => (need === 'tag' ? input.tag.trim() !== '' : input[need] !== null));
}

function withReason(operation: Operation, reason: string): Operation {
  const text = reason.trim();
  return text === '' ? operation : { ...operation, body: { ...operation.body, reason: text } };
}
