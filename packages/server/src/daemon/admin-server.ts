/**
 * The socket that only this user can open. Through it the operator calls the native API without a token, and the command line its
 * own operations.
 */
import { chmodSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance } from 'fastify';
import type { Registry } from '../app.ts';
import { Problem, type ProblemCode } from '../domain/problem.ts';
import { backupLines, requireEncryption } from '../storage/backup/write.ts';
import { OPERATIONS, type OperationName, operate } from './operations.ts';
import { createOperatorServer } from './operator-server.ts';
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

/** How long requests in flight may take to end when the server stops. A call that waits for events may wait for ever. */
const DRAIN_LIMIT_MS = 10_000;

export const BACKUP_PATH = '/backup';
export const OPERATIONS_PATH = '/operations/';

/** Call it while holding the folder's lock: an existing socket is then stale and can be removed. */
export async function openAdminServer(dataFolder: string, registry: Registry, app: FastifyInstance): Promise<AdminServer> {
  const path = socketPath(dataFolder);
  const isFile = process.platform !== 'win32';
  if (isFile) rmSync(path, { force: true });
  const server = await createOperatorServer(app, (request, response) => void answer(registry, request, response));
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
