/** The output of a command: text for people, or with --json one JSON value a line for programs. */
import { writeSync } from 'node:fs';
import { allPrintable, printable, printableJson, printableLines } from '../lib/printable.ts';

export interface Output {
  readonly json: boolean;
  /** A result: `value` for programs, a text for people. The text is made from a copy of the value that a terminal can show. */
  readonly result: <T>(value: T, textOf: (shown: T) => string) => void;
  /** Progress and notes for people, on the error stream. Nothing with --json. */
  readonly note: (text: string) => void;
  /** Something that works but should be changed, on the error stream. */
  readonly warn: (text: string) => void;
}

export function createOutput(json: boolean): Output {
  return {
    json,
    result: (value, textOf) => writeAll(1, `${json ? printableJson(value) : printableLines(textOf(allPrintable(value)))}\n`),
    note: text => {
      if (!json) writeAll(2, `${printableLines(text)}\n`);
    },
    warn: text => writeAll(2, json ? `${printableJson({ warning: text })}\n` : `heldby: warning: ${printable(text)}.\n`),
  };
}

/** Writes synchronously, so that nothing is lost when the process ends right after. */
export function writeAll(descriptor: 1 | 2, text: string | Uint8Array): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return; // The reader has closed the pipe.
      if (code !== 'EAGAIN') throw error;
    }
  }
}

/** Formats rows in columns under their heads. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[], empty: string): string {
  if (rows.length === 0) return empty;
  const all = [heads, ...rows];
  const widths = heads.map((_head, column) => Math.max(...all.map(row => (row[column] ?? '').length)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return all.map(row => line(row).trimEnd()).join('\n');
}

/** When a token or secret ends, as a part of a sentence. */
export function expiry(expiresAt: string | null): string {
  return expiresAt === null ? 'does not expire' : `expires ${expiresAt}`;
}
