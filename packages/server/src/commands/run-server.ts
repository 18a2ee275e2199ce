/** Runs a server process: takes the lock, opens store, socket and listener, and closes them in reverse order to stop. */
import type { Registry, Sources } from '../app.ts';
import { openAdminServer } from '../daemon/admin-server.ts';
import type { Settings } from '../settings.ts';
import { checkKeys } from './check-keys.ts';
import { checkAddress, checkTls, drain, type Listening, listen } from './listen.ts';
import { createLog } from './logger.ts';
import { handleSignals } from './signals.ts';
import { holdFolder, openStore } from './store.ts';

export interface Occasions {
  /** Where instants and ids come from; the machine's clock if left out. */
  readonly sources?: Sources;
  /** The store is open, but the server does not listen yet. */
  readonly opened: (registry: Registry) => Promise<void>;
  readonly listening: (server: Listening) => void;
}

/** Serves until a signal or a fatal error, and sets the process's exit code. */
export async function runServer(settings: Settings, occasions: Occasions): Promise<void> {
  const log = createLog(settings.logLevel);
  const signals = handleSignals(log.logger);
  let hasListened = false;
  const closers: (() => unknown)[] = [log.end, () => hasListened && log.logger.info('stopped')];
  try {
    checkTls(settings);
    await checkAddress(settings);
    const lock = holdFolder(settings);
    closers.push(() => lock?.release());
    const registry = await openStore(settings, log.logger, signals.fatal, occasions.sources);
    closers.push(registry.close);
    await occasions.opened(registry);
    await checkKeys(registry, log.logger);
    const server = await listen(registry, settings, log.logger);
    closers.push(() => drain(server));
    if (lock !== undefined) closers.push((await openAdminServer(settings.dataFolder, server.server)).close);
    hasListened = true;
    occasions.listening(server);
    signals.onReload(server.reload);
    await signals.end;
  } finally {
    for (const close of closers.toReversed()) {
      try {
        await close();
      } catch (error) {
        // After a fatal error the store may fail to close. Close the rest anyway.
        log.logger.error({ err: error }, 'closing failed');
      }
    }
    signals.done();
  }
}
