/** The socket that only this user can open. Through it the operator, and so the command line, calls the native API without a token. */
import { chmodSync, rmSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { createOperatorServer } from './operator-server.ts';
import { socketPath } from './socket.ts';

export interface AdminServer {
  readonly close: () => Promise<void>;
}

/** How long requests in flight may take to end when the server stops. A call that waits for events may wait for ever. */
const DRAIN_LIMIT_MS = 10_000;

/** Call it while holding the folder's lock: an existing socket is then stale and can be removed. */
export async function openAdminServer(dataFolder: string, app: FastifyInstance): Promise<AdminServer> {
  const path = socketPath(dataFolder);
  const isFile = process.platform !== 'win32';
  if (isFile) rmSync(path, { force: true });
  const server = await createOperatorServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // `listen` creates the socket. The umask denies access to other users until `chmod` runs.
    const mask = process.umask(0o177);
    server.listen(path, resolve);
    process.umask(mask);
  });
  if (isFile) chmodSync(path, 0o600);
  return {
    close: async () => {
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      server.closeIdleConnections();
      const limit = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS);
      await closed.finally(() => clearTimeout(limit));
    },
  };
}
