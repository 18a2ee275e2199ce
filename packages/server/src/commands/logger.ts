/** The server's log: JSON lines on the standard output, written asynchronously so that no request waits for them. */
import { type Logger, pino } from 'pino';
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
  let isEnded = false;
  const lines = gatherLines(bytes => {
    // In this content mode pino takes bytes, but its types declare strings.
    if (!isEnded) output.write(bytes as unknown as string);
  });
  return {
    logger: pino({ level }, lines),
    end: () =>
      new Promise(resolve => {
        output.once('close', resolve);
        lines.flush();
        isEnded = true;
        output.end();
      }),
  };
}
