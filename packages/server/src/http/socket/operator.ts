/**
 * Marks the requests that come through the operator's socket. Only the process that owns the socket can set the mark, so it is as
 * good as the permissions of the socket's file. A request over the network cannot carry it.
 */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** Names the organization in which the operator acts: its name or id, percent-encoded. */
export const ORGANIZATION_HEADER = 'heldby-organization';

/** A socket in the file system has no address. Logs and limits need one. */
const ADDRESS = '127.0.0.1';

const marked = new WeakSet<IncomingMessage>();

export function markOperator(request: IncomingMessage): void {
  marked.add(request);
}

export function isMarkedOperator(request: IncomingMessage): boolean {
  return marked.has(request);
}

/** Call it for each connection that is none of the network. */
export function giveAddress(socket: Socket): void {
  Object.defineProperty(socket, 'remoteAddress', { configurable: true, value: ADDRESS });
}
