/** What signals ask of a server process: SIGTERM and SIGINT an orderly end, SIGHUP to read files again. */
import { once } from 'node:events';
import type { Logger } from 'pino';
import { EXIT } from './failure.ts';

/** Longer than all steps of an orderly stop together. After it the process exits. */
const STOP_LIMIT_MS = 20_000;

export interface Signals {
  /** Resolves when the process is asked to end. */
  readonly end: Promise<unknown>;
  /** For errors that must end the process: writes could be lost, or a defect left it in an unknown state. */
  readonly fatal: (error: Error) => void;
  /** What SIGHUP does from now on. Before, it does nothing: a hang-up never ends a server. */
  readonly onReload: (reload: () => void) => void;
  /** Leaves the signals to Node again. */
  readonly done: () => void;
}

export function handleSignals(logger: Logger): Signals {
  const ending = new AbortController();
  let reload = () => {};
  const end = () => {
    setTimeout(() => process.exit(), STOP_LIMIT_MS).unref();
    ending.abort();
  };
  const asked = (signal: NodeJS.Signals) => {
    if (ending.signal.aborted) process.exit(EXIT.refused); // A second signal ends the process at once.
    logger.info({ signal }, 'stopping: requests in progress are finished first');
    end();
  };
  const fatal = (error: Error) => {
    logger.fatal({ err: error }, 'the server must stop');
    process.exitCode = EXIT.fatal;
    if (!ending.signal.aborted) end();
  };
  const hangup = () => {
    logger.info({ signal: 'SIGHUP' }, 'reading the files again that may change');
    reload();
  };
  process.on('SIGTERM', asked).on('SIGINT', asked).on('SIGHUP', hangup).on('uncaughtException', fatal);
  return {
    end: once(ending.signal, 'abort'),
    fatal,
    onReload: what => {
      reload = what;
    },
    done: () => {
      process.off('SIGTERM', asked).off('SIGINT', asked).off('SIGHUP', hangup).off('uncaughtException', fatal);
    },
  };
}
