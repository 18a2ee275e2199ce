/** The server's log: JSON lines on the standard output, written in the background so that no request waits for them. */
import { type Logger, pino } from 'pino';

/** Written when so much has come together, or after a second. */
const BUFFER_BYTES = 4_096;
const FLUSH_EVERY_MS = 1_000;

export interface Log {
  readonly logger: Logger;
  /** Resolves when everything that was logged is written. */
  readonly end: () => Promise<void>;
}

export function createLog(level: string): Log {
  const destination = pino.destination({ dest: 1, sync: false, minLength: BUFFER_BYTES, periodicFlush: FLUSH_EVERY_MS });
  // A reader that went away (`heldby serve | head`) is no reason to stop serving.
  destination.on('error', () => undefined);
  return {
    logger: pino({ level }, destination),
    end: () =>
      new Promise(resolve => {
        destination.once('close', resolve);
        destination.end();
      }),
  };
}
