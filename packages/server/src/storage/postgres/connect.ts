/** How the store connects, and how values arrive from the server. */
import pg from 'pg';

const CONNECT_TIMEOUT_MS = 5_000;
/** An idle connection whose server has vanished is noticed by then, where nothing else would ask. */
const KEEP_ALIVE_AFTER_MS = 10_000;
/** int8 arrives as text. Instants and counters fit a number; a value that does not is refused, never rounded. */
const INT8_OID = 20;
/** bytea arrives as `\x…`, in hex. */
const BYTEA_OID = 17;

export function connectionConfig(url: string, silenceLimitMs: number): pg.ClientConfig {
  return {
    connectionString: url,
    connectionTimeoutMillis: Math.min(CONNECT_TIMEOUT_MS, silenceLimitMs),
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    application_name: 'heldby',
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
  };
}

export function typeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8_OID) return exactNumber;
  if (oid === BYTEA_OID) return bytes;
  return pg.types.getTypeParser(oid, format as 'text');
}

/** A plain array, as SQLite's driver gives it, without the methods of a Buffer. */
function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}

function exactNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`a bigint does not fit a number exactly: ${text}`);
  return value;
}
