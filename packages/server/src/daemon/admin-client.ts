/** Sends a command's operation to the running server, over its socket. */
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { Problem } from '../domain/problem.ts';
import { type AdminFailure, BACKUP_PATH, type BackupRequest, OPERATIONS_PATH } from './admin-server.ts';
import type { OperationInput, OperationName, OperationResult } from './operations.ts';
import { socketPath } from './socket.ts';

/** No server listens: there is no socket, or one that a crashed process left behind. */
const NO_SERVER = new Set(['ENOENT', 'ECONNREFUSED']);

/** The server's answer, in a wrapper; undefined if none runs on this folder. */
export async function askServer<N extends OperationName>(
  dataFolder: string,
  name: N,
  input: OperationInput<N>,
): Promise<{ readonly result: OperationResult<N> } | undefined> {
  const response = await send(dataFolder, OPERATIONS_PATH + name, JSON.stringify(input));
  return response && { result: JSON.parse(await text(response)) as OperationResult<N> };
}

/** The running server's backup as a stream; undefined if none runs on this folder. The caller encrypts it, if it says so. */
export function askForBackup(dataFolder: string, request: BackupRequest): Promise<IncomingMessage | undefined> {
  return send(dataFolder, BACKUP_PATH, JSON.stringify(request));
}

async function send(dataFolder: string, path: string, body: string): Promise<IncomingMessage | undefined> {
  let response: IncomingMessage;
  try {
    response = await new Promise((resolve, reject) => {
      request({ socketPath: socketPath(dataFolder), path, method: 'POST', agent: false }, resolve)
        .once('error', reject)
        .end(body);
    });
  } catch (error) {
    if (NO_SERVER.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    if (error instanceof Problem) throw error;
    throw new Problem('unavailable', 'The running server ended before it answered.', { cause: error });
  }
  if (response.statusCode === 200) return response;
  const failure = JSON.parse(await text(response)) as AdminFailure;
  throw new Problem(failure.code, failure.message);
}
