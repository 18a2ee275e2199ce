/** Serves the command line's operations on the running registry: HTTP over a socket that only this user can open. */
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Registry } from '../app.ts';
import { Problem, type ProblemCode } from '../domain/problem.ts';
import { backupLines, requireEncryption } from '../storage/backup/write.ts';
import { OPERATIONS, type OperationName, operate } from './operations.ts';
import { socketPath } from './socket.ts';

export interface AdminServer {
  readonly close: () => Promise<void>;
}

/** The response body of a failed operation. */
export interface AdminFailure {
  readonly code: ProblemCode;
  readonly message: string;
}

/** The body of a request for a backup. */
export interface BackupRequest {
  /** Whether the command encrypts what it gets. */
  readonly isEncrypted: boolean;
}

export const BACKUP_PATH = '/backup';
export const OPERATIONS_PATH = '/operations/';

/** Call it while holding the folder's lock: an existing socket is then stale and can be removed. */
export async function openAdminServer(dataFolder: string, registry: Registry): Promise<AdminServer> {
  const path = socketPath(dataFolder);
  const isFile = process.platform !== 'win32';
  if (isFile) rmSync(path, { force: true });
  const server = createServer((request, response) => void answer(registry, request, response));
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
      await closed;
    },
  };
}

async function answer(registry: Registry, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('Connection', 'close');
  try {
    if (request.url === BACKUP_PATH) return await sendBackup(registry, request, response);
    const result = await carryOut(registry, request);
    response.end(JSON.stringify(result ?? null));
  } catch (error) {
    if (response.headersSent) return void response.destroy();
    const failure: AdminFailure =
      error instanceof Problem
        ? { code: error.code, message: error.message }
        : { code: 'internal', message: error instanceof Error ? error.message : String(error) };
    response.statusCode = 500;
    response.end(JSON.stringify(failure));
  }
}

async function sendBackup({ storage }: Registry, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { isEncrypted } = JSON.parse(await text(request)) as BackupRequest;
  await requireEncryption(storage, isEncrypted);
  await pipeline(backupLines(storage), response);
}

async function carryOut(registry: Registry, request: IncomingMessage): Promise<unknown> {
  const path = request.url ?? '';
  const name = path.slice(OPERATIONS_PATH.length);
  if (!path.startsWith(OPERATIONS_PATH) || !Object.hasOwn(OPERATIONS, name)) {
    throw new Problem('not_found', 'The running server does not know this command: it has another version than this program.');
  }
  return operate(registry, name as OperationName, JSON.parse(await text(request)));
}
