/** Turns the error that ends a command into one sentence and an exit code. */
import type { HeldbyError } from '@heldby/client';
import { CommanderError } from 'commander';
import { Problem } from '../domain/problem.ts';
import { printable, printableJson, printableLines } from '../lib/printable.ts';
import { reasonOf } from '../lib/reason.ts';
import { writeAll } from './output.ts';

export const EXIT = {
  done: 0,
  /** The command could not be carried out. */
  refused: 1,
  /** A setting, an option or an argument is wrong. */
  wrongSetting: 2,
  /** There is no such thing. */
  notFound: 3,
  /** Something is taken, or was changed by somebody else. */
  conflict: 4,
  /** The server or the store cannot be reached, or has no time now. */
  unavailable: 5,
  /** The store can no longer promise that writes survive, or heldby has a defect (EX_SOFTWARE of sysexits.h). */
  fatal: 70,
} as const;

interface Failure {
  readonly exitCode: number;
  readonly code: string;
  readonly message: string;
  /** Only for a defect. */
  readonly stack?: string | undefined;
}

/** Writes the failure to the error stream and returns the exit code. */
export function report(error: unknown, json: boolean): number {
  // Help or version was shown; `heldby` and `heldby org` alone ask for their help.
  if (error instanceof CommanderError && (error.exitCode === 0 || error.code === 'commander.help')) return EXIT.done;
  const { exitCode, code, message, stack } = toFailure(error);
  if (json) writeAll(2, `${printableJson({ error: { code, message } })}\n`);
  else writeAll(2, `heldby: ${printable(message)}\n${stack === undefined ? '' : `${printableLines(stack)}\n`}`);
  return exitCode;
}

function toFailure(error: unknown): Failure {
  if (error instanceof CommanderError) {
    const message = error.message
      .replace(/^error: /, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
    return { exitCode: EXIT.wrongSetting, code: 'invalid', message: `${message} (see --help)` };
  }
  if (error instanceof Problem && error.code !== 'internal') {
    return { exitCode: EXIT_OF[error.code] ?? EXIT.refused, code: error.code, message: error.message };
  }
  if (isRefusal(error)) return { exitCode: EXIT_OF[error.code] ?? EXIT.refused, code: error.code, message: sentenceOf(error) };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { exitCode: EXIT.fatal, code: 'internal', message: `defect: ${message}`, stack };
}

/** Exit codes by the codes of problems and of the client's errors. All others are refusals. */
const EXIT_OF: Readonly<Record<string, number>> = {
  invalid: EXIT.wrongSetting,
  not_found: EXIT.notFound,
  gone: EXIT.notFound,
  conflict: EXIT.conflict,
  precondition_failed: EXIT.conflict,
  unavailable: EXIT.unavailable,
  rate_limited: EXIT.unavailable,
  timeout: EXIT.unavailable,
  timed_out: EXIT.unavailable,
  unreachable: EXIT.unavailable,
};

/** By its name: most commands need not load the client for this. */
function isRefusal(error: unknown): error is HeldbyError {
  return error instanceof Error && error.name === 'HeldbyError';
}

/** A write of which nobody knows whether it happened names its key, to repeat it safely. */
function sentenceOf({ message, idempotencyKey, code }: HeldbyError): string {
  const isUnknown = code === 'unreachable' || code === 'timed_out';
  return isUnknown && idempotencyKey !== null ? `${message} To repeat it safely: --idempotency-key ${idempotencyKey}` : message;
}

/** The problem of a wrong setting. Its message says what does not work, why, and which setting to change. */
export function wrongSetting(what: string, error: unknown, change: string): Problem {
  if (error instanceof Problem && error.code === 'invalid') return error;
  return new Problem('invalid', `${what}: ${reasonOf(error)}; ${change}.`, { cause: error });
}

/** The same where something is there, and does not answer or has no time now: to try again later may help, too. */
export function unreachable(what: string, error: unknown, change: string): Problem {
  return new Problem('unavailable', `${what}: ${reasonOf(error)}; ${change}.`, { cause: error });
}
