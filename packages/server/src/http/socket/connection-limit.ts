/** Limits how many connections are open. */
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Logger } from 'pino';
import type { Traffic } from '../observe/traffic.ts';

/** While connections are dropped, idle ones are closed and a line is logged this often. */
const RELIEF_EVERY_MS = 1_000;

/** For the store, the log and the program itself: a file that cannot be opened is worse than a connection that is refused. */
const SPARE_DESCRIPTORS = 200;

/**
 * Closes a new connection beyond the limit at once. It also closes idle connections, so that the next one finds room: a client
 * opens another when it needs one.
 */
export function limitConnections(server: Server, limit: number, traffic: Traffic, logger: Logger): void {
  let relievedAt = Number.NEGATIVE_INFINITY;
  const possible = Math.min(limit, descriptorsLimit() - SPARE_DESCRIPTORS);
  server.maxConnections = possible;
  server.on('drop', () => {
    traffic.refusals.connectionLimit += 1;
    if (performance.now() - relievedAt < RELIEF_EVERY_MS) return;
    relievedAt = performance.now();
    server.closeIdleConnections();
    logger.warn({ limit: possible, dropped: traffic.refusals.connectionLimit }, 'the limit of connections is reached');
  });
}

/** How many files the system lets this process open. Only Linux has a file to read it from. */
function descriptorsLimit(): number {
  try {
    const [, soft] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return soft === undefined ? Number.POSITIVE_INFINITY : Number(soft);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
