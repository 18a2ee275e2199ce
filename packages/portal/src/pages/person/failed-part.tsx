/** A part of the page that could not be loaded: why, by which request, and another try. */
import { HeldbyError } from '@heldby/client';
import { answers } from '../../data/answers.ts';
import { Failed } from '../../kit/states.tsx';
import { PERSON } from '../../words/person.ts';

interface FailedPartProps {
  readonly error: unknown;
  /** The key of the answer. */
  readonly of: string;
  readonly title?: string;
}

export function FailedPart({ error, of, title = PERSON.failedPart }: FailedPartProps) {
  return <Failed title={title} detail={sayError(error)} onRetry={() => answers.refresh(of)} />;
}

function sayError(error: unknown): string {
  if (!(error instanceof HeldbyError)) return '';
  return [error.message, error.requestId === null ? null : PERSON.requestId(error.requestId)].filter(Boolean).join(' · ');
}
