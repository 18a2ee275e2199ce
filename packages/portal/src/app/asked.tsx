/** A part of a page that asks one thing: grey rows while it loads, why it failed, or what it says. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { answers, type Load } from '../data/answers.ts';
import { useAnswer } from '../data/use-answer.ts';
import { Loading } from '../kit/states.tsx';
import { Refused } from './answered.tsx';
import './asked.css';

interface AskedProps<T> {
  /** The key of the answer, as `devices/1/holders`. */
  readonly ask: string;
  readonly load: Load<T>;
  /** How many grey rows stand for it. */
  readonly rows?: number;
  readonly children: (value: T) => ComponentChildren;
}

/** Where the key changes, the answer before stays until the next one is there, so that the page does not jump. */
export function Asked<T>({ ask, load, rows = 3, children }: AskedProps<T>) {
  const { value, error } = useAnswer(ask, load);
  const before = useRef<T | undefined>(undefined);
  if (value !== undefined) before.current = value;
  if (value === undefined && error !== undefined) return <Refused error={error} onRetry={() => answers.refresh(ask)} />;
  const shown = value ?? before.current;
  if (shown === undefined) return <Loading rows={rows} />;
  return (
    <div class={value === undefined ? 'asked asked-old' : 'asked'} aria-busy={value === undefined}>
      {children(shown)}
    </div>
  );
}
