/** Runs a server process: takes the lock, opens store, socket and listener, and closes them in reverse order to stop. */
import { once } from 'node:events';
import type { Logger } from 'pino';
import type { Registry } from '../app.ts';
import { openAdminServer } from '../daemon/admin-server.ts';
import type { Settings } from '../settings.ts';
import { EXIT } from './failure.ts';
import { checkAddress, checkTls, drain, type Listening, listen } from './listen.ts';
import { createLog } from './logger.ts';
import { holdFolder, openStore } from './store.ts';

/** Longer than all steps of an orderly stop together. After it the process exits. */
const STOP_LIMIT_MS = 20_000;

export interface Occasions {
  /** The store is open, but the server does not listen yet. */
  readonly opened: (registry: Registry) => Promise<void>;
  readonly listening: (server: Listening) => void;
}

/** Serves until a signal or a fatal error, and sets the process's exit code. */
export async function runServer(settings: Settings, occasions: Occasions): Promise<void> {
  const log = createLog(settings.logLevel);
  const stop = createStop(log.logger);
  const closers: (() => unknown)[] = [log.end];
  try {
    checkTls(settings);
    await checkAddress(settings);
    const lock = holdFolder(settings);
    closers.push(() => lock?.release());
    const registry = await openStore(settings, log.logger, stop.fatal);
    closers.push(registry.close);
    await occasions.opened(registry);
    if (lock !== undefined) closers.push((await openAdminServer(settings.dataFolder, registry)).close);
    const server = await listen(registry, settings, log.logger);
    closers.push(() => drain(server));
    occasions.listening(server);
    await stop.asked;
  } finally {
    for (const close of closers.toReversed()) {
      try {
        await close();
      } catch (error) {
        // After a fatal error the store may fail to close. Close the rest anyway.
        log.logger.error({ err: error }, 'closing failed');
      }
    }
    stop.done();
  }
}

interface Stop {
  readonly asked: Promise<unknown>;
  /** For errors that must end the process: writes could be lost, or a defect left it in an unknown state. */
  readonly fatal: (error: Error) => void;
  readonly done: () => void;
}

function createStop(logger: Logger): Stop {
  const asking = new AbortController();
  const ask = () => {
    if (asking.signal.aborted) process.exit(EXIT.refused); // A second signal ends the process at once.
    setTimeout(() => process.exit(), STOP_LIMIT_MS).unref();
    asking.abort();
  };
  const fatal = (error: Error) => {
    logger.fatal({ err: error }, 'the server must stop');
    process.exitCode = EXIT.fatal;
    if (!asking.signal.aborted) ask();
  };
  process.on('SIGTERM', ask).on('SIGINT', ask).on('uncaughtException', fatal);
  return {
    asked: once(asking.signal, 'abort'),
    fatal,
    done: () => {
      process.off('SIGTERM', ask).off('SIGINT', ask).off('uncaughtException', fatal);
    },
  };
}
