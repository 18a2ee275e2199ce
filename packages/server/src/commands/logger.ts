/** The server's log: JSON lines on the standard output, written asynchronously so that no request waits for them. */
import { isatty } from 'node:tty';
import { type Logger, pino } from 'pino';
import { printableLines } from '../lib/printable.ts';
import { gatherLines } from './log-lines.ts';

/** How much is buffered for a slow reader. Lines beyond it are dropped. */
const WAITING_BYTES = 16 * 1_024 * 1_024;

export interface Log {
  readonly logger: Logger;
  /** Resolves when everything that was logged is written. */
  readonly end: () => Promise<void>;
}

/** `destination`: a file, or the number of an open one. */
export function createLog(level: string, destination: string | number = 1): Log {
  const output = pino.destination({ dest: destination, sync: false, contentMode: 'buffer', maxLength: WAITING_BYTES });
  // Keep serving when the reader closes the pipe (`heldby serve | head`).
  output.on('error', () => undefined);
  // Paths and names come from others. A terminal would act on the control characters that JSON leaves as they are.
  const isTerminal = typeof destination === 'number' && isatty(destination);
  let isEnded = false;
  const lines = gatherLines(bytes => {
    // In this content mode pino takes bytes, but its types declare strings.
    if (!isEnded) output.write(bytes as unknown as string);
  });
  return {
    logger: pino({ level }, isTerminal ? { write: line => lines.write(printableLines(line)) } : lines),
    end: () =>
      new Promise(resolve => {
        output.once('close', resolve);
        lines.flush();
        isEnded = true;
        output.end();
      }),
  };
}
