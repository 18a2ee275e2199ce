/** The server's log: JSON lines on the standard output, written in the background so that no request waits for them. */
import { type Logger, pino } from 'pino';
import { gatherLines } from './log-lines.ts';

/** What waits for a reader that is slow or has gone away; what comes beyond it is not kept. */
const WAITING_BYTES = 16 * 1_024 * 1_024;

export interface Log {
  readonly logger: Logger;
  /** Resolves when everything that was logged is written. */
  readonly end: () => Promise<void>;
}

/** `destination`: a file, or the number of an open one. */
export function createLog(level: string, destination: string | number = 1): Log {
  const output = pino.destination({ dest: destination, sync: false, contentMode: 'buffer', maxLength: WAITING_BYTES });
  // A reader that went away (`heldby serve | head`) is no reason to stop serving.
  output.on('error', () => undefined);
  let isEnded = false;
  const lines = gatherLines(bytes => {
    // What it takes in this mode is bytes; its types know lines only.
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
