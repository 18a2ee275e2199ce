/** What an operand or the value of an option stands for, so that shells can complete it. */
import type { Argument, Option } from 'commander';

export interface Hint {
  /** A kind of thing that the registry knows by name. */
  readonly kind?: string | undefined;
  /** The words that are allowed. */
  readonly words?: readonly string[] | undefined;
  /** The name of a file. */
  readonly isFile?: boolean;
}

const HINTS = new WeakMap<Argument | Option, Hint>();

export function hinted<T extends Argument | Option>(subject: T, hint: Hint): T {
  HINTS.set(subject, hint);
  return subject;
}

/** An operand or option that says nothing of itself, but is called a file, takes one. */
export function hintOf(subject: Argument | Option): Hint {
  const words = subject.argChoices === undefined ? {} : { words: subject.argChoices };
  return HINTS.get(subject) ?? { ...words, isFile: /\b(?:file|folder)\b/.test(nameOf(subject)) };
}

function nameOf(subject: Argument | Option): string {
  return 'flags' in subject ? subject.flags : subject.name();
}
