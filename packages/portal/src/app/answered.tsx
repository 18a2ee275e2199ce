/** An answer on a page: grey rows while it loads, why it failed, or what it says. */
import { HeldbyError } from '@heldby/client';
import type { ComponentChildren } from 'preact';
import { type Answer, answers } from '../data/answers.ts';
import { Failed, Loading } from '../kit/states.tsx';
import { FORMS } from '../words/forms.ts';

interface AnsweredProps<T> {
  readonly answer: Answer<T>;
  /** The beginning of its key, for another try. */
  readonly of: string;
  readonly rows?: number;
  readonly children: (value: T) => ComponentChildren;
}

export function Answered<T>({ answer, of, rows = 4, children }: AnsweredProps<T>) {
  if (answer.value !== undefined) return <>{children(answer.value)}</>;
  if (answer.error === undefined) return <Loading rows={rows} />;
  return <Refused error={answer.error} onRetry={() => answers.refresh(of)} />;
}

/** In the words of the server, with the id by which its log can be searched. */
export function Refused({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  if (!(error instanceof HeldbyError)) return <Failed onRetry={onRetry} />;
  const { message, requestId } = error;
  return <Failed title={message} onRetry={onRetry} {...(requestId === null ? {} : { detail: FORMS.request(requestId) })} />;
}
